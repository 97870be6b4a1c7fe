"""A screen: one page of the main window, which reloads when something it shows was touched."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.workplace import Workplace

SHOWN_SUBJECTS_OF_ALL = frozenset({"programme"})


class Screen(QWidget):
    """A page, and the subjects it shows; its name and its sign stand at its door (`ui.doors`).

    A visible screen reloads at once when one of its subjects was touched, a hidden one when it is next shown.

    Signal: `leading` with the sign of another screen and the code of a thing to show there.
    """

    leading = Signal(str, str)
    shows: ClassVar[frozenset[str]]

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._stale = True
        place.touched.connect(self._on_touched)
        place.person_changed.connect(self._on_person_changed)

    def reload(self) -> None:
        """Read again what this screen shows."""
        raise NotImplementedError

    def seek(self, code: str) -> None:
        """Show the thing of a code, on a screen that has such things to choose."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed since the screen was last seen."""
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self._reload_now)

    def _on_touched(self, subjects: Iterable[str]) -> None:
        if (self.shows | SHOWN_SUBJECTS_OF_ALL) & frozenset(subjects):
            self._become_stale()

    def _on_person_changed(self) -> None:
        self._become_stale()

    def _become_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._reload_now()

    def _reload_now(self) -> None:
        if self._stale:
            self._stale = False
            self.reload()
