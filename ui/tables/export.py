"""A table as a file: every row in the order shown, numbers as numbers, text never as a formula."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QPushButton

from ui.papers import save_file
from ui.parts.buttons import button
from ui.questions import FileKind
from ui.tables.columns import Column
from ui.tables.table_view import TableView
from ui.wording import without_isolates
from ui.workplace import Workplace
from voucher_desk.printing.files import spooled
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

Row = TypeVar("Row")


def export_button(place: Workplace, table: TableView[Row], file_name: Callable[[], str]) -> QPushButton:
    """Return a button that saves a table as XLSX or CSV; it rests while the table is empty.

    `file_name` gives the name to suggest, without an ending and without anything of a person.
    """
    _ = place.wording.gettext
    made = button(_("Exporter…"), lambda: export_table(place, table, file_name()), sign="export")
    made.setAccessibleName(
        _("Exporter le tableau : {table}").format(table=table.accessibleName())  # one of several on a page
    )

    def judge() -> None:
        made.setEnabled(table.model().rowCount() > 0)

    table.model().modelReset.connect(judge)
    judge()
    return made


def export_table(place: Workplace, table: TableView[Row], file_name: str) -> None:
    """Ask for the kind of file and where to, then save what the table shows."""
    _ = place.wording.gettext
    kind = place.questions.ask_choice(
        _("Exporter le tableau"),
        _("Toutes les lignes affichées, dans leur ordre."),
        [(_("Classeur Excel (XLSX)"), FileKind.WORKBOOK), (_("Texte séparé (CSV)"), FileKind.TABLE)],
    )
    if kind is None:
        return
    sheet = sheet_of(table, right_to_left=place.wording.right_to_left)
    save_file(place, table, file_name, kind, lambda _desk, path: write_sheet(sheet, path, kind))


def sheet_of(table: TableView[Row], *, right_to_left: bool) -> Sheet:
    """Return what a table shows as a sheet of typed cells."""
    return Sheet(
        name=table.accessibleName(),
        header=(tuple(without_isolates(column.heading) for column in table.columns),),
        rows=tuple(tuple(_cell(column, row) for column in table.columns) for row in table.shown()),
        right_to_left=right_to_left,
    )


def write_sheet(sheet: Sheet, path: Path, kind: FileKind) -> None:
    """Write a sheet as a workbook or as CSV. Raises FileUnwritable."""
    with spooled(path) as file:
        if kind is FileKind.WORKBOOK:
            write_workbook((sheet,), file)
        else:
            write_csv((*sheet.header, *sheet.rows), file)


def _cell(column: Column[Row], row: Row) -> Cell:
    return column.cell(row) if column.cell else without_isolates(column.shown(row))
