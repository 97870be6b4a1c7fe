"""A person at the screen: finds things where they are shown, and reaches for them with a hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget

from hand import Movement, click, press, type_in
from ui.main_window import MainWindow
from ui.screens.screen import Screen
from ui.tables.table_view import TableView
from voucher_desk.desk import Desk

Shown = TypeVar("Shown", bound=Screen)
_MARK = 12
"""Where the mark of a check box is, in pixels from the side its words begin at."""


class Person:
    """Who walks through the program: what they see, and the movements by which they reach for it."""

    def __init__(self, application: QApplication, desk: Desk, home: Path, folder: Path) -> None:
        """Take the desk beside the window, for what a person would have in hand: a printed voucher."""
        self.desk = desk
        self.home = home
        self._application = application
        self._folder = folder
        self.seen = 0

    @property
    def window(self) -> MainWindow:
        """Return the main window that is open. Raises StopIteration where none is."""
        windows = QApplication.topLevelWidgets()
        return next(one for one in windows if isinstance(one, MainWindow) and one.isVisible())

    @property
    def waits(self) -> bool:
        """Return whether the program works at something, or has no window yet."""
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        return not windows or any(one.place.background.busy for one in windows)

    def keeps(self, name: str) -> None:
        """Keep what the whole display shows."""
        picture = self._application.primaryScreen().grabWindow(0)
        picture.save(str(self._folder / f"{name}.png"), quality=0)
        self.seen += 1

    def screen(self, kind: type[Shown]) -> Shown:
        """Return a screen of the window."""
        found = self.window.page(self._place_of(kind))
        if not isinstance(found, kind):
            raise TypeError(found)
        return found

    def _place_of(self, kind: type[Screen]) -> int:
        return [door.kind() for door in self.window.doors].index(kind)

    def goes_to(self, kind: type[Screen]) -> Movement:
        """Click a screen's name in the navigation."""
        window = self.window
        item = window.navigation.item(self._place_of(kind))
        return click(window.navigation.viewport(), window.navigation.visualItemRect(item).center())

    def clicks(self, widget: QWidget) -> Movement:
        """Click what can be clicked. Raises RuntimeError where a person could not."""
        if not (widget.isVisible() and widget.isEnabled()):
            raise RuntimeError(widget.accessibleName())
        mark = QPoint(_MARK, widget.height() // 2)
        there = widget.style().visualPos(widget.layoutDirection(), widget.rect(), mark)
        return click(widget, there if isinstance(widget, QCheckBox) else None)

    def clicks_row(self, table: TableView[Any], row: int) -> Movement:
        """Click a row of a table, counted from 0 as shown."""
        return click(table.viewport(), table.visualRect(table.index_of(row, 0)).center())

    def takes(self, place: int) -> Movement:
        """Take a choice of the list that is open, counted from 0, by the keyboard."""
        return press("Home", *["Down"] * place, "Return")

    def writes(self, text: str) -> Movement:
        """Write into the field that has the focus, instead of what stands there."""
        return (*press("ctrl+a"), *type_in(text))

    def becomes(self, user: str) -> Iterator[Movement]:
        """Say who one is, in the header."""
        yield self.clicks(self.window.header.person)
        yield self.takes([one.code for one in self.window.place.users].index(user))

    @property
    def is_asked(self) -> bool:
        """Return whether a question stands in front of the window."""
        return QApplication.activeModalWidget() is not None

    def leaves(self) -> None:
        """Close the window."""
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.reject()
        self.window.close()
