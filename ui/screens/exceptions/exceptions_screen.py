"""The screen of exceptions: thirteen reports of fraud and error, one opened beside the list."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.papers import save_file, show_paper
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.layouts import column
from ui.parts.pages import beside, heading
from ui.preview.paper import Paper, drawn_by
from ui.questions import FileKind
from ui.screens.exceptions.columns import rule_columns, rule_lines, rule_title
from ui.screens.exceptions.rule_panel import RulePanel
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.printing.files import draw_exceptions_report, spooled
from voucher_desk.queries.exceptions import Examination
from voucher_desk.spreadsheets.exception_sheets import write_exceptions, write_exceptions_csv
from voucher_desk.usecases.set_thresholds import SetThresholds, set_thresholds

_FILE_NAME = "anomalies"
_LIST_WIDTH = 330


class ExceptionsScreen(Screen):
    """For who examines the programme at IOM; a provider or an association never sees it."""

    shows = frozenset(
        {
            *("exceptions", "scan", "voucher", "redemption", "claim", "distribution"),
            *("session", "attendance", "stock", "print"),
        }
    )

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._found: Examination | None = None
        self._model = RowsModel(rule_columns(place.wording), self)
        nothing = EmptyState("waiting", _("Lecture en cours"), _("Les treize règles s'affichent ici."))
        self.rules = TableView(self._model, _("Règles"), nothing)
        ColumnChoice(place, self.rules, "rules")
        self.panel = RulePanel(place, self._apply, self.leading.emit)
        self.paper = button(_("Imprimer le rapport…"), self._show_paper, sign="print")
        self.workbook = button("Excel", lambda: self._save(FileKind.WORKBOOK), sign="export")
        self.csv = button("CSV", lambda: self._save(FileKind.TABLE), sign="export")
        self._side = QStackedWidget()
        self._lay_out()
        self.rules.row_chosen.connect(lambda _line: self._show_chosen())

    def reload(self) -> None:
        """Read all reports again, in the background; nothing for who does not examine."""
        if Duty.EXAMINE in self.place.duties:
            user = self.place.desk.user
            self.place.read(
                self, lambda queries: queries.examination(), lambda found: self._on_found(user, found)
            )

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        advice = EmptyState(
            "exceptions", _("Choisissez une règle"), _("Ce qu'elle a trouvé s'affiche ici, avec ses seuils.")
        )
        self._side.addWidget(advice)
        self._side.addWidget(self.panel)
        subtitle = _("Un constat pose une question, il n'accuse personne.")
        top = heading(_("Anomalies"), subtitle, self.paper, self.workbook, self.csv)
        both = beside(self.rules, self._side, (2, 5))
        self.rules.setMinimumWidth(_LIST_WIDTH)
        both.setSizes([_LIST_WIDTH, 4 * _LIST_WIDTH])
        parts = column(top, both, spacing=14)
        parts.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(parts)

    def _on_person_changed(self) -> None:
        """Take what the person before could see off the screen, before anything is read for the next."""
        self._found = None
        self._model.set_rows(())
        self.panel.forget()
        self._side.setCurrentIndex(0)
        super()._on_person_changed()

    def _on_found(self, user: str | None, found: Examination) -> None:
        """Show the reports, unless they were read for a person who left meanwhile."""
        if user != self.place.desk.user:
            return
        chosen = self.rules.chosen()
        self._found = found
        self._model.set_rows(rule_lines(found))
        if chosen:
            self.rules.choose(rule_title(chosen.rule, self.place.wording))
        self._show_chosen()

    def _show_chosen(self) -> None:
        line = self.rules.chosen()
        if line and self._found:
            self.panel.show_rule(line, self._found)
            self._side.setCurrentWidget(self.panel)
        else:
            self._side.setCurrentIndex(0)

    def _apply(self, values: Mapping[str, int]) -> None:
        said = self.place.wording.gettext("Seuils appliqués, et retenus pour tout le programme.")

        def done(_limits: Thresholds) -> None:
            self.place.messages.done(said)

        self.place.do(self, set_thresholds, SetThresholds(values), done)

    def _show_paper(self) -> None:
        translations = self.place.wording.translations
        draw = drawn_by(lambda desk, file: draw_exceptions_report(desk, file, translations))
        show_paper(self.place, self, Paper(_FILE_NAME, draw))

    def _save(self, kind: FileKind) -> None:
        translations = self.place.wording.translations

        def write(desk: Desk, path: Path) -> None:
            found = desk.read(lambda queries: queries.examination())
            with spooled(path) as file:
                if kind is FileKind.WORKBOOK:
                    write_exceptions(found, file, translations)
                else:
                    write_exceptions_csv(found, file, translations)

        save_file(self.place, self, _FILE_NAME, kind, write)
