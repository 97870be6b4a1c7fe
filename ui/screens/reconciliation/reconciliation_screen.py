"""The screen of reconciliation: every figure of every donation, and both sides of every equation."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QVBoxLayout

from ui.icons import drawn
from ui.papers import save_file, show_paper
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row
from ui.parts.pages import beside, heading
from ui.preview.paper import Paper, drawn_by
from ui.questions import FileKind
from ui.screens.reconciliation.columns import (
    EquationLine,
    equation_columns,
    equation_lines,
    figure_columns,
    figure_lines,
    named_figures,
)
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.domain.reconciliation import Reconciliation
from voucher_desk.printing.files import draw_reconciliation_statement, spooled
from voucher_desk.sentences.equations import equation_words
from voucher_desk.spreadsheets.reconciliation_sheets import write_reconciliation, write_reconciliation_csv

_SIGN = 22
_FILE_NAME = "rapprochement"


class ReconciliationScreen(Screen):
    """Follows each donation to the last centime; what fails is red, signed and first."""

    shows = frozenset({"donation", "voucher", "stock", "redemption", "claim", "distribution"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        wording = place.wording
        _ = wording.gettext
        self._sign = QLabel()
        self.verdict = label("", "section")
        self._figures = RowsModel(figure_columns((), wording), self)
        self._equations = RowsModel(equation_columns(wording), self)
        advice = _("Chargez un programme avec ses dons : les chiffres en découlent.")
        nothing = EmptyState("reconciliation", _("Aucun don"), advice)
        self.figures = TableView(self._figures, _("Chiffres par don"), nothing)
        self.equations = TableView(
            self._equations, _("Égalités"), EmptyState("reconciliation", _("Aucune égalité"), advice)
        )
        ColumnChoice(place, self.equations, "equations")
        self.words = paragraph(_("Choisissez une égalité pour la lire en toutes lettres."), "muted")
        self.statement = button(_("Imprimer l'état…"), self._show_statement, sign="print")
        self.workbook = button("Excel", lambda: self._save(FileKind.WORKBOOK), sign="export")
        self.csv = button("CSV", lambda: self._save(FileKind.TABLE), sign="export")
        self._lay_out()
        self.equations.row_chosen.connect(self._on_equation_chosen)

    def reload(self) -> None:
        """Read the figures again."""
        self.place.read(self, lambda queries: queries.reconciliation(), self.show_reconciliation)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        subtitle = _("Chaque centime reçu est quelque part, et une seule fois. Montants en MAD.")
        top = heading(_("Rapprochement"), subtitle, self.statement, self.workbook, self.csv)
        said = card(holding(row(self._sign, self.verdict, None, spacing=12)))
        right = holding(column(self.equations, card(self.words), spacing=12))
        parts = column(top, said, beside(self.figures, right, (1, 1)), spacing=14)
        parts.setStretch(2, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(parts)

    def show_reconciliation(self, found: Reconciliation) -> None:
        """Show figures and equations; those that fail stand first."""
        named = named_figures(found, self.place.wording)
        self._figures.set_columns(figure_columns(named, self.place.wording))
        self._figures.set_rows(figure_lines(named) if found.donations else ())
        self._equations.set_rows(equation_lines(named) if found.donations else ())
        self._show_verdict(found)

    def _show_verdict(self, found: Reconciliation) -> None:
        wording = self.place.wording
        failing = sum(not line.holds for line in self._equations.rows)
        palette = self.palette()
        colour = palette.link() if found.balanced else palette.brightText()
        self._sign.setPixmap(drawn("check" if found.balanced else "warning", colour.color().name(), _SIGN))
        if found.balanced:
            self.verdict.setText(wording.gettext("Tout est équilibré, au centime près."))
        else:
            said = wording.ngettext("{n} égalité ne tient pas.", "{n} égalités ne tiennent pas.", failing)
            self.verdict.setText(said.format(n=failing))

    def _on_equation_chosen(self, line: EquationLine | None) -> None:
        if line:
            words = equation_words(line.equation, self.place.wording.translations)
            self.words.setText(f"{self.place.wording.isolated(line.equation.name)} : {words}")

    def _show_statement(self) -> None:
        translations = self.place.wording.translations
        draw = drawn_by(lambda desk, file: draw_reconciliation_statement(desk, file, translations))
        show_paper(self.place, self, Paper(_FILE_NAME, draw))

    def _save(self, kind: FileKind) -> None:
        translations = self.place.wording.translations

        def write(desk: Desk, path: Path) -> None:
            found = desk.read(lambda queries: queries.reconciliation())
            with spooled(path) as file:
                if kind is FileKind.WORKBOOK:
                    write_reconciliation(found, file, translations)
                else:
                    write_reconciliation_csv(found, file, translations)

        save_file(self.place, self, _FILE_NAME, kind, write)
