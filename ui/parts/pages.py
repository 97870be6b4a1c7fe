"""Pages: the heading of a screen, and a list beside what is chosen in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from ui.parts.labels import label
from ui.parts.layouts import column, holding, row

_SHARES = (4, 3)
_NARROWEST = 360
_LOWEST = 120


def heading(title: str, subtitle: str, *controls: QWidget) -> QWidget:
    """Return the name of a screen, a line on what it is for, and its controls at the end of the line."""
    made = holding(
        row(holding(column(label(title, "title"), label(subtitle, "subtitle"), spacing=2)), None, *controls)
    )
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def beside(table: QWidget, panel: QWidget, shares: tuple[int, int] = _SHARES) -> QSplitter:
    """Return a list and, beside it, what is chosen in it; the line between them can be moved."""
    for widget in (table, panel):
        widget.setMinimumWidth(_NARROWEST)
    return _parted(Qt.Orientation.Horizontal, table, panel, shares)


def above(table: QWidget, panel: QWidget, shares: tuple[int, int] = _SHARES) -> QSplitter:
    """Return a list of many columns and, below it, what is chosen in it; the line between can be moved."""
    for widget in (table, panel):
        widget.setMinimumHeight(_LOWEST)
    return _parted(Qt.Orientation.Vertical, table, panel, shares)


def _parted(
    orientation: Qt.Orientation, table: QWidget, panel: QWidget, shares: tuple[int, int]
) -> QSplitter:
    made = QSplitter(orientation)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(14)
    for widget, share in zip((table, panel), shares, strict=True):
        made.addWidget(widget)
        made.setStretchFactor(made.count() - 1, share)
    made.setSizes([share * _NARROWEST for share in shares])
    return made
