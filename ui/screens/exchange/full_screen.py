"""The counter in full screen: the verdict fills the window, to be read at two metres."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.message_bar import MessageBar
from ui.screens.exchange.front import CounterFront
from ui.workplace import Workplace

_MARGIN = 20


class FullScreen(QWidget):
    """A window of its own for the front of the counter. Signal: `left` when it is closed by any way."""

    left = Signal()

    def __init__(self, place: Workplace, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setWindowTitle(place.wording.gettext("Échange"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.messages = MessageBar(place.messages, place.wording)
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._room.addWidget(self.messages)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)

    def take(self, front: CounterFront) -> None:
        """Show the front of the counter here, large, on the display where it was."""
        display = front.screen().geometry()
        self._room.addWidget(front, 1)
        front.grow(large=True)
        self.setGeometry(display)
        self.showFullScreen()
        front.code.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the front may go back to its place."""
        super().closeEvent(event)
        self.left.emit()
