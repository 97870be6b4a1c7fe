"""The files a report can be written to, by the ending of their name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from voucher_desk.desk import Desk
from voucher_desk.domain.reports import ReportKind
from voucher_desk.printing.files import spooled
from voucher_desk.reporting import bulletin, four_ws, sadd, statement
from voucher_desk.reporting.orders import ReportOrder
from voucher_desk.spreadsheets.sheets import Sheet

Writer = Callable[[Desk, ReportOrder, BinaryIO], object]

WRITERS: Mapping[ReportKind, Mapping[str, Writer]] = {
    ReportKind.SADD: sadd.WRITERS,
    ReportKind.BULLETIN: bulletin.WRITERS,
    ReportKind.FOUR_WS: four_ws.WRITERS,
    ReportKind.STATEMENT: statement.WRITERS,
}
"""The endings each report can have, the usual one first."""

TABLES: Mapping[ReportKind, Callable[[Desk, ReportOrder], Sheet]] = {
    ReportKind.SADD: sadd.table,
    ReportKind.FOUR_WS: four_ws.table,
    ReportKind.STATEMENT: statement.table,
}
"""The reports that are tables, as what they say can be shown before it is saved."""


def table_of(desk: Desk, order: ReportOrder) -> Sheet:
    """Return what a report says as one table. Raises KeyError for one that is none."""
    return TABLES[order.kind](desk, order)


def write_report(desk: Desk, order: ReportOrder, path: Path) -> None:
    """Write a report to a file. Raises KeyError for an ending it cannot have, FileUnwritable."""
    writer = WRITERS[order.kind][path.suffix.lower()]
    with spooled(path) as file:
        writer(desk, order, file)
