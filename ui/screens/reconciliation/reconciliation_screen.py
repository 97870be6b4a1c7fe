"""The screen of reconciliation: every line of a level, its equations, and what stands behind each figure."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from ui.icons import drawn
from ui.papers import save_file, show_paper
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row
from ui.parts.pages import beside, heading
from ui.preview.paper import Paper, drawn_by
from ui.questions import FileKind
from ui.screens.reconciliation.closings_window import ClosingsWindow
from ui.screens.reconciliation.columns import EquationLine, Line, TermLine, line_columns, lines_of
from ui.screens.reconciliation.differences_window import DifferencesWindow
from ui.screens.reconciliation.equations_panel import EquationsPanel
from ui.screens.reconciliation.pieces_window import PiecesWindow
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.domain.reconciliation import Level, Reconciliation
from voucher_desk.domain.replay import Difference
from voucher_desk.printing.files import draw_reconciliation_statement, spooled
from voucher_desk.queries.pieces import PieceFilter
from voucher_desk.sentences.equations import equation_words, left_out
from voucher_desk.spreadsheets.reconciliation_sheets import write_reconciliation, write_reconciliation_csv

_SIGN = 22
_FILE_NAME = "rapprochement"


class ReconciliationScreen(Screen):
    """Follows the money to the last centime; what fails is red, signed and first, and opens to its pieces."""

    shows = frozenset({"donation", "voucher", "stock", "redemption", "claim", "distribution", "attendance"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        wording = place.wording
        _ = wording.gettext
        self._found = Reconciliation({})
        self._differences: Sequence[Difference] = ()
        self._sign = QLabel()
        self.verdict = label("", "section")
        self.note = paragraph("", "muted")
        by = _("Par {level}")
        self.level = Choices([(by.format(level=wording.word(level)), level) for level in Level])
        self.level.setAccessibleName(_("Rapprocher par"))
        self._lines = RowsModel(line_columns("", wording), self)
        advice = _("Chargez un programme avec ses dons : les chiffres en découlent.")
        self.lines = TableView(
            self._lines, _("Lignes du rapprochement"), EmptyState("reconciliation", _("Aucun don"), advice)
        )
        ColumnChoice(place, self.lines, "reconciliation-lines")
        self.lines.about = self.level.currentText
        self.panel = EquationsPanel(place, self._show_pieces)
        self.replay = button(_("Rejouer le journal (E11)"), self._replay, sign="replace")
        self.replay.setToolTip(_("Prouver la base entière : le journal et les tables, ligne par ligne"))
        self.differences = button(_("Voir les écarts…"), self._show_differences, sign="warning")
        self.statement = button(_("Imprimer l'état…"), self._show_statement, sign="print")
        self.closings = button(_("Clôtures mensuelles…"), self._show_closings, sign="lock")
        self.workbook = button("Excel", lambda: self._save(FileKind.WORKBOOK), sign="export")
        self.csv = button("CSV", lambda: self._save(FileKind.TABLE), sign="export")
        self._lay_out()
        self.level.activated.connect(lambda _index: self.reload())
        self.lines.row_chosen.connect(self.panel.show_line)

    @property
    def equations(self) -> TableView[EquationLine]:
        """Return the table of equations."""
        return self.panel.equations

    def reload(self) -> None:
        """Read the figures again; what was replayed before is true no more."""
        level = self.level.value() or Level.DONATION
        self.place.read(self, lambda queries: queries.reconciliation(level=level), self.show_reconciliation)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        subtitle = _("Chaque centime reçu est quelque part, et une seule fois. Montants en MAD.")
        papers = (self.closings, self.statement, self.workbook, self.csv)
        top = heading(_("Rapprochement"), subtitle, self.level, *papers)
        said = row(self._sign, self.verdict, None, self.differences, self.replay, spacing=12)
        parts = column(
            top, card(holding(said), self.note, spacing=6), beside(self.lines, self.panel, (2, 3)), spacing=12
        )
        parts.setStretch(2, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(parts)

    def show_reconciliation(self, found: Reconciliation) -> None:
        """Show the lines and the equations of the first that fails, or of the total."""
        wording = self.place.wording
        before = self.lines.chosen()
        lines = lines_of(found, wording) if found.lines else []
        self._found, self._differences = found, ()
        self._lines.set_columns(line_columns(wording.title(found.level), wording))
        self._lines.set_rows(lines)
        self.note.setText(left_out(found.level, wording.translations))
        self.note.setVisible(bool(self.note.text()))
        self._choose(lines, before)
        self._show_verdict()

    def _choose(self, lines: Sequence[Line], before: Line | None) -> None:
        failing = next((at for at, line in enumerate(lines) if line.failing), len(lines) - 1)
        kept = (at for at, line in enumerate(lines) if before and line.code == before.code)
        if lines:
            self.lines.choose_row(next(kept, failing) if not any(one.failing for one in lines) else failing)
        else:
            self.panel.show_line(None)

    def _show_verdict(self) -> None:
        wording, failing = self.place.wording, self._found.failing
        palette = self.palette()
        colour = palette.brightText() if failing else palette.link()
        self._sign.setPixmap(drawn("warning" if failing else "check", colour.color().name(), _SIGN))
        self.differences.setVisible(bool(self._differences))
        if failing:
            said = wording.ngettext(
                "{n} égalité ne tient pas.", "{n} égalités ne tiennent pas.", len(failing)
            )
            names = wording.isolated(", ".join(failing))
            self.verdict.setText(f"✗ {said.format(n=len(failing))} {names}")
        elif self._found.replayed:
            self.verdict.setText(
                wording.gettext("Tout est équilibré, et le journal rejoué donne les tables.")
            )
        else:
            self.verdict.setText(wording.gettext("Tout est équilibré, au centime près."))

    def _replay(self) -> None:
        """Rebuild everything from the log, which takes a while: it shows its steps and can be stopped."""
        self.place.examine(self, lambda queries, tell: queries.differences(tell), self._on_replayed)

    def _on_replayed(self, differences: Sequence[Difference]) -> None:
        self._differences = differences
        self._found = replace(self._found, replayed=not differences)
        self._show_verdict()

    def _show_differences(self) -> None:
        self._open(DifferencesWindow(self.place, self._differences, self.window()))

    def _show_closings(self) -> None:
        self._open(ClosingsWindow(self.place, self.window()))

    def _show_pieces(self, chosen: TermLine) -> None:
        line, wording = self.lines.chosen(), self.place.wording
        if line is None:
            return
        equation = chosen.line.equation
        what = (
            wording.figure(chosen.term.name)
            if chosen.term
            else f"{equation.name} : {equation_words(equation, wording.translations)}"
        )
        title = f"{what} – {wording.isolated(line.word)}"
        wanted = PieceFilter(chosen.behind, self._found.level, line.code)
        self._open(PiecesWindow(self.place, title, wanted, self.window(), counts=chosen.counts))

    def _open(self, window: PiecesWindow | DifferencesWindow | ClosingsWindow) -> None:
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.open()

    def _show_statement(self) -> None:
        translations, level = self.place.wording.translations, self._found.level
        draw = drawn_by(lambda desk, file: draw_reconciliation_statement(desk, file, translations, level))
        show_paper(self.place, self, Paper(_FILE_NAME, draw))

    def _save(self, kind: FileKind) -> None:
        translations, level = self.place.wording.translations, self._found.level

        def write(desk: Desk, path: Path) -> None:
            found = desk.read(lambda queries: queries.reconciliation(level=level))
            with spooled(path) as file:
                if kind is FileKind.WORKBOOK:
                    write_reconciliation(found, file, translations)
                else:
                    write_reconciliation_csv(found, file, translations)

        save_file(self.place, self, _FILE_NAME, kind, write)
