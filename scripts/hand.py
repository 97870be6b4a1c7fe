"""A person's hand: a mouse and a keyboard on the X server, through xdotool; nothing is called by name."""

import subprocess

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QWidget

KEY_MS = "12"

Movement = tuple[str, ...]
"""One movement in xdotool's words."""


def click(widget: QWidget, at: QPoint | None = None) -> Movement:
    """Return a click on a widget, in its middle or at a place of its own."""
    place = widget.mapToGlobal(at or widget.rect().center())
    return ("mousemove", str(place.x()), str(place.y()), "click", "1")


def press(*keys: str) -> Movement:
    """Return the press of keys one after the other, named as xdotool does: `Return`, `ctrl+2`."""
    return ("key", "--delay", KEY_MS, *keys)


def type_in(text: str) -> Movement:
    """Return the typing of a text where the focus is."""
    return ("type", "--delay", KEY_MS, text)


class Hand:
    """Makes movements; the program learns of them from the X server alone."""

    def __init__(self) -> None:
        """Rest."""
        self._made: subprocess.Popen[bytes] | None = None

    @property
    def moving(self) -> bool:
        """Return whether the last movement is still under way. Raises RuntimeError where it failed."""
        if self._made is None or self._made.poll() is None:
            return self._made is not None
        if self._made.returncode:
            raise RuntimeError(self._made.args)
        self._made = None
        return False

    def make(self, movement: Movement) -> None:
        """Begin a movement, and do not wait for its end: the program must go on meanwhile."""
        self._made = subprocess.Popen(["xdotool", *_focus(), *movement])


def _focus() -> Movement:
    """Give the keys to the window in front, as a window manager would; a menu takes them itself."""
    if QApplication.activePopupWidget():
        return ()
    front = _front()
    return ("windowfocus", "--sync", str(int(front.winId()))) if front else ()


def _front() -> QWidget | None:
    """Return the window that a person sees in front: the one that asks, else a dialog, else the main one."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isWindow() and one.isVisible()]
    dialogs = [one for one in shown if isinstance(one, QDialog)]
    return QApplication.activeModalWidget() or next(iter((*dialogs, *shown)), None)
