"""Numbers: a field for a whole number, which scrolling past it never changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

_MARGIN = 6


class Number(QSpinBox):
    """A whole number within its bounds, with what it counts behind it."""

    def __init__(self, lowest: int, highest: int, unit: str = "") -> None:
        super().__init__(minimum=lowest, maximum=highest)
        self.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        if unit:
            self.setSuffix(f" {unit}")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nobody means to change a number by scrolling."""
        event.ignore()
