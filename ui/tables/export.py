"""A table as a file: every row in the order shown, numbers as numbers, text never as a formula."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QPushButton

from ui.background import Progress
from ui.papers import save_file, save_long_file
from ui.parts.buttons import button
from ui.questions import FileKind
from ui.tables.columns import Column
from ui.tables.paged_reading import EveryRow
from ui.tables.table_view import TableView
from ui.wording import without_isolates
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.printing.files import spooled
from voucher_desk.queries.queries import Queries
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

Row = TypeVar("Row")


def export_button(
    place: Workplace,
    table: TableView[Row],
    file_name: Callable[[], str],
    every_row: Callable[[], EveryRow[Row]] | None = None,
) -> QPushButton:
    """Return a button that saves a table as XLSX or CSV; it rests while the table is empty.

    `file_name` gives the name to suggest, without an ending and without anything of a person; `every_row` a
    way to read all rows of a list that is too long to be held.
    """
    _ = place.wording.gettext

    def export() -> None:
        if every_row is None:
            export_table(place, table, file_name())
        else:
            export_list(place, table, file_name(), every_row())

    made = button(_("Exporter…"), export, sign="export")
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
    kind = _asked_kind(place, place.wording.gettext("Toutes les lignes affichées, dans leur ordre."))
    if kind is not None:
        sheet = sheet_of(table, right_to_left=place.wording.right_to_left)
        save_file(place, table, file_name, kind, lambda _desk, path: write_sheet(sheet, path, kind))


def export_list(place: Workplace, table: TableView[Row], file_name: str, every_row: EveryRow[Row]) -> None:
    """Ask for the kind of file and where to, then save all rows of a long list as they are read."""
    kind = _asked_kind(place, place.wording.gettext("Toutes les lignes de la recherche, dans leur ordre."))
    if kind is None:
        return
    columns, mirrored = table.columns, place.wording.right_to_left
    name, header = table.accessibleName(), (_header(columns),)

    def write(desk: Desk, path: Path, progress: Progress) -> None:
        def write_rows(queries: Queries) -> None:
            rows = (_line(columns, row) for row in every_row(queries, progress))
            write_sheet(Sheet(name=name, header=header, rows=rows, right_to_left=mirrored), path, kind)

        desk.read(write_rows)

    save_long_file(place, table, file_name, kind, write)


def _asked_kind(place: Workplace, detail: str) -> FileKind | None:
    _ = place.wording.gettext
    kinds = [(_("Classeur Excel (XLSX)"), FileKind.WORKBOOK), (_("Texte séparé (CSV)"), FileKind.TABLE)]
    return place.questions.ask_choice(_("Exporter le tableau"), detail, kinds)


def sheet_of(table: TableView[Row], *, right_to_left: bool) -> Sheet:
    """Return what a table shows as a sheet of typed cells."""
    columns = table.columns
    return Sheet(
        name=table.accessibleName(),
        header=(_header(columns),),
        rows=tuple(_line(columns, row) for row in table.shown()),
        right_to_left=right_to_left,
    )


def write_sheet(sheet: Sheet, path: Path, kind: FileKind) -> None:
    """Write a sheet as a workbook or as CSV, its rows as they come. Raises FileUnwritable."""
    with spooled(path) as file:
        if kind is FileKind.WORKBOOK:
            write_workbook((sheet,), file, path.parent)
        else:
            write_csv(chain(sheet.header, sheet.rows), file)


def _header(columns: Sequence[Column[Row]]) -> tuple[str, ...]:
    return tuple(without_isolates(column.heading) for column in columns)


def _line(columns: Sequence[Column[Row]], row: Row) -> tuple[Cell, ...]:
    return tuple(
        column.cell(row) if column.cell else without_isolates(column.shown(row)) for column in columns
    )
