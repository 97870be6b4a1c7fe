"""The screen of post-distribution monitoring: rounds, interviews typed one after another, results."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.papers import show_paper
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.flow import Flow
from ui.parts.labels import label
from ui.parts.layouts import column, holding
from ui.parts.pages import beside, heading
from ui.parts.reflow import Reflow
from ui.preview.paper import Paper, drawn_by
from ui.screens.file_screen import FileScreen
from ui.screens.monitoring.columns import round_columns
from ui.screens.monitoring.interview_form import InterviewForm
from ui.screens.monitoring.interviews_preview import InterviewsPreview
from ui.screens.monitoring.new_round import NewRoundForm
from ui.screens.monitoring.results_panel import ResultsPanel
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.dates import written
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.monitoring import Interview, Round
from voucher_desk.printing.files import draw_monitoring_form, draw_monitoring_report
from voucher_desk.queries.monitoring import RoundResults, RoundRow
from voucher_desk.queries.programme import BatchRow
from voucher_desk.usecases.monitor import (
    NamedRound,
    NoteInterviews,
    close_round,
    note_interviews,
)

_LIST_WIDTH = 360


class MonitoringScreen(FileScreen):
    """Rounds beside the one chosen: its form while it is open, its results once it is closed.

    A list of interviews made on paper or in the field is chosen by a button, or dropped on the window.
    """

    shows = frozenset({"monitoring"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._cities: Sequence[str] = ()
        self._wanted = ""
        self._shown: Round | None = None
        self._model = RowsModel(round_columns(place.wording), self)
        nothing = EmptyState(
            "monitoring", _("Aucun suivi"), _("Ouvrez un suivi avant les premiers entretiens.")
        )
        self.table = TableView(self._model, _("Suivis"), nothing)
        ColumnChoice(place, self.table, "monitoring-rounds")
        self.export = export_button(place, self.table, lambda: "suivis")
        self.add = button(_("Nouveau suivi"), self._begin_new, kind="primary", sign="add")
        self.print_form = button(_("Questionnaire"), self._print_form, sign="print")
        self.print_results = button(_("Imprimer les résultats"), self._print_results, sign="print")
        self.import_it = button(_("Importer une liste…"), self._choose_file, sign="import")
        self.close_it = button(_("Clore le suivi…"), self._close, sign="lock")
        self.form = InterviewForm(place, self._note)
        self.new = NewRoundForm(place, self._on_opened, self._show_chosen)
        self.results = ResultsPanel(place)
        self.preview = InterviewsPreview(place, self._show_list)
        self._title, self._days = label("", "section"), label("", "muted")
        self._side, self._of_round = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self.table.row_chosen.connect(lambda _row: self._show_chosen())

    def reload(self) -> None:
        """Read the rounds again."""
        self.add.setVisible(Duty.MONITOR in self.place.duties)
        self.place.read(
            self,
            lambda queries: (queries.monitoring_rounds(), queries.batches()),
            lambda read: self._on_read(*read),
        )

    def import_file(self, path: Path) -> None:
        """Show the preview of a list of interviews for the round chosen."""
        one = self._shown
        if one is None or not self._takes_lists(one):
            _ = self.place.wording.gettext
            self.place.messages.refused(_("Choisissez d'abord un suivi ouvert, puis la liste à importer."))
            return
        self._show_preview()
        self.preview.show_file(path, one)

    def _takes_lists(self, one: Round) -> bool:
        return not one.closed and Duty.ATTENDANCE in self.place.duties

    def _choose_file(self) -> None:
        path = self.place.questions.choose_interviews()
        if path:
            self.import_file(path)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        waiting = EmptyState(
            "monitoring",
            _("Entretiens en cours"),
            _("Les résultats se lisent quand le suivi est clos, de cinq réponses ou plus."),
        )
        not_yours = EmptyState(
            "lock", _("Suivi clos"), _("Ses résultats se lisent à la coordination et au rapprochement.")
        )
        self._waiting, self._not_yours = waiting, not_yours
        for page in (self.form, self.results, waiting, not_yours):
            self._of_round.addWidget(page)
        title = holding(column(self._title, self._days, spacing=2))
        papers = (self.import_it, self.print_form, self.print_results)
        acts = Reflow(title, Flow(*papers, self.close_it, at_end=True))
        acts.line.setStretch(0, 1)
        self._panel = holding(column(acts, self._of_round, spacing=10))
        advice = EmptyState(
            "monitoring", _("Choisissez un suivi"), _("Ses entretiens ou ses résultats s'affichent ici.")
        )
        for part in (advice, self._panel, self.new):
            self._side.addWidget(part)
        subtitle = _("Ce que disent les personnes après une distribution, sans savoir qui l'a dit.")
        top = heading(_("Suivi"), subtitle, self.export, self.add)
        both = beside(self.table, self._side, (2, 5))
        self.table.setMinimumWidth(_LIST_WIDTH)
        both.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        parts = column(top, both, spacing=14)
        parts.setStretch(1, 1)
        self._take_pages(holding(parts), self.preview)

    def _on_person_changed(self) -> None:
        """Take what the person before could see off the screen, before anything is read for the next."""
        self._model.set_rows(())
        self.results.forget()
        self._shown = None
        self._side.setCurrentIndex(0)
        self._show_list()
        super()._on_person_changed()

    def _on_read(self, rows: Sequence[RoundRow], batches: Sequence[BatchRow]) -> None:
        self._cities = sorted({batch.city for batch in batches})
        chosen = self.table.chosen()
        wanted = self._wanted or (chosen.round.code if chosen else "")
        self._wanted = ""
        self.table.blockSignals(True)  # an interview being typed stays while the list is read again
        self._model.set_rows(rows)
        self.table.choose(wanted)
        self.table.blockSignals(False)
        if self._side.currentWidget() is not self.new:
            self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        if chosen is None:
            self._shown = None
            self._side.setCurrentIndex(0)
            return
        one, wording = chosen.round, self.place.wording
        days = wording.figures(f"{written(one.begins)} – {written(one.ends)}")
        self._title.setText(f"{wording.isolated(one.code)} · {wording.word(one.moment)}")
        self._days.setText(" · ".join(part for part in (days, one.city) if part))
        may = Duty.MONITOR in self.place.duties
        self.close_it.setVisible(may and not one.closed)
        self.print_form.setVisible(not one.closed)
        self.import_it.setVisible(self._takes_lists(one))
        self.print_results.setVisible(may and one.closed)
        self._side.setCurrentWidget(self._panel)
        if one != self._shown:
            self._shown = one
            self._of_round.setCurrentWidget(self._page_of(one))

    def _page_of(self, one: Round) -> QWidget:
        if one.closed and Duty.MONITOR in self.place.duties:
            self.results.forget()
            self.place.read(self, lambda queries: queries.monitoring_results(one.code), self._on_results)
            return self.results
        if one.closed:
            return self._not_yours
        if Duty.ATTENDANCE not in self.place.duties:
            return self._waiting
        self.form.begin(one.moment, one.city, self._cities)
        return self.form

    def _on_results(self, found: RoundResults) -> None:
        """Show results, unless another round or another person came meanwhile."""
        if found.round == self._shown and Duty.MONITOR in self.place.duties:
            self.results.show_results(found)

    def _begin_new(self) -> None:
        self._side.setCurrentWidget(self.new)
        self.new.begin(local_date(self.place.desk.now()), self._cities)

    def _on_opened(self, opened: Round) -> None:
        self.place.messages.done(
            self.place.wording.gettext("Suivi {round} ouvert.").format(round=opened.code)
        )
        self._wanted = opened.code
        self._side.setCurrentIndex(0)

    def _note(self, interview: Interview) -> None:
        if self._shown:
            wanted = NoteInterviews(self._shown.code, (interview,))
            self.place.do(self, note_interviews, wanted, lambda _noted: self._on_noted())

    def _on_noted(self) -> None:
        self.place.messages.done(self.place.wording.gettext("Entretien noté. Au suivant."))
        self.form.begin_next()

    def _close(self) -> None:
        _ = self.place.wording.gettext
        if self._shown and self.place.questions.confirm(
            _("Clore le suivi {round} ?").format(round=self._shown.code),
            _("Il ne prendra plus d'entretiens, et ses résultats se liront."),
            _("Clore le suivi"),
        ):
            said = _("Suivi {round} clos : ses résultats se lisent.").format(round=self._shown.code)
            wanted = NamedRound(self._shown.code)
            self.place.do(self, close_round, wanted, lambda _closed: self.place.messages.done(said))

    def _print_form(self) -> None:
        one, translations = self._shown, self.place.wording.translations
        draw = drawn_by(lambda desk, file: draw_monitoring_form(desk, one, file, translations))
        show_paper(self.place, self, Paper("questionnaire", draw))

    def _print_results(self) -> None:
        if one := self._shown:
            translations = self.place.wording.translations
            draw = drawn_by(lambda desk, file: draw_monitoring_report(desk, one.code, file, translations))
            show_paper(self.place, self, Paper(f"suivi-{one.code}", draw))
