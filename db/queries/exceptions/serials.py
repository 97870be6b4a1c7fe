"""R7, serials that nobody accounts for, and vouchers issued after closing (F8)."""

from collections.abc import Iterator

from sqlalchemy import Connection, and_, func, select

from db.models.distributions import DistributionRow
from db.models.log import EventRow
from db.models.programme import BatchRow
from db.models.vouchers import SerialRangeRow, VoucherRow
from db.queries.exceptions.measures import codes, event_of, hands, read_codes
from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.exceptions import ExceptionRow


def find(connection: Connection, _limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield lots with serials missing, blanks not counted back or printed, issues after closing."""
    yield from _missing(connection)
    yield from _not_counted_back(connection)
    yield from _never_printed(connection)
    yield from _issued_after_closing(connection)


def _missing(connection: Connection) -> Iterator[ExceptionRow]:
    """Yield lots that reserved more serials than there are vouchers of them."""
    reserved = (
        select(
            SerialRangeRow.batch_id,
            func.sum(SerialRangeRow.last - SerialRangeRow.first + 1).label("serials"),
        )
        .group_by(SerialRangeRow.batch_id)
        .subquery()
    )
    kept = (
        select(VoucherRow.batch_id, func.count().label("vouchers")).group_by(VoucherRow.batch_id).subquery()
    )
    missing = reserved.c.serials - func.coalesce(kept.c.vouchers, 0)
    query = (
        select(BatchRow.code, missing.label("missing"))
        .join(reserved, reserved.c.batch_id == BatchRow.id)
        .outerjoin(kept, kept.c.batch_id == BatchRow.id)
        .where(missing != 0)
        .order_by(BatchRow.code)
    )
    for row in connection.execute(query):
        yield ExceptionRow(Finding.SERIALS_MISSING, place=row.code, figure=int(row.missing))


def _not_counted_back(connection: Connection) -> Iterator[ExceptionRow]:
    closed, code = EventKind.DISTRIBUTION_CLOSED, DistributionRow.code
    query = (
        select(
            code,
            DistributionRow.counted_back,
            event_of(closed, code, EventRow.at).label("at"),
            event_of(closed, code, EventRow.actor).label("actor"),
            func.count().label("vouchers"),
            func.sum(VoucherRow.face).label("amount"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(VoucherRow)
        .join(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
        .where(VoucherRow.state == VoucherState.PRINTED, DistributionRow.state == DistributionState.CLOSED)
        .group_by(DistributionRow.id)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.NOT_COUNTED_BACK,
            place=row.code,
            at=row.at,
            by=hands(Duty.DISTRIBUTE, [row.actor]),
            serials=read_codes(row.serials),
            figure=row.vouchers - (row.counted_back or 0),
            amount=int(row.amount),
        )


def _never_printed(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(BatchRow.code, func.count().label("vouchers"), codes(VoucherRow.serial).label("serials"))
        .select_from(VoucherRow)
        .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
        .where(VoucherRow.state == VoucherState.GENERATED)
        .group_by(BatchRow.code)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.NEVER_PRINTED, place=row.code, serials=read_codes(row.serials), figure=row.vouchers
        )


def _issued_after_closing(connection: Connection) -> Iterator[ExceptionRow]:
    """Yield first issues that the log has after the closing; a replacement may come later."""
    closing = event_of(EventKind.DISTRIBUTION_CLOSED, DistributionRow.code, EventRow.position)
    query = (
        select(
            DistributionRow.code,
            func.min(EventRow.at).label("first"),
            func.max(EventRow.at).label("last"),
            func.count().label("vouchers"),
            func.sum(VoucherRow.face).label("amount"),
            codes(EventRow.actor).label("users"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(VoucherRow)
        .join(EventRow, and_(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.VOUCHER_ISSUED))
        .join(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
        .where(VoucherRow.replaces_id.is_(None), EventRow.position > closing)
        .group_by(DistributionRow.code)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.ISSUED_AFTER_CLOSING,
            place=row.code,
            at=row.first,
            until=row.last,
            by=hands(Duty.ISSUE, read_codes(row.users)),
            serials=read_codes(row.serials),
            figure=row.vouchers,
            amount=int(row.amount),
        )
