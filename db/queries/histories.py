"""A voucher's history, read off the event log."""

import json
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select, union

from db.models.distributions import DistributionRow
from db.models.log import EventRow, StationRow
from db.models.programme import BatchRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.vouchers import UnknownVoucher
from voucher_desk.queries.vouchers import HistoryRow

PLACE_OF = {
    EventKind.STOCK_PRINTED: "batch",
    EventKind.STOCK_HANDED_OVER: "distribution",
    EventKind.STOCK_RETURNED: "distribution",
    EventKind.VOUCHERS_PRINTED: "distribution",
}
"""Events of many vouchers at once, and what they are events of; the vouchers are among their facts."""
ALONE = [
    kind
    for kind in EventKind
    if kind.subject in {"voucher", "redemption", "scan", "stock"} and kind not in PLACE_OF
]
"""Events of one voucher, by its serial."""


def read_history(connection: Connection, serial: str) -> tuple[HistoryRow, ...]:
    """Return everything that happened to a voucher, oldest first. Raises UnknownVoucher."""
    batch_id = connection.execute(
        select(VoucherRow.batch_id).where(VoucherRow.serial == serial)
    ).scalar_one_or_none()
    if batch_id is None:
        raise UnknownVoucher(serial=serial)
    places = union(
        select(BatchRow.code).where(BatchRow.id == batch_id),
        select(DistributionRow.code).where(DistributionRow.batch_id == batch_id),
    )
    query = (
        select(
            EventRow.at,
            EventRow.kind,
            EventRow.of,
            EventRow.actor,
            StationRow.code.label("station"),
            EventRow.amount,
            EventRow.facts,
        )
        .join(StationRow, StationRow.id == EventRow.station_id)
        .where(
            or_(
                and_(EventRow.of == serial, EventRow.kind.in_(ALONE)),
                and_(EventRow.of.in_(places), EventRow.kind.in_(PLACE_OF)),
            )
        )
        .order_by(EventRow.at, EventRow.position)
    )
    found = (_history_row(row, serial) for row in connection.execute(query))
    return tuple(row for row in found if row)


def _history_row(row: Row[*tuple[Any, ...]], serial: str) -> HistoryRow | None:
    """Return the event as the voucher lived it; None for one that happened to others of its lot."""
    facts: dict[str, Any] = json.loads(row.facts)
    if row.kind in PLACE_OF:
        if not _names(facts, serial):
            return None
        facts = {PLACE_OF[row.kind]: row.of}
    return HistoryRow(row.at, row.kind, row.actor, row.station, row.amount, facts)


def _names(facts: dict[str, Any], serial: str) -> bool:
    """Return whether the facts list the serial, or its number lies in their range."""
    if "serials" in facts:
        return serial in facts["serials"]
    station, _, number = serial.rpartition("-")
    return station == facts["station"] and int(facts["first"]) <= int(number) <= int(facts["last"])
