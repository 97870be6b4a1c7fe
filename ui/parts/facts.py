"""Facts: pairs of a name and what it is, one under the other, and cards that hold them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.parts.labels import label, selectable


class Facts(QWidget):
    """A small table of names and values that can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)

    def show_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Show these pairs instead of those before; a pair without a value is left out."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(pair for pair in pairs if pair[1]):
            shown = selectable(value)
            shown.setWordWrap(True)
            shown.setAccessibleName(name)
            self._grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)


def card(*widgets: QWidget, spacing: int = 12) -> QFrame:
    """Return a card with these widgets one under the other."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(18, 16, 18, 16)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return frame
