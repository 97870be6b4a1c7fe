"""Pages: the heading of a screen, and a list beside what is chosen in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from ui.parts.flow import Flow
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding
from ui.parts.reflow import Beside, Reflow, letters

_SHARES = (4, 3)
_LOWEST_LINES = 6
_SUBTITLE_LETTERS = 28


def heading(title: str, subtitle: str, *controls: QWidget) -> QWidget:
    """Return the name of a screen, a line on what it is for, and its controls at the end of the line."""
    words = holding(column(label(title, "title"), paragraph(subtitle, "subtitle"), spacing=2))
    words.setMinimumWidth(letters(words, _SUBTITLE_LETTERS))
    made = Reflow(words, Flow(*controls, at_end=True))
    made.line.setStretch(0, 1)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def beside(table: QWidget, panel: QWidget, shares: tuple[int, int] = _SHARES) -> QSplitter:
    """Return a list and, beside it, what is chosen in it, or below it where the window is narrow."""
    return Beside(table, panel, shares)


def above(table: QWidget, panel: QWidget, shares: tuple[int, int] = _SHARES) -> QSplitter:
    """Return a list of many columns and, below it, what is chosen in it; the line between can be moved."""
    made = QSplitter(Qt.Orientation.Vertical)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(14)
    lowest = made.fontMetrics().lineSpacing() * _LOWEST_LINES
    for widget, share in zip((table, panel), shares, strict=True):
        widget.setMinimumHeight(lowest)
        made.addWidget(widget)
        made.setStretchFactor(made.count() - 1, share)
    made.setSizes([share * lowest for share in shares])
    return made
