"""R8, many replacements or voids at one desk by one hand, and voids after somebody tried the voucher (F9)."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, func, select

from db.books.writing import AnySelect
from db.models.log import EventRow, StationRow
from db.models.programme import ProviderRow
from db.models.redemptions import ScanRow
from db.models.vouchers import VoucherRow
from db.queries.exceptions.measures import codes, count_if, hands, percent, read_codes, seconds
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.domain.vouchers import VoidReason, VoucherState
from voucher_desk.queries.exceptions import ExceptionRow

REPLACES = VoucherRow.replaces_id.is_not(None)
VOIDED = and_(VoucherRow.state == VoucherState.VOID, VoucherRow.void_reason != VoidReason.NOT_COLLECTED)
"""Vouchers made void; those nobody collected are counted back, not lost."""


def find(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield desks and issuers with many replacements or voids, and vouchers void after a scan."""
    for finding, chosen in ((Finding.MANY_REPLACED, REPLACES), (Finding.MANY_VOID, VOIDED)):
        yield from _many(connection, limits, finding, chosen)
    yield from _void_after_scan(connection)


def _many(
    connection: Connection, limits: Thresholds, finding: Finding, chosen: ColumnElement[bool]
) -> Iterator[ExceptionRow]:
    counted = count_if(chosen)
    query = (
        _by_desk_and_hand()
        .add_columns(
            func.min(EventRow.at).filter(chosen).label("first"),
            func.max(EventRow.at).filter(chosen).label("last"),
            func.sum(VoucherRow.face).filter(chosen).label("amount"),
            codes(VoucherRow.serial).filter(chosen).label("serials"),
            counted.label("counted"),
        )
        .having(
            counted >= limits["replaced.vouchers"],
            percent(counted, func.count()) >= limits["replaced.percent"],
        )
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            finding,
            place=row.station,
            at=row.first,
            until=row.last,
            by=hands(Duty.ISSUE, [row.actor]),
            serials=read_codes(row.serials),
            figure=row.counted,
            amount=int(row.amount),
        )


def _by_desk_and_hand() -> AnySelect:
    return (
        select(StationRow.code.label("station"), EventRow.actor)
        .select_from(VoucherRow)
        .join(EventRow, and_(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.VOUCHER_ISSUED))
        .join(StationRow, StationRow.id == EventRow.station_id)
        .group_by(StationRow.code, EventRow.actor)
    )


def _void_after_scan(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(
            VoucherRow.serial,
            VoucherRow.face - VoucherRow.redeemed - VoucherRow.forfeited,
            VoucherRow.void_proposed_by,
            VoucherRow.void_approved_by,
            EventRow.at,
            func.max(ScanRow.at).label("scanned"),
            func.min(seconds(EventRow.at) - seconds(ScanRow.at)).label("apart"),
            codes(ProviderRow.code).label("providers"),
        )
        .select_from(VoucherRow)
        .join(EventRow, and_(EventRow.of == VoucherRow.serial, EventRow.kind == EventKind.VOUCHER_VOIDED))
        .join(ScanRow, and_(ScanRow.voucher_id == VoucherRow.id, ScanRow.at <= EventRow.at))
        .outerjoin(ProviderRow, ProviderRow.id == ScanRow.provider_id)
        .where(VoucherRow.state == VoucherState.VOID)
        .group_by(VoucherRow.id, EventRow.at)
    )
    for row in connection.execute(query):
        serial, rest, proposer, approver, at, scanned, apart, providers = row
        yield ExceptionRow(
            Finding.VOID_AFTER_SCAN,
            place=", ".join(read_codes(providers)),
            at=scanned,
            until=at,
            by=(*hands(Duty.PROPOSE_VOID, [proposer]), *hands(Duty.APPROVE_VOID, [approver])),
            serials=(serial,),
            figure=apart,
            amount=rest,
        )
