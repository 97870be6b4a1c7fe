"""The difference between what was noted at the desk and the signed list: counts, their lines, files."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.papers import save_file, show_paper
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.labels import label, paragraph
from ui.preview.paper import Paper, drawn_by
from ui.questions import FileKind
from ui.screens.distributions.signed_list_columns import cell_columns, line_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.domain.signed_lists import Cell
from voucher_desk.printing.files import draw_list_difference, spooled
from voucher_desk.queries.signed_lists import SignedList
from voucher_desk.sentences.signed_lists import received_words
from voucher_desk.spreadsheets.signed_list_sheets import write_difference, write_difference_csv


class DifferenceCard(QWidget):
    """Counts the lines of each cell. Signal: `opened` with the Cell whose lines are wanted."""

    opened = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self._distribution = ""
        self._model = RowsModel(cell_columns(place.wording), self)
        nothing = EmptyState("waiting", _("Lecture en cours"), _("La liste est comparée aux remises notées."))
        self.table = TableView(self._model, _("Écart"), nothing)
        ColumnChoice(place, self.table, "signed-list-difference")
        self.table.about = lambda: self._distribution
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * (len(Cell) + 1) + 6)
        self.received = paragraph()
        self.table.row_chosen.connect(self._on_chosen)
        self.paper = button(_("Imprimer…"), self._show_paper, sign="print")
        self.workbook = button("Excel", lambda: self._save(FileKind.WORKBOOK), sign="export")
        self.csv = button("CSV", lambda: self._save(FileKind.TABLE), sign="export")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        advice = paragraph(_("Choisissez une ligne pour voir les personnes et les bons."), "muted")
        acts = Flow(self.paper, self.workbook, self.csv)
        whole.addWidget(
            card(label(_("Écart"), "section"), advice, self.table, self.received, acts, spacing=8)
        )

    def show_list(self, found: SignedList) -> None:
        """Show the counts of a list; the cell that is open stays so."""
        chosen = self.table.chosen()
        self._distribution = found.distribution
        self._model.set_rows(tuple(found.cells.items()))
        self.received.setText(received_words(found, self._place.wording.on_screen))
        if chosen:
            self.table.choose(self._place.wording.title(chosen[0]))

    def forget_cell(self) -> None:
        """Open no cell any more."""
        self.table.clearSelection()

    def _on_chosen(self, row: tuple[Cell, int] | None) -> None:
        if row:
            self.opened.emit(row[0])

    def _name(self) -> str:
        return f"liste-signee-{self._distribution}"

    def _show_paper(self) -> None:
        code, words = self._distribution, self._place.wording.translations
        draw = drawn_by(lambda desk, file: draw_list_difference(desk, code, file, words))
        show_paper(self._place, self, Paper(self._name(), draw))

    def _save(self, kind: FileKind) -> None:
        code, words = self._distribution, self._place.wording.translations

        def write(desk: Desk, path: Path) -> None:
            found = desk.read(lambda queries: queries.signed_list(code))
            make = write_difference if kind is FileKind.WORKBOOK else write_difference_csv
            with spooled(path) as file:
                make(found, file, words)

        save_file(self._place, self, self._name(), kind, write)


class CellLines(QWidget):
    """The lines of one cell."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self.title = label("", "section")
        self._model = RowsModel(line_columns(place.wording), self)
        nothing = EmptyState("check", _("Aucune ligne"), _("Rien n'est dans ce cas."))
        self.table = TableView(self._model, _("Lignes de l'écart"), nothing)
        ColumnChoice(place, self.table, "signed-list-difference-lines")
        self.table.about = self.title.text
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(self.title, self.table, spacing=8))

    def show_cell(self, cell: Cell, found: SignedList) -> None:
        """Show the lines of a list that stand in a cell."""
        self.title.setText(self._place.wording.title(cell))
        self._model.set_rows([line for line in found.lines if line.cell is cell])
