"""Lists and reports of many vouchers as files: how long each takes, and the most memory its process holds.

Each is made by a process of its own, opened on the same file as a desk would be.
"""

import resource
import tempfile
from collections.abc import Callable, Mapping
from gettext import NullTranslations
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from benchmarks.measuring import seconds
from ui.questions import FileKind
from ui.screens.reconciliation.piece_columns import piece_columns
from ui.tables.export import sheet_cells, write_sheet
from ui.wording import Wording
from voucher_desk.app import open_desk
from voucher_desk.desk import Desk
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.reconciliation import Level
from voucher_desk.domain.reports import ReportKind, ReportScope
from voucher_desk.printing.files import draw_exceptions_report, draw_reconciliation_statement, spooled
from voucher_desk.queries.pieces import PieceFilter
from voucher_desk.queries.queries import Queries
from voucher_desk.reporting.files import write_report
from voucher_desk.reporting.orders import ReportOrder
from voucher_desk.spreadsheets.exception_sheets import write_exceptions, write_exceptions_csv
from voucher_desk.spreadsheets.reconciliation_sheets import write_reconciliation
from voucher_desk.spreadsheets.sheets import Sheet

MOST_MEMORY = 300
"""MB that the process of one report may hold at most."""
Report = Callable[[Desk, Path], object]
FRENCH = NullTranslations()


def home(desk: Desk, _file: Path) -> None:
    """Read the first page: what waits for somebody, then the figures."""
    desk.read(lambda queries: queries.home(local_date(desk.now())))
    desk.read(lambda queries: queries.home_figures())


def pieces(desk: Desk, file: Path) -> None:
    """Write every piece behind what was issued, as they are read."""
    wording = Wording("fr", FRENCH)
    columns = piece_columns(wording, counts=True)

    def write(queries: Queries) -> None:
        rows = (sheet_cells(columns, one) for one in queries.every_piece(PieceFilter("issued", limit=None)))
        header = (tuple(column.heading for column in columns),)
        kind = FileKind.WORKBOOK if file.suffix == ".xlsx" else FileKind.TABLE
        write_sheet(Sheet(name="Pièces", header=header, rows=rows), file, kind)

    desk.read(write)


def exceptions(desk: Desk, file: Path) -> None:
    """Write all reports of exceptions."""
    found = desk.read(lambda queries: queries.examination())
    write = write_exceptions if file.suffix == ".xlsx" else write_exceptions_csv
    with spooled(file) as output:
        write(found, output, FRENCH)


def reconciliation(desk: Desk, file: Path) -> None:
    """Write the reconciliation by distribution."""
    found = desk.read(lambda queries: queries.reconciliation(level=Level.DISTRIBUTION))
    with spooled(file) as output:
        write_reconciliation(found, output, FRENCH)


def _report(kind: ReportKind) -> Report:
    return lambda desk, file: write_report(desk, ReportOrder(kind, ReportScope(), FRENCH), file)


def _paper(draw: Callable[[Desk, BinaryIO, NullTranslations], object]) -> Report:
    def write(desk: Desk, file: Path) -> None:
        with spooled(file) as output:
            draw(desk, output, FRENCH)

    return write


REPORTS: Mapping[str, Report] = {
    "home": home,
    "pieces.xlsx": pieces,
    "pieces.csv": pieces,
    "reconciliation.xlsx": reconciliation,
    "reconciliation.pdf": _paper(draw_reconciliation_statement),
    "exceptions.xlsx": exceptions,
    "exceptions.csv": exceptions,
    "exceptions.pdf": _paper(draw_exceptions_report),
    "sadd.xlsx": _report(ReportKind.SADD),
    "4ws.xlsx": _report(ReportKind.FOUR_WS),
    "statement.xlsx": _report(ReportKind.STATEMENT),
    "bulletin.pdf": _report(ReportKind.BULLETIN),
}
"""What is written, by the name of its file; the first page is only read."""


def measure(database: Path, names: tuple[str, ...] = tuple(REPORTS)) -> None:
    """Write each report of a database in a process of its own."""
    for name in names:
        with tempfile.TemporaryDirectory(dir=database.parent) as folder:
            writing = get_context("spawn").Process(target=_write, args=(database, Path(folder), name))
            writing.start()
            writing.join()


def _write(database: Path, folder: Path, name: str) -> None:
    desk, file = open_desk(folder / "home", database=str(database)), folder / name
    took = seconds(lambda: REPORTS[name](desk, file))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = file.stat().st_size / 1e6 if file.exists() else 0
    verdict = "met" if memory < MOST_MEMORY else "MISSED"
    print(
        f"{name:<22}{took:>7.1f} s {size:>7.1f} MB   peak memory {memory:>5.0f} MB"
        f"   wanted < {MOST_MEMORY}: {verdict}",
        flush=True,
    )
    desk.close()
