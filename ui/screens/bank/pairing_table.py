"""The table of the bank beside the books, where Enter confirms and Delete undoes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.parts.empty_state import EmptyState
from ui.screens.bank.columns import pairing_columns
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from voucher_desk.domain.bank_matching import Pairing


class PairingTable(TableView[Pairing]):
    """Pairings to choose from. Signals: `confirmed` by Enter, `undone` by Delete."""

    confirmed = Signal()
    undone = Signal()

    def __init__(self, wording: Wording) -> None:
        _ = wording.gettext
        self.pairings: RowsModel[Pairing] = RowsModel(pairing_columns(wording))
        nothing = EmptyState(
            "bank", _("Rien dans ce cas"), _("Importez un relevé de la banque, ou choisissez un autre cas.")
        )
        super().__init__(self.pairings, _("Banque et livres"), nothing)
        self.pairings.setParent(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm or undo what is chosen; leave other keys to the table."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.undone.emit()
        else:
            super().keyPressEvent(event)
