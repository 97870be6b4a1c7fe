"""The equations of one line: both sides of each, every term of the one chosen, and what stands behind it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import paragraph
from ui.parts.layouts import column, holding, row
from ui.parts.pages import above
from ui.screens.reconciliation.columns import (
    EquationLine,
    Line,
    TermLine,
    equation_columns,
    equation_lines,
    term_columns,
    term_lines,
)
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.sentences.equations import equation_words

Open = Callable[[TermLine], None]


class EquationsPanel(QWidget):
    """Equations above the terms of the one chosen; a term or a difference opens by Enter or double click."""

    def __init__(self, place: Workplace, open_pieces: Open) -> None:
        super().__init__()
        self._place = place
        self._open = open_pieces
        self._line: Line | None = None
        wording = place.wording
        _ = wording.gettext
        advice = _("Chargez un programme avec ses dons : les chiffres en découlent.")
        self._equations = RowsModel(equation_columns(wording), self)
        self._terms = RowsModel(term_columns(wording), self)
        self.equations = TableView(
            self._equations, _("Égalités"), EmptyState("reconciliation", _("Aucune égalité"), advice)
        )
        self.terms = TableView(
            self._terms, _("Termes de l'égalité"), EmptyState("reconciliation", _("Aucun terme"), advice)
        )
        ColumnChoice(place, self.equations, "equations")
        ColumnChoice(place, self.terms, "terms")
        for table in (self.equations, self.terms):
            table.about = lambda: self._line.word if self._line else ""
        self.words = paragraph(_("Choisissez une égalité pour la lire en toutes lettres."), "muted")
        self.open = button(_("Voir les pièces…"), self._open_chosen, sign="search")
        self._lay_out()
        self.equations.row_chosen.connect(self._on_equation_chosen)
        self.terms.row_chosen.connect(lambda line: self.open.setEnabled(line is not None))
        self.terms.activated.connect(lambda _index: self._open_chosen())
        self.open.setEnabled(False)

    def show_line(self, line: Line | None) -> None:
        """Show the equations of a line, and the terms of the one that was being read, or of the first."""
        self._line, before = line, self.equations.chosen()
        lines = equation_lines(line) if line else []
        self._equations.set_rows(lines)
        wanted = before.equation if before else None
        at = next((at for at, one in enumerate(lines) if one.equation == wanted and one.holds), 0)
        if lines:
            self.equations.choose_row(at)
        else:
            self._on_equation_chosen(None)

    def _lay_out(self) -> None:
        below = holding(column(row(self.words, self.open, spacing=12), self.terms, spacing=8))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(above(self.equations, below, (1, 1)))

    def _on_equation_chosen(self, line: EquationLine | None) -> None:
        self._terms.set_rows(term_lines(line) if line else [])
        self.open.setEnabled(False)
        if line:
            words = equation_words(line.equation, self._place.wording.translations)
            self.words.setText(f"{self._place.wording.isolated(line.equation.name)} : {words}")
            self.terms.choose_row(0)

    def _open_chosen(self) -> None:
        chosen = self.terms.chosen()
        if chosen:
            self._open(chosen)
