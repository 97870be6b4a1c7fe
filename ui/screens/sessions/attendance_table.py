"""The list of who attended, ticked with the keyboard: arrows move, the space bar says present or absent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.tables.rows_model import ROW_ROLE
from ui.tables.table_view import TableView
from voucher_desk.queries.sessions import AttendanceRow


class AttendanceTable(TableView[AttendanceRow]):
    """A table whose rows are ticked. Signal: `ticked` with the row the keyboard is on."""

    ticked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on the space bar, once however long it is held; leave other keys to the table."""
        if event.key() != Qt.Key.Key_Space or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        at = self.currentIndex()
        if at.isValid() and not event.isAutoRepeat():
            self.ticked.emit(at.data(ROW_ROLE))
