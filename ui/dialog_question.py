"""One question in a window of its own."""

from typing import TypeVar

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.parts.labels import label, paragraph

Control = TypeVar("Control", bound=QWidget)
_WIDTH = 460


class Question(QDialog):
    """A question with room for one answer; Escape takes it back."""

    def __init__(self, question: str, detail: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setMinimumWidth(_WIDTH)
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(24, 20, 24, 18)
        self._room.setSpacing(12)
        self._room.addWidget(label(question, "section"))
        if detail:
            self._room.addWidget(paragraph(detail))
        self._buttons = buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._heading = self._room.count()
        self.accept_button = buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("kind", "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def put(self, control: Control, name: str) -> Control:
        """Put a control above the buttons."""
        control.setAccessibleName(name)
        self._room.addWidget(control)
        return control

    def put_first(self, bar: QWidget) -> None:
        """Put a bar under the question, above the controls."""
        self._room.insertWidget(self._heading, bar)

    def agreed(self) -> bool:
        """Ask, and return whether the person agreed; Tab comes to the buttons last, as the eye does."""
        self._room.addSpacing(6)
        self._room.addWidget(self._buttons)
        self.accept_button.setDefault(True)  # only now does the button know its dialog
        try:
            return self.exec() == int(QDialog.DialogCode.Accepted)
        finally:
            self.deleteLater()
