"""Choices: one of several values, each with the word shown for it.

The values stay Python's own: Qt would turn the member of a text enumeration into bare text.
"""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

Value = TypeVar("Value")


class Choices(QComboBox, Generic[Value]):
    """A list to choose one value from."""

    def __init__(self, pairs: Iterable[tuple[str, Value]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[Value, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer(pairs)

    def offer(self, pairs: Iterable[tuple[str, Value]]) -> None:
        """Offer these values, with their words, instead of those before; the first is chosen."""
        listed = tuple(pairs)
        self.clear()
        self._values = tuple(value for _word, value in listed)
        self.addItems([word for word, _value in listed])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nobody means to become another person by scrolling."""
        event.ignore()

    def value(self) -> Value | None:
        """Return the value chosen, None where nothing is."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def choose_where(self, wanted: Callable[[Value], bool]) -> None:
        """Choose the first value that is wanted; the choice stays where none is."""
        found = next((at for at, one in enumerate(self._values) if wanted(one)), self.currentIndex())
        self.setCurrentIndex(found)

    def choose(self, value: Value | None) -> None:
        """Choose a value, or the first where this one is not offered."""
        found = next((at for at, one in enumerate(self._values) if one == value), 0)
        self.setCurrentIndex(found if self._values else -1)
