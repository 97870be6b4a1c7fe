"""The lines of a list as the file holds them, in the columns that are read, each fault at its cell."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSortFilterProxyModel

from ui.parts.empty_state import EmptyState
from ui.tables.columns import Column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from voucher_desk.domain.attendance_list.problems import ColumnTwice, ListProblem
from voucher_desk.domain.attendance_list.table import Unread, Value, column_of, row_of
from voucher_desk.domain.dates import written
from voucher_desk.domain.names import clean
from voucher_desk.spreadsheets.attendance_files import AttendanceFile

_LONGEST_TEXT = 60
_WRONG = "✗"
_ROWS_MEASURED = 100


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the sheet: its number, the texts of the columns shown, what is wrong by place in them."""

    number: int
    texts: tuple[str, ...]
    wrong: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ShownList:
    """The lines of a list, and the places in the sheet of the columns shown."""

    lines: tuple[ShownLine, ...]
    places: tuple[int, ...]
    headings: tuple[str, ...]


def shown_list(read: AttendanceFile, wording: Wording) -> ShownList:
    """Return what a table of the list shows: only columns that are read, never a name or a telephone."""
    understood = read.understood
    places = tuple(column_of(found.letters) for found in understood.columns.values())
    wrong = _sentences(understood.problems, wording)
    lines = tuple(
        ShownLine(
            row.number,
            tuple(_text(row.value(place)) for place in places),
            {at: wrong[row.number][place] for at, place in enumerate(places) if place in wrong[row.number]}
            if row.number in wrong
            else {},
        )
        for row in read.table.rows
        if row.number > understood.header_row
    )
    headings = tuple(
        f"{wording.title(field)} ({wording.isolated(found.letters)})"
        for field, found in understood.columns.items()
    )
    return ShownList(lines, places, headings)


def _sentences(problems: tuple[ListProblem, ...], wording: Wording) -> dict[int, dict[int, str]]:
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for problem in problems:
        cells = [problem.cell]
        if isinstance(problem, ColumnTwice):
            cells.append(problem.second_cell)
        for cell in cells:
            if cell:
                found[row_of(cell)][column_of(cell)] = wording.sentence(problem)
    return dict(found)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if value is Unread.FORMULA:
        return "=…"
    text = written(value) if isinstance(value, date) else str(value)
    return clean(text)[0][:_LONGEST_TEXT]


class ListedLines(TableView[ShownLine]):
    """The table of lines; a cell that must be put right has a sign, a colour and the sentence on hovering."""

    def __init__(self, wording: Wording) -> None:
        _ = wording.gettext
        self._wording = wording
        self._lines: RowsModel[ShownLine] = RowsModel(())
        self._shown = ShownList((), (), ())
        empty = EmptyState(
            "list", _("Aucune ligne à montrer"), _("Dites quelle colonne donne le sexe, et laquelle l'âge.")
        )
        super().__init__(self._lines, _("Lignes de la liste"), empty)
        self.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)

    def show_list(self, shown: ShownList) -> None:
        """Show the lines of a list instead of those before."""
        self._shown = shown
        self._lines.set_rows(())
        self._lines.set_columns((self._number(), *map(self._column, range(len(shown.places)))))
        self._lines.set_rows(shown.lines if shown.places else ())

    def jump_to(self, cell: str) -> None:
        """Bring the cell of an address into view, or its row where its column is not shown."""
        if not cell:
            return
        line = next((at for at, one in enumerate(self._shown.lines) if one.number == row_of(cell)), None)
        if line is None or not self._shown.places:
            return
        place = column_of(cell)
        column = self._shown.places.index(place) + 1 if place in self._shown.places else 0
        model = self.model()
        if isinstance(model, QSortFilterProxyModel):
            self.setCurrentIndex(model.mapFromSource(self._lines.index(line, column)))

    def _number(self) -> Column[ShownLine]:
        return Column(
            self._wording.gettext("Ligne"),
            lambda line: f"{_WRONG} {line.number}" if line.wrong else str(line.number),
            lambda line: line.number,
            is_number=True,
            fails=lambda line: bool(line.wrong),
        )

    def _column(self, at: int) -> Column[ShownLine]:
        def shown(line: ShownLine) -> str:
            text = self._wording.isolated(line.texts[at])
            return f"{_WRONG} {text}".rstrip() if at in line.wrong else text

        return Column(
            self._shown.headings[at],
            shown,
            fails=lambda line: at in line.wrong,
            explained=lambda line: line.wrong.get(at, ""),
        )
