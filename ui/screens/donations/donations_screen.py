"""The screen of donations: what each received, in which tranches, and what is left of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.parts.empty_state import EmptyState
from ui.parts.labels import selectable
from ui.parts.layouts import column, holding, row
from ui.parts.pages import above, heading
from ui.screens.donations.columns import donation_columns, tranche_columns
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.queries.programme import DonationRow, TrancheRow
from voucher_desk.sentences.marking import N_


class DonationsScreen(Screen):
    """Donations above the tranches of the one chosen, each in its own currency and as it is booked."""

    name = N_("Dons")
    sign = "donations"
    shows = frozenset({"donation", "voucher", "distribution", "redemption"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._rows = RowsModel(donation_columns(place.wording), self)
        self._tranches = RowsModel(tranche_columns(place.wording), self)
        self.table = TableView(
            self._rows,
            _("Dons"),
            EmptyState("donations", _("Aucun don"), _("Les dons arrivent avec le fichier du programme.")),
        )
        ColumnChoice(place, self.table, "donations")
        self.tranches = TableView(
            self._tranches,
            _("Tranches du don"),
            EmptyState("donations", _("Aucune tranche"), _("Rien n'a encore été reçu pour ce don.")),
        )
        ColumnChoice(place, self.tranches, "tranches")
        self.export = export_button(place, self.table, lambda: "dons")
        self.export_tranches = export_button(place, self.tranches, lambda: f"tranches-{self._chosen}")
        self._chosen = ""
        self._title = selectable("", "section")
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
        self._below.addWidget(
            holding(column(row(self._title, None, self.export_tranches), self.tranches, spacing=8))
        )
        parts = column(top, above(self.table, self._below, (1, 1)), spacing=14)
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
        if donation is None:
            self._below.setCurrentIndex(0)
            return
        wording, code = self.place.wording, donation.code
        self._chosen = code
        self._title.setText(wording.gettext("Tranches de {donation}").format(donation=wording.isolated(code)))
        self._below.setCurrentIndex(1)
        self.place.read(
            self,
            lambda queries: queries.tranches(code),
            lambda tranches: self._on_tranches(code, tranches),
        )

    def _on_tranches(self, donation: str, tranches: Sequence[TrancheRow]) -> None:
        """Show tranches, unless another donation was chosen by now."""
        if donation == self._chosen:
            self._tranches.set_rows(tranches)
