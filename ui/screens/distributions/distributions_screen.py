"""The screen of distributions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.listening import Listening
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.layouts import column, holding
from ui.parts.pages import beside, heading
from ui.screens.distributions.columns import distribution_columns
from ui.screens.distributions.distribution_panel import DistributionPanel
from ui.screens.distributions.new_distribution import NewDistributionForm
from ui.screens.distributions.signed_list_page import SignedListPage
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.distributions import Distribution
from voucher_desk.queries.distributions import DistributionRow


class DistributionsScreen(Screen):
    """Distributions beside the one chosen, from its list to its count-back."""

    shows = frozenset({"distribution", "voucher", "stock", "attendance"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._wanted = ""
        self._model = RowsModel(distribution_columns(place.wording), self)
        nothing = EmptyState(
            "distributions",
            _("Aucune distribution"),
            _("Préparez-en une pour une séance dont les présences sont notées."),
        )
        self.table = TableView(self._model, _("Distributions"), nothing)
        ColumnChoice(place, self.table, "distributions")
        self.export = export_button(place, self.table, lambda: "distributions")
        self.panel = DistributionPanel(place)
        self.form = NewDistributionForm(place, self._on_drafted, self._show_chosen)
        self.add = button(_("Nouvelle distribution"), self._begin, kind="primary", sign="add")
        self.signed = SignedListPage(place, self._show_list)
        self._side = QStackedWidget()
        self._whole = QStackedWidget()
        self._lay_out()
        Listening(self).scanned.connect(self._on_scanned)
        self.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.table.open_in(self.panel)
        self.panel.signed_list_wanted.connect(self._show_signed)

    def reload(self) -> None:
        """Read the distributions again."""
        self.place.read(self, lambda queries: queries.distributions(), self._on_distributions)
        if self._whole.currentWidget() is self.signed:
            self.signed.reload()

    def _on_scanned(self, readings: Sequence[str]) -> None:
        """Take a voucher that was scanned as handed over, or a page of the signed list as it comes back."""
        if self._whole.currentWidget() is self.signed:
            self.signed.scan(readings)
        elif self._side.currentWidget() is self.panel:
            self.panel.handing.scan(readings)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        advice = EmptyState(
            "distributions", _("Choisissez une distribution"), _("Ses étapes s'affichent ici, dans l'ordre.")
        )
        for widget in (advice, self.panel, self.form):
            self._side.addWidget(widget)
        top = heading(_("Distributions"), _("De la liste figée au retour des bons."), self.export, self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(holding(column(top, beside(self.table, self._side), spacing=14)))
        self._whole.addWidget(self.signed)
        whole.addWidget(self._whole)

    def _show_signed(self, code: str) -> None:
        self._whole.setCurrentWidget(self.signed)
        self.signed.show_list(code)

    def _show_list(self) -> None:
        self._whole.setCurrentIndex(0)

    def _on_distributions(self, rows: Sequence[DistributionRow]) -> None:
        chosen = self.table.chosen()
        wanted = self._wanted or (chosen.code if chosen else "")
        self._wanted = ""
        self._model.set_rows(rows)
        self.table.choose(wanted)
        if self._side.currentWidget() is not self.form:
            self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.chosen()
        if row:
            self.panel.show_distribution(row)
            self._side.setCurrentWidget(self.panel)
        else:
            self._side.setCurrentIndex(0)

    def _begin(self) -> None:
        self._side.setCurrentWidget(self.form)
        self.place.read(
            self,
            lambda queries: (queries.sessions(), queries.batches()),
            lambda found: self.form.begin(*found),
        )

    def _on_drafted(self, drafted: Distribution) -> None:
        self.place.messages.done(self.place.wording.gettext("Distribution préparée."))
        self._wanted = drafted.code
        self._side.setCurrentIndex(0)
