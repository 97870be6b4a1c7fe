"""The blanks of a distribution: where they are, what was counted back, and how a difference is explained."""

from collections import defaultdict

from sqlalchemy import Connection, and_, func, select

from db.books.count_backs import STANDING
from db.books.stock import desk_of_voucher
from db.books.writing import AnyRow, AnySelect
from db.models.distributions import DistributionRow
from db.models.log import EventRow
from db.models.stock import DeskCountRow, StockMoveLineRow, StockMoveRow, StockReceiptRow
from db.models.variances import SignOffRow, VarianceLineRow
from db.models.vouchers import VoucherRow
from db.queries.keys import distribution_key
from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.floats import runs_of
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries import count_backs as rows


def read_count_back(connection: Connection, distribution: str) -> rows.CountBack:
    """Return everything about the blanks of a distribution. Raises UnknownDistribution."""
    key = distribution_key(connection, distribution)
    row = connection.execute(
        select(
            DistributionRow.state,
            DistributionRow.counted_back,
            DistributionRow.explanation,
            SignOffRow.by,
            SignOffRow.at,
        )
        .outerjoin(SignOffRow, SignOffRow.distribution_id == DistributionRow.id)
        .where(DistributionRow.id == key)
    ).one()
    closing = _closing(connection, distribution)
    lines = STANDING.add_columns(VarianceLineRow.at).where(VarianceLineRow.distribution_id == key)
    return rows.CountBack(
        state=row.state,
        desks=_desks(connection, key, row),
        moves=_moves(connection, key),
        blanks=_blanks(connection, key),
        lines=tuple(rows.VarianceRow(*line) for line in connection.execute(lines)),
        remark=row.explanation or "",
        closed_by=closing.actor if closing else None,
        closed_at=closing.at if closing else None,
        signed_by=row.by,
        signed_at=row.at,
    )


def _closing(connection: Connection, distribution: str) -> AnyRow | None:
    closed = EventRow.kind == EventKind.DISTRIBUTION_CLOSED
    return connection.execute(
        select(EventRow.actor, EventRow.at).where(EventRow.of == distribution, closed)
    ).first()


def _desks(connection: Connection, key: int, distribution: AnyRow) -> tuple[rows.DeskRow, ...]:
    """Return the desks by name; one that closed before desks were counted apart has its count in all."""
    given, held, counts = _given(connection, key), _held(connection, key), _counts(connection, key)
    in_all = distribution.counted_back if distribution.state is DistributionState.CLOSED else None
    return tuple(
        rows.DeskRow(
            desk=desk,
            given=given.get(desk, 0),
            issued=held[desk].issued if desk in held else 0,
            left=held[desk].left if desk in held else 0,
            expected=counts[desk].expected if desk in counts else None,
            counted=counts[desk].counted if desk in counts else in_all if not counts else None,
        )
        for desk in sorted({*given, *held, *counts} or {""})
    )


def _given(connection: Connection, key: int) -> dict[str, int]:
    query = (
        select(StockMoveRow.desk, func.sum(StockMoveRow.vouchers))
        .where(StockMoveRow.distribution_id == key)
        .group_by(StockMoveRow.desk)
    )
    return {desk: int(vouchers) for desk, vouchers in connection.execute(query)}


def _held(connection: Connection, key: int) -> dict[str, AnyRow]:
    query: AnySelect = (
        select(
            desk_of_voucher().label("desk"),
            func.count().filter(VoucherRow.issued_by.is_not(None)).label("issued"),
            func.count().filter(VoucherRow.state == VoucherState.PRINTED).label("left"),
        )
        .where(VoucherRow.distribution_id == key)
        .group_by(desk_of_voucher())
    )
    return {row.desk: row for row in connection.execute(query)}


def _counts(connection: Connection, key: int) -> dict[str, AnyRow]:
    query: AnySelect = select(DeskCountRow.desk, DeskCountRow.expected, DeskCountRow.counted)
    return {row.desk: row for row in connection.execute(query.where(DeskCountRow.distribution_id == key))}


def _moves(connection: Connection, key: int) -> tuple[rows.MoveRow, ...]:
    serials: defaultdict[int, list[str]] = defaultdict(list)
    lines = (
        select(StockMoveLineRow.move_id, VoucherRow.serial)
        .join(StockMoveRow, StockMoveRow.id == StockMoveLineRow.move_id)
        .join(VoucherRow, VoucherRow.id == StockMoveLineRow.voucher_id)
        .where(StockMoveRow.distribution_id == key)
    )
    for move, serial in connection.execute(lines):
        serials[move].append(serial)
    query = (
        select(
            StockMoveRow.id.label("number"),
            StockMoveRow.desk,
            StockMoveRow.vouchers,
            StockMoveRow.at,
            StockMoveRow.by,
            StockReceiptRow.by.label("received_by"),
            StockReceiptRow.at.label("received_at"),
        )
        .outerjoin(StockReceiptRow, StockReceiptRow.move_id == StockMoveRow.id)
        .where(StockMoveRow.distribution_id == key)
        .order_by(StockMoveRow.id)
    )
    return tuple(
        rows.MoveRow(**{**row._asdict(), "runs": runs_of(serials[row.number])})
        for row in connection.execute(query)
    )


def _blanks(connection: Connection, key: int) -> tuple[rows.BlankRow, ...]:
    here = and_(VoucherRow.distribution_id == key, VoucherRow.state == VoucherState.PRINTED)
    query = select(VoucherRow.serial, desk_of_voucher()).where(here).order_by(VoucherRow.serial)
    return tuple(rows.BlankRow(*row) for row in connection.execute(query))
