"""Rooms: how large a window is that is measured in letters, so that it grows with them."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget


def room_for(dialog: QDialog, letters: int, lines: int) -> QSize:
    """Return the size, in pixels, of so many letters and lines, within the window the dialog belongs to."""
    metrics = dialog.fontMetrics()
    wanted = QSize(metrics.horizontalAdvance("x") * letters, metrics.height() * lines)
    parent = dialog.parent()
    return wanted.boundedTo(parent.window().size()) if isinstance(parent, QWidget) else wanted
