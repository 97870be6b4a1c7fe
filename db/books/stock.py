"""The book of blanks: in the safe, in the float of a desk, and every move from one to the other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    SQLColumnExpression,
    and_,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from db.books.vouchers import VOUCHERS, voucher_of
from db.books.writing import AnySelect, Stamp, chunks
from db.models.distributions import DistributionRow
from db.models.stock import StockMoveLineRow, StockMoveRow, StockReceiptRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.distributions import Distribution
from voucher_desk.domain.floats import StockMove, UnknownMove
from voucher_desk.domain.stock import Batch
from voucher_desk.domain.vouchers import Voucher, VoucherState

IN_SAFE = or_(
    and_(VoucherRow.state == VoucherState.PRINTED, VoucherRow.distribution_id.is_(None)),
    VoucherRow.state == VoucherState.RETURNED,
)


class SqlStockBook:
    """Finds blanks where they are, hands them over, and keeps who received them."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def in_safe(self, batch: Batch, limit: int) -> Sequence[Voucher]:
        """Return the next printed blanks of a batch that no distribution has, in serial order."""
        return self._listed(VOUCHERS.where(VoucherRow.batch_id == batch.id, IN_SAFE).limit(limit))

    def float_of(self, distribution: Distribution, desk: str, limit: int) -> Sequence[Voucher]:
        """Return the next blanks in the float of a desk, in serial order."""
        return self._listed(VOUCHERS.where(_handed_to(distribution), desk_of_voucher() == desk).limit(limit))

    def floats(self, distribution: Distribution) -> Mapping[str, Sequence[Voucher]]:
        """Return all blanks at the desks of a distribution, by desk, each in serial order."""
        found: defaultdict[str, list[Voucher]] = defaultdict(list)
        query = VOUCHERS.add_columns(desk_of_voucher().label("of_desk")).where(_handed_to(distribution))
        for row in self._connection.execute(query.order_by(desk_of_voucher(), VoucherRow.serial)):
            found[row.of_desk].append(voucher_of(row))
        return dict(found)

    def _listed(self, query: AnySelect) -> list[Voucher]:
        return [voucher_of(row) for row in self._connection.execute(query.order_by(VoucherRow.serial))]

    def desks(self, distribution: Distribution) -> Sequence[str]:
        """Return the desks that blanks were handed to, by name; empty for a move that named none."""
        query = select(StockMoveRow.desk).where(StockMoveRow.distribution_id == distribution.id)
        return list(self._connection.execute(query.distinct().order_by(StockMoveRow.desk)).scalars())

    def hand_over(self, blanks: Sequence[Voucher], distribution: Distribution, desk: str) -> int:
        """Put blanks into the float of a desk and return the number of the move."""
        session_id = select(DistributionRow.session_id).where(DistributionRow.id == distribution.id)
        keys = [blank.id for blank in blanks]
        for part in chunks(keys):
            self._connection.execute(
                update(VoucherRow)
                .where(VoucherRow.id.in_(part))
                .values(
                    distribution_id=distribution.id,
                    session_id=session_id.scalar_subquery(),
                    desk=desk or None,
                )
            )
        return self._note_move(keys, distribution, desk)

    def _note_move(self, keys: Sequence[int], distribution: Distribution, desk: str) -> int:
        move = self._connection.execute(
            insert(StockMoveRow)
            .values(
                distribution_id=distribution.id,
                desk=desk,
                vouchers=len(keys),
                at=self._stamp.at,
                by=self._stamp.by,
            )
            .returning(StockMoveRow.id)
        ).scalar_one()
        self._connection.execute(
            insert(StockMoveLineRow), [{"move_id": move, "voucher_id": key} for key in keys]
        )
        return move

    def move(self, number: int) -> StockMove:
        """Return a move. Raises UnknownMove."""
        row = self._connection.execute(
            select(
                DistributionRow.code,
                StockMoveRow.desk,
                StockMoveRow.vouchers,
                StockMoveRow.by,
                StockReceiptRow.by.label("received_by"),
            )
            .join(DistributionRow, DistributionRow.id == StockMoveRow.distribution_id)
            .outerjoin(StockReceiptRow, StockReceiptRow.move_id == StockMoveRow.id)
            .where(StockMoveRow.id == number)
        ).one_or_none()
        if row is None:
            raise UnknownMove(move=number)
        return StockMove(number, *row)

    def receive(self, move: StockMove) -> None:
        """Keep who received a move. Raises LostRace where somebody did first."""
        self._connection.execute(
            insert(StockReceiptRow).values(move_id=move.number, at=self._stamp.at, by=self._stamp.by)
        )


def desk_of_voucher() -> SQLColumnExpression[str]:
    """Return the desk whose float a voucher is or was in, empty where none is named."""
    return func.coalesce(VoucherRow.desk, literal_column("''"))


def _handed_to(distribution: Distribution) -> ColumnElement[bool]:
    return and_(VoucherRow.state == VoucherState.PRINTED, VoucherRow.distribution_id == distribution.id)
