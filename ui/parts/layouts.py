"""Layouts that every screen shares: rows, columns and sheets that scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Return widgets side by side; None stands for the space that grows."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def column(*parts: QWidget | QLayout | None, spacing: int = 12, margin: int = 0) -> QVBoxLayout:
    """Return parts one under the other; None stands for the space that grows."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if part is None:
            made.addStretch(1)
        elif isinstance(part, QWidget):
            made.addWidget(part)
        else:
            made.addLayout(part)
    return made


def holding(layout: QLayout) -> QWidget:
    """Return a bare widget with this layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def scrolling(widget: QWidget) -> QScrollArea:
    """Return a sheet as wide as there is room, which scrolls where it is longer than the window, or wider."""
    widget.setProperty("kind", "sheet")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
