"""Messages to the person: one channel, three levels; whoever sends one opens no window."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Level(StrEnum):
    """Something was done; something is refused by a rule; the machine cannot."""

    DONE = "done"
    REFUSED = "refused"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the person may do about a message: the word on its button, and what it does."""

    word: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Message:
    """One message; its text is shown as it stands, never read as markup."""

    level: Level
    text: str
    offer: Offer | None = None


class Messages(QObject):
    """The channel. Signals: `sent` with a Message, `cleared` when what was said no longer matters."""

    sent = Signal(object)
    cleared = Signal()

    def done(self, text: str, offer: Offer | None = None) -> None:
        """Say that something is done; only after it was committed."""
        self.sent.emit(Message(Level.DONE, text, offer))

    def refused(self, text: str) -> None:
        """Say why a rule refuses."""
        self.sent.emit(Message(Level.REFUSED, text))

    def fault(self, text: str) -> None:
        """Say what the machine cannot do, calmly."""
        self.sent.emit(Message(Level.FAULT, text))

    def clear(self) -> None:
        """Take back what was said."""
        self.cleared.emit()
