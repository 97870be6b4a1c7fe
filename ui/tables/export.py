"""A table as a file: every row in the order shown, in the columns shown.

In a spreadsheet numbers are numbers and text is never a formula; on paper a cell says what it says on screen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import category

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from ui.background import Progress
from ui.papers import save_long_file
from ui.parts.buttons import button
from ui.questions import FileKind
from ui.tables.columns import Column
from ui.tables.paged_reading import EveryRow
from ui.tables.paper import ShownTable, paper_cells, write_paper
from ui.tables.table_view import TableView
from ui.wording import without_isolates
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.printing.files import spooled
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

Row = TypeVar("Row")
Line = TypeVar("Line")
Write = Callable[[Desk, Path, Progress], None]
_WRITTEN = "LMN"
"""Letters, the marks upon them, and numbers: what a name of a file is made of."""


class TableExport(QAction):
    """Saves a table as XLSX, CSV or PDF, from its button and its menu; it rests while the table is empty.

    `file_name` gives the name to suggest, without an ending and without anything of a person; `every_row` a
    way to read all rows of a list that is too long to be held.
    """

    def __init__(
        self,
        place: Workplace,
        table: TableView[Any],
        file_name: Callable[[], str],
        every_row: Callable[[], EveryRow[Any]] | None = None,
    ) -> None:
        super().__init__(place.wording.gettext("Exporter…"), table)
        self._place, self._table = place, table
        self._file_name, self._every_row = file_name, every_row
        self.triggered.connect(lambda _checked=False: self._export())
        table.model().modelReset.connect(self._judge)
        self._judge()

    def button(self) -> QPushButton:
        """Return a button that does the same; it says of which of several tables on a page."""
        made = button(self.text(), self.trigger, sign="export")
        said = self._place.wording.gettext("Exporter le tableau : {table}")
        made.setAccessibleName(said.format(table=self._table.accessibleName()))
        made.setEnabled(self.isEnabled())
        self.enabledChanged.connect(made.setEnabled)
        return made

    def _judge(self) -> None:
        self.setEnabled(self._table.model().rowCount() > 0)

    def _export(self) -> None:
        """Ask for the kind of file and where to, then save the rows as they are read."""
        kind = self._asked_kind()
        if kind is None:
            return
        table = self._table
        shown = ShownTable(table.accessibleName(), table.columns, table.about(), self._place.wording)
        write = self._paper(shown) if kind is FileKind.PDF else self._sheet(shown, kind)
        save_long_file(self._place, table, self._file_name(), kind, write)

    def _sheet(self, shown: ShownTable, kind: FileKind) -> Write:
        lines = self._every_line(sheet_cells)

        def write(desk: Desk, path: Path, progress: Progress) -> None:
            desk.read(lambda queries: write_sheet(sheet_of(shown, lines(queries, progress)), path, kind))

        return write

    def _paper(self, shown: ShownTable) -> Write:
        lines = self._every_line(paper_cells)

        def write(desk: Desk, path: Path, progress: Progress) -> None:
            made_at = desk.now()
            desk.read(lambda queries: write_paper(shown, lines, queries, made_at, path, progress))

        return write

    def _every_line(self, cells: Callable[[Sequence[Column[Any]], Any], Line]) -> EveryRow[Line]:
        """Return a way to read all lines: those held as they are shown now, those of a list as they come."""
        columns = self._table.columns
        if self._every_row is None:
            return _held([cells(columns, row) for row in self._table.shown()])
        every_row = self._every_row()
        return lambda queries, progress: (cells(columns, row) for row in every_row(queries, progress))

    def _asked_kind(self) -> FileKind | None:
        _ = self._place.wording.gettext
        whole = _("Toutes les lignes de la recherche, dans leur ordre.")
        detail = whole if self._every_row else _("Toutes les lignes affichées, dans leur ordre.")
        kinds = [
            (_("Classeur Excel (XLSX)"), FileKind.WORKBOOK),
            (_("Texte séparé (CSV)"), FileKind.TABLE),
            (_("Document à lire ou à imprimer (PDF)"), FileKind.PDF),
        ]
        return self._place.questions.ask_choice(_("Exporter le tableau"), detail, kinds)


def export_button(
    place: Workplace,
    table: TableView[Row],
    file_name: Callable[[], str],
    every_row: Callable[[], EveryRow[Row]] | None = None,
) -> QPushButton:
    """Return a button that saves a table as XLSX, CSV or PDF; see `TableExport`."""
    return TableExport(place, table, file_name, every_row).button()


def export_of(place: Workplace, table: TableView[Any]) -> TableExport:
    """Return what saves a table: the same as its button where it has one, else one under its own name."""
    found = table.findChild(TableExport)
    return found or TableExport(place, table, lambda: plain_name(table.accessibleName()))


def plain_name(words: str) -> str:
    """Return words as the name of a file that every system takes."""
    kept = (letter if category(letter)[0] in _WRITTEN else " " for letter in words.lower())
    return "-".join("".join(kept).split())


def sheet_cells(columns: Sequence[Column[Row]], row: Row) -> tuple[Cell, ...]:
    """Return a row as a spreadsheet takes it: numbers as numbers, else what the screen says."""
    return tuple(
        column.cell(row) if column.cell else without_isolates(column.shown(row)) for column in columns
    )


def sheet_of(shown: ShownTable, lines: Iterable[tuple[Cell, ...]]) -> Sheet:
    """Return what a table shows as a sheet, its lines of typed cells as they come."""
    return Sheet(
        name=shown.title,
        header=(tuple(without_isolates(column.heading) for column in shown.columns),),
        rows=lines,
        right_to_left=shown.wording.right_to_left,
    )


def write_sheet(sheet: Sheet, path: Path, kind: FileKind) -> None:
    """Write a sheet as a workbook or as CSV, its rows as they come. Raises FileUnwritable."""
    with spooled(path) as file:
        if kind is FileKind.WORKBOOK:
            write_workbook((sheet,), file, path.parent)
        else:
            write_csv(chain(sheet.header, sheet.rows), file)


def _held(lines: Sequence[Line]) -> EveryRow[Line]:
    """Return a way to read lines that are held already."""

    def every(_queries: object, progress: Progress) -> Iterator[Line]:
        progress.step(0, len(lines))
        yield from lines

    return every
