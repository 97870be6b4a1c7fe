"""Empty states: where there is nothing to show, what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.icons import drawn
from ui.parts.labels import label, paragraph

_SIGN = 48


class EmptyState(QWidget):
    """A sign, a short statement and the next step."""

    def __init__(self, sign: str, statement: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel()
        colour = QGuiApplication.palette().color(QPalette.ColorRole.Dark).name()
        picture.setPixmap(drawn(sign, colour, _SIGN))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading, text = label(statement, "section"), paragraph(advice, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(10)
        column.addStretch(1)
        for part in (picture, heading, text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addStretch(2)
        self.setAccessibleName(f"{statement} {advice}")
