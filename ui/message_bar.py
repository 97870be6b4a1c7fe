"""The message bar: shows what the channel of messages was told, until it is read."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icons import drawn
from ui.messages import Level, Message, Messages
from ui.parts.buttons import button
from ui.parts.labels import paragraph
from ui.wording import Wording

_SIGNS = {Level.DONE: "check", Level.REFUSED: "warning", Level.FAULT: "warning"}
_SIGN = 20
_DONE_STAYS_MS = 12_000


class MessageBar(QFrame):
    """One line above the screen; good news leaves by itself, the rest waits to be closed or replaced."""

    def __init__(self, messages: Messages, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._wording = wording
        self._message: Message | None = None
        self._sign = QLabel()
        self._text = paragraph()
        self.offer = button(wording.gettext("Ouvrir"), self._take_offer, kind="quiet")
        self.close_button = self._made_close_button()
        self._leaving = QTimer(self, interval=_DONE_STAYS_MS, singleShot=True)
        self._leaving.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.offer)
        row.addWidget(self.close_button)
        self.hide()
        messages.sent.connect(self._on_sent)
        messages.cleared.connect(self.hide)

    @property
    def text(self) -> str:
        """Return what is being said, empty where nothing is."""
        return self._text.text() if self.isVisible() else ""

    @property
    def leaves_by_itself(self) -> bool:
        """Return whether what is said will be gone in a while."""
        return self._leaving.isActive()

    def _made_close_button(self) -> QPushButton:
        word = self._wording.gettext("Fermer ce message")
        made = button("", self.hide, kind="quiet", sign="cross")
        made.setAccessibleName(word)
        made.setToolTip(word)
        return made

    def _on_sent(self, message: Message) -> None:
        self._message = message
        good = message.level is Level.DONE
        role = QPalette.ColorRole.Link if good else QPalette.ColorRole.BrightText
        self._sign.setPixmap(
            drawn(_SIGNS[message.level], QGuiApplication.palette().color(role).name(), _SIGN)
        )
        self._text.setText(message.text)
        self.offer.setVisible(message.offer is not None)
        if message.offer:
            self.offer.setText(message.offer.word)
            self.offer.setAccessibleName(message.offer.word)
        self.setAccessibleName(message.text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if good:
            self._leaving.start()
        else:
            self._leaving.stop()

    def _take_offer(self) -> None:
        if self._message and self._message.offer:
            self._message.offer.act()
