"""The screen of donations: what each received and has left, and all that becomes of the one chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.parts.empty_state import EmptyState
from ui.parts.layouts import column
from ui.parts.pages import above, heading
from ui.screens.donations.columns import donation_columns
from ui.screens.donations.donation_panel import DonationPanel
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.queries.programme import DonationRow


class DonationsScreen(Screen):
    """Donations above the one chosen."""

    shows = frozenset({"donation", "gift", "voucher", "distribution", "redemption"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._rows = RowsModel(donation_columns(place.wording), self)
        self.table = TableView(
            self._rows,
            _("Dons"),
            EmptyState("donations", _("Aucun don"), _("Les dons arrivent avec le fichier du programme.")),
        )
        ColumnChoice(place, self.table, "donations")
        self.panel = DonationPanel(place)
        self.export = export_button(place, self.table, lambda: "dons")
        self._below = QStackedWidget()
        self._lay_out()
        self.table.row_chosen.connect(self._on_chosen)

    def reload(self) -> None:
        """Read the donations again."""
        self.place.read(self, lambda queries: queries.donations(), self._on_donations)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        top = heading(
            _("Dons"), _("Du donateur à l'association, tranche par tranche. Montants en MAD."), self.export
        )
        advice = EmptyState(
            "donations", _("Choisissez un don"), _("Ses tranches s'affichent ici, avec leur taux de change.")
        )
        self._below.addWidget(advice)
        self._below.addWidget(self.panel)
        parts = column(top, above(self.table, self._below, (1, 2)), spacing=14)
        parts.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(parts)

    def _on_donations(self, rows: Sequence[DonationRow]) -> None:
        chosen = self.table.chosen()
        self._rows.set_rows(rows)
        if chosen:
            self.table.choose(chosen.code)
        elif rows:
            self.table.choose_row(0)

    def _on_chosen(self, donation: DonationRow | None) -> None:
        self._below.setCurrentIndex(0 if donation is None else 1)
        if donation is not None:
            self.panel.show_donation(donation.code)
