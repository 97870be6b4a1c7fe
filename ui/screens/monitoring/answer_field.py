"""A question with its few answers side by side: chosen by a number key or a click, taken back by the same."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from ui.parts.buttons import button
from ui.parts.flow import Flow
from ui.parts.labels import paragraph
from ui.parts.layouts import column
from ui.parts.reflow import Reflow, letters

Value = TypeVar("Value")
_AROUND = 4
_NARROWEST = 54
_LETTERS = 18
_TAKEN_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class AnswerField(QWidget, Generic[Value]):
    """A question; its answers are numbered from 0, shown as numbers alone where `bare`, and may stay open.

    Signal: `answered` when a number key chose one, so that the next question takes the keyboard.
    """

    answered = Signal()

    def __init__(self, name: str, answers: Sequence[tuple[str, Value]], *, bare: bool = False) -> None:
        super().__init__()
        self._name = name
        self._answers = tuple(answers)
        self._bare = bare
        self._chosen: int | None = None
        self.buttons = [self._button(number, word) for number, (word, _value) in enumerate(answers)]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = paragraph(name)
        words.setMinimumWidth(letters(words, _LETTERS))
        line = Reflow(words, Flow(*self.buttons, at_end=True))
        line.line.setStretch(0, 1)
        self.setLayout(column(line, margin=_AROUND))
        self.clear()

    def value(self) -> Value | None:
        """Return the answer chosen, None where there is none."""
        return None if self._chosen is None else self._answers[self._chosen][1]

    def clear(self) -> None:
        """Choose nothing."""
        self._choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the answer of a number key, or none again."""
        typed = event.text()
        if typed.isdecimal() and int(typed) < len(self._answers):
            self._choose(int(typed))
            self.answered.emit()
        elif event.key() in _TAKEN_BACK:
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard left."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _button(self, number: int, word: str) -> QPushButton:
        shown = str(number) if self._bare else f"{number}  {word}"
        made = button(shown, lambda: self._choose(None if self._chosen == number else number))
        made.setAccessibleName(f"{self._name} : {word}")
        made.setToolTip(word)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMinimumWidth(_NARROWEST)
        made.setProperty("kind", "answer")
        return made

    def _choose(self, number: int | None) -> None:
        self._chosen = number
        for place, one in enumerate(self.buttons):
            one.setChecked(place == number)
        said = "" if number is None else f" : {self._answers[number][0]}"
        self.setAccessibleName(self._name + said)
