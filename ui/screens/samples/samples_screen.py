"""The screen of verification samples: IOM draws them, the association finds the people behind them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.layouts import column
from ui.parts.pages import beside, heading
from ui.screens.samples.columns import sample_columns
from ui.screens.samples.new_sample import NewSampleForm
from ui.screens.samples.sample_panel import SamplePanel
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.duties import Actor, Duty, DutyMissing
from voucher_desk.domain.samples import sees_people
from voucher_desk.queries.samples import SampleRow
from voucher_desk.usecases.draw_sample import SampleDrawn


class SamplesScreen(Screen):
    """Samples beside the one chosen; who examines reads serials, the association its people's codes too."""

    shows = frozenset({"sample"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._wanted = ""
        self._model = RowsModel(sample_columns(place.wording), self)
        nothing = EmptyState(
            "samples",
            _("Aucun échantillon"),
            _("L'OIM tire au sort qui interroger et quels bons vérifier."),
        )
        self.table = TableView(self._model, _("Échantillons"), nothing)
        ColumnChoice(place, self.table, "samples")
        self.export = export_button(place, self.table, lambda: "echantillons")
        self.panel = SamplePanel(place)
        self.form = NewSampleForm(place, self._on_drawn, self._show_chosen)
        self.add = button(_("Nouvel échantillon"), self._begin, kind="primary", sign="add")
        self._side = QStackedWidget()
        self._lay_out()
        self.table.row_chosen.connect(lambda _row: self._show_chosen())

    def reload(self) -> None:
        """Read the samples again; nothing for who may not see them."""
        self.add.setVisible(Duty.EXAMINE in self.place.duties)
        if self._people() is not None:
            user = self.place.desk.user
            self.place.read(
                self, lambda queries: queries.samples(), lambda rows: self._on_samples(user, rows)
            )

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        advice = EmptyState(
            "samples", _("Choisissez un échantillon"), _("Sa liste et son tirage s'affichent ici.")
        )
        for widget in (advice, self.panel, self.form):
            self._side.addWidget(widget)
        subtitle = _("Tirés au sort avec une graine gardée dans le journal : chacun peut refaire le tirage.")
        top = heading(_("Échantillons"), subtitle, self.export, self.add)
        parts = column(top, beside(self.table, self._side, (3, 5)), spacing=14)
        parts.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(parts)

    def _people(self) -> bool | None:
        """Return whether the person acting sees people's codes, None where they see no sample at all."""
        try:
            return sees_people(Actor(self.place.desk.user or "", self.place.duties))
        except DutyMissing:
            return None

    def _on_person_changed(self) -> None:
        """Take what the person before could see off the screen, before anything is read for the next."""
        self._model.set_rows(())
        self.panel.forget()
        self._side.setCurrentIndex(0)
        super()._on_person_changed()

    def _on_samples(self, user: str | None, rows: Sequence[SampleRow]) -> None:
        """Show samples, unless they were read for a person who left meanwhile."""
        if user != self.place.desk.user:
            return
        chosen = self.table.chosen()
        wanted = self._wanted or (str(chosen.number) if chosen else "")
        self._wanted = ""
        self._model.set_rows(rows)
        self.table.choose(wanted)
        if self._side.currentWidget() is not self.form:
            self._show_chosen()

    def _show_chosen(self) -> None:
        chosen, people = self.table.chosen(), self._people()
        if chosen and people is not None:
            self.panel.show_sample(chosen, people=people)
            self._side.setCurrentWidget(self.panel)
        else:
            self._side.setCurrentIndex(0)

    def _begin(self) -> None:
        self._side.setCurrentWidget(self.form)
        self.place.read(
            self,
            lambda queries: (queries.donations(), queries.distributions()),
            lambda found: self.form.begin(*found),
        )

    def _on_drawn(self, drawn: SampleDrawn) -> None:
        said = self.place.wording.gettext("Échantillon {number} tiré : {size} sur {population}.")
        self.place.messages.done(
            said.format(number=drawn.number, size=drawn.size, population=drawn.population)
        )
        self._wanted = str(drawn.number)
        self._side.setCurrentIndex(0)
