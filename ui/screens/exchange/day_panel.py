"""The day at a counter: its last scans, what they come to, and the way to undo one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row
from ui.screens.exchange.columns import counter_columns
from ui.screens.exchange.undo_panel import UndoPanel, may_be_undone
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.queries.counter import CounterRow, CounterTotals

DayAtCounter = tuple[Sequence[CounterRow], CounterTotals]


class DayPanel(QWidget):
    """Shows one provider's scans of today; a redeemed one can be undone from here."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._wording = place.wording
        _ = place.wording.gettext
        self._rows = RowsModel(counter_columns(place.wording), self)
        nothing = EmptyState(
            "exchange", _("Aucun scan aujourd'hui"), _("Les derniers scans s'affichent ici.")
        )
        self.table = TableView(self._rows, _("Scans du jour"), nothing)
        ColumnChoice(place, self.table, "scans-of-the-day")
        self.undo_button = button(_("Annuler un échange…"), self._ask_to_undo, kind="quiet")
        self.undo_button.setToolTip(_("Choisissez d'abord un échange dans la liste."))
        self.export = export_button(place, self.table, lambda: "scans-du-jour")
        self.undo = UndoPanel(place)
        self._totals = paragraph("", "muted")
        head = holding(row(label(_("Scans du jour"), "section"), None, self.undo_button, self.export))
        self.setLayout(column(head, self.table, self.undo, self._totals, spacing=8))
        self.table.row_chosen.connect(self._on_row_chosen)
        self._on_row_chosen(None)

    def show_day(self, day: DayAtCounter) -> None:
        """Show a day instead of the one before."""
        rows, totals = day
        self._rows.set_rows(rows)
        self.undo.keep_among(rows)
        self._on_row_chosen(self.table.chosen())
        wording = self._wording
        said = wording.ngettext(
            "{n} échange en tout : {sum}, dont {unclaimed} à réclamer",
            "{n} échanges en tout : {sum}, dont {unclaimed} à réclamer",
            totals.redemptions,
        )
        self._totals.setText(
            said.format(
                n=totals.redemptions,
                sum=wording.money(totals.redeemed),
                unclaimed=wording.money(totals.unclaimed),
            )
        )

    def show_nothing(self) -> None:
        """Show that no provider is chosen."""
        self._rows.set_rows(())
        self.undo.hide()
        self._on_row_chosen(None)

    def _on_row_chosen(self, scan: CounterRow | None) -> None:
        self.undo_button.setEnabled(may_be_undone(scan))

    def _ask_to_undo(self) -> None:
        scan = self.table.chosen()
        if scan is not None and may_be_undone(scan):
            self.undo.ask(scan)
