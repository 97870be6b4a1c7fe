"""Numbers: a field for a whole number, which scrolling past it never changes."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox

_MARGIN = 6


class Count(QSpinBox):
    """A whole number, typed in any digits and shown in those of the screens."""

    def validate(self, typed: str, at: int) -> tuple[QValidator.State, str, int]:
        """Return whether what is typed is a number or may become one, in the digits of the screens."""
        return super().validate(in_own_digits(typed, self.locale()), at)


class Number(Count):
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


def in_own_digits(typed: str, locale: QLocale) -> str:
    """Return a number or a day typed in any digits as fields of a locale write and read them."""
    return "".join(chr(ord(locale.zeroDigit()) + int(sign)) if sign.isdecimal() else sign for sign in typed)
