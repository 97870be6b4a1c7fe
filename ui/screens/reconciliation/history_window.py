"""The whole history of a voucher that stands behind a figure, in a window of its own."""

from PySide6.QtWidgets import QDialog, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.histories import history_columns
from ui.parts.labels import selectable
from ui.parts.layouts import column, row
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace

_SHARE = 0.8


class HistoryWindow(QDialog):
    """Everything that happened to one voucher, oldest first."""

    def __init__(self, place: Workplace, serial: str, parent: QWidget) -> None:
        super().__init__(parent)
        _ = place.wording.gettext
        self.setWindowTitle(_("Histoire du bon"))
        model = RowsModel(history_columns(place.wording), self)
        nothing = EmptyState("list", _("Aucun fait"), _("Rien n'est encore arrivé à ce bon."))
        self.table = TableView(model, _("Histoire du bon"), nothing)
        ColumnChoice(place, self.table, "voucher-history-window")
        self.table.about = lambda: serial
        self.export = export_button(place, self.table, lambda: f"bon-{serial}")
        parts = column(
            selectable(place.wording.isolated(serial), "section"),
            self.table,
            row(self.export, None, button(_("Fermer"), self.reject)),
            margin=14,
        )
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.resize(parent.size() * _SHARE)
        place.read(self, lambda queries: queries.voucher_history(serial), model.set_rows)
