"""The book of count-backs: what was counted at closing, and the lines that explain a difference."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, and_, func, insert, select, update

from db.books.writing import Stamp
from db.models.distributions import DistributionRow
from db.models.stock import DeskCountRow
from db.models.variances import SignOffRow, VarianceLineRow, VarianceWithdrawalRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.count_back import DeskCount, VarianceLine
from voucher_desk.domain.distributions import Distribution

STANDING = (
    select(
        VarianceLineRow.number,
        VarianceLineRow.desk,
        VoucherRow.serial,
        VarianceLineRow.side,
        VarianceLineRow.reason,
        VarianceLineRow.words,
        VarianceLineRow.by,
    )
    .outerjoin(VoucherRow, VoucherRow.id == VarianceLineRow.voucher_id)
    .outerjoin(
        VarianceWithdrawalRow,
        and_(
            VarianceWithdrawalRow.distribution_id == VarianceLineRow.distribution_id,
            VarianceWithdrawalRow.number == VarianceLineRow.number,
        ),
    )
    .where(VarianceWithdrawalRow.number.is_(None))
    .order_by(VarianceLineRow.number)
)
"""The lines that nobody took back, in their order."""


class SqlCountBackBook:
    """Keeps counts and lines; both are only added to."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def note(self, distribution: Distribution, counts: Sequence[DeskCount], explanation: str) -> None:
        """Note what was counted back from each desk, and in all."""
        self._connection.execute(
            update(DistributionRow)
            .where(DistributionRow.id == distribution.id)
            .values(counted_back=sum(count.counted for count in counts), explanation=explanation or None)
        )
        self._connection.execute(
            insert(DeskCountRow),
            [
                {
                    "distribution_id": distribution.id,
                    "desk": count.desk,
                    "expected": count.expected,
                    "counted": count.counted,
                }
                for count in counts
            ],
        )

    def counted(self, distribution: Distribution) -> Mapping[str, int]:
        """Return what was counted by desk; in all, where it closed before desks were counted apart."""
        rows = self._connection.execute(
            select(DeskCountRow.desk, DeskCountRow.counted).where(
                DeskCountRow.distribution_id == distribution.id
            )
        )
        counted = {row.desk: row.counted for row in rows}
        in_all = select(DistributionRow.counted_back).where(DistributionRow.id == distribution.id)
        return counted or {"": self._connection.execute(in_all).scalar_one() or 0}

    def lines(self, distribution: Distribution) -> Sequence[VarianceLine]:
        """Return the lines of a distribution that stand, in their order."""
        rows = self._connection.execute(STANDING.where(VarianceLineRow.distribution_id == distribution.id))
        return [VarianceLine(*row) for row in rows]

    def next_number(self, distribution: Distribution) -> int:
        """Return the number of the next line: withdrawn ones keep theirs."""
        last = select(func.coalesce(func.max(VarianceLineRow.number), 0)).where(
            VarianceLineRow.distribution_id == distribution.id
        )
        return int(self._connection.execute(last).scalar_one()) + 1

    def explain(self, distribution: Distribution, lines: Sequence[VarianceLine]) -> None:
        """Add lines. Raises LostRace where another desk took their numbers."""
        serial = [line.serial for line in lines if line.serial]
        found = self._connection.execute(
            select(VoucherRow.serial, VoucherRow.id).where(VoucherRow.serial.in_(serial))
        )
        keys = {row.serial: row.id for row in found}
        self._connection.execute(
            insert(VarianceLineRow),
            [
                {
                    "distribution_id": distribution.id,
                    "number": line.number,
                    "voucher_id": keys[line.serial] if line.serial else None,
                    "desk": line.desk,
                    "side": line.side,
                    "reason": line.reason,
                    "words": line.words,
                    "at": self._stamp.at,
                    "by": line.by,
                }
                for line in lines
            ],
        )

    def withdraw(self, distribution: Distribution, line: VarianceLine) -> None:
        """Take a line back. Raises LostRace where somebody did first."""
        self._connection.execute(
            insert(VarianceWithdrawalRow).values(
                distribution_id=distribution.id, number=line.number, at=self._stamp.at, by=self._stamp.by
            )
        )

    def sign_off(self, distribution: Distribution) -> None:
        """Keep who approved the lines. Raises LostRace where somebody did first."""
        self._connection.execute(
            insert(SignOffRow).values(distribution_id=distribution.id, at=self._stamp.at, by=self._stamp.by)
        )
