"""The list of next steps: sentences, each with the button that goes to where it is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from ui.parts.buttons import button
from ui.parts.labels import paragraph
from ui.screens.home.next_steps import NextStep


@dataclass(frozen=True, slots=True)
class Way:
    """A way to another screen: its name in the navigation, and how to go there."""

    name: str
    go: Callable[[], None]


class StepList(QWidget):
    """Steps one under the other; a step to a screen that this desktop does not have is told all the same."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self.ways: Mapping[str, Way] = {}
        self.buttons: tuple[QPushButton, ...] = ()
        self._nothing = nothing
        self._shown: tuple[NextStep, ...] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)

    def show_steps(self, steps: Sequence[NextStep]) -> None:
        """Show these steps; where they are those of before nothing moves, nor does the keyboard's place."""
        if self._shown == tuple(steps):
            return
        self._shown = tuple(steps)
        self._clear()
        made = [self._put(line, step) for line, step in enumerate(self._shown)]
        self.buttons = tuple(one for one in made if one)
        if not self._shown:
            self._grid.addWidget(paragraph(self._nothing, "muted"), 0, 0)

    def _put(self, line: int, step: NextStep) -> QPushButton | None:
        self._grid.addWidget(paragraph(step.sentence), line, 0)
        way = self.ways.get(step.leads_to)
        if way is None:
            return None
        made = button(way.name, way.go, sign=step.leads_to)
        made.setAccessibleName(f"{way.name} – {step.sentence}")
        self._grid.addWidget(made, line, 1)
        return made

    def _clear(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
