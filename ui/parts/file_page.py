"""The page of a file that is looked at before it is taken over: its name, its effect, and two buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.labels import label, paragraph, selectable
from ui.parts.layouts import column, holding
from ui.parts.reflow import Reflow
from ui.wording import Wording


class FilePage(QWidget):
    """Nothing is kept before `accept` is pressed, which rests until the page was told what it would do."""

    def __init__(
        self,
        wording: Wording,
        title: str,
        yes: str,
        ways: tuple[Callable[[], None], Callable[[], None]],
        *contents: QWidget,
    ) -> None:
        """Lay out a page; its ways are what accepting does, and what going back does."""
        super().__init__()
        take, closed = ways
        self.file, self.effect = selectable("", "subtitle"), paragraph()
        self.effect.setAccessibleName(wording.gettext("Effet du fichier"))
        self.back = button(wording.gettext("Retour"), closed)
        self.accept = button(yes, take, kind="primary", sign="import")
        words = holding(column(label(title, "title"), self.file, spacing=2))
        top = Reflow(words, Flow(self.back, self.accept, at_end=True))
        top.line.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(top)
        whole.addWidget(card(self.effect))
        for one in contents:
            whole.addWidget(one, 1)

    def begin(self, name: str, sentence: str) -> None:
        """Name the file that is being read."""
        self.file.setText(name)
        self.say(sentence)
        self.back.setFocus()

    def say(self, sentence: str, *, ready: bool = False) -> None:
        """Say what the file would do, or why nothing; where it is `ready`, it may be taken over."""
        self.effect.setText(sentence)
        self.accept.setEnabled(ready)
        if ready:
            self.accept.setFocus()
