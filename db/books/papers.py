"""The paper book: the papers of vouchers, their codes, and which were printed."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from db.books.vouchers import VOUCHERS, voucher_of
from db.books.writing import AnyRow, Stamp, change_one, chunks, require_all
from db.models.vouchers import PaperRow, VoucherRow
from voucher_desk.domain.distributions import Distribution
from voucher_desk.domain.vouchers import OUTSTANDING_STATES, Voucher
from voucher_desk.ports.books import Paper


class SqlPaperBook:
    """Draws, finds and retires papers."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def draw(self, papers: Sequence[Paper]) -> None:
        """Keep new papers; each is its voucher's current one."""
        self._connection.execute(
            insert(PaperRow),
            [
                {
                    "voucher_id": paper.voucher_id,
                    "paper_id": paper.paper_id,
                    "human_code": paper.human_code,
                    "copy_number": paper.copy_number,
                    "current": 1,
                    "key_id": paper.key_id,
                    "drawn_at": self._stamp.at,
                }
                for paper in papers
            ],
        )

    def current(self, vouchers: Sequence[Voucher]) -> Sequence[Paper]:
        """Return the current paper of each voucher."""
        found: list[Paper] = []
        for part in chunks([voucher.id for voucher in vouchers]):
            rows = self._connection.execute(
                select(PaperRow.__table__).where(PaperRow.voucher_id.in_(part), PaperRow.current == 1)
            )
            found += [paper_of(row) for row in rows]
        return found

    def retire(self, paper: Paper) -> None:
        """Make a paper worthless. Raises LostRace where it is already."""
        change_one(
            self._connection,
            update(PaperRow)
            .where(
                PaperRow.voucher_id == paper.voucher_id,
                PaperRow.copy_number == paper.copy_number,
                PaperRow.current == 1,
            )
            .values(current=0),
        )

    def unprinted(self, distribution: Distribution) -> Sequence[Voucher]:
        """Return the vouchers of a distribution that no print job has taken."""
        waiting = VOUCHERS.where(
            VoucherRow.distribution_id == distribution.id,
            VoucherRow.print_job_id.is_(None),
            VoucherRow.state.in_(OUTSTANDING_STATES),
        )
        return [voucher_of(row) for row in self._connection.execute(waiting.order_by(VoucherRow.serial))]

    def mark_printed(self, vouchers: Sequence[Voucher], job: int) -> None:
        """Note the print job that took vouchers first. Raises LostRace where another job took one."""
        taken = 0
        for part in chunks([voucher.id for voucher in vouchers]):
            taken += self._connection.execute(
                update(VoucherRow)
                .where(VoucherRow.id.in_(part), VoucherRow.print_job_id.is_(None))
                .values(print_job_id=job)
            ).rowcount
        require_all(taken, len(vouchers))


def paper_of(row: AnyRow) -> Paper:
    """Return a paper row as the use cases know it."""
    return Paper(
        row.voucher_id, row.paper_id, row.human_code, row.copy_number, row.key_id, current=row.current == 1
    )
