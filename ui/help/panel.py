"""The help panel: the page of a screen and the keys that work on it, beside the work, not in its way."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.commands import Command
from ui.help.pages import GENERAL, PAGES
from ui.parts.buttons import button
from ui.parts.facts import Facts
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.rooms import room_for
from ui.wording import Wording

_LETTERS_WIDE, _LINES_HIGH = 72, 34


class HelpPanel(QDialog):
    """Help on one screen, by the screen's name; Escape closes it, and the screen can be used meanwhile."""

    def __init__(
        self, screen: str, commands: Sequence[Command], wording: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        _ = wording.gettext
        self._wording = wording
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Aide – {screen}").format(screen=_(screen)))
        self.resize(room_for(self, _LETTERS_WIDE, _LINES_HIGH))
        keys = Facts()
        keys.show_pairs((wording.isolated(one.keys), one.name) for one in commands if one.keys)
        parts = [*self._page(screen), label(_("Raccourcis"), "section"), keys]
        area = scrolling(holding(column(label(_(screen), "title"), *parts, None, spacing=8, margin=4)))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(_("Aide – {screen}").format(screen=_(screen)))
        close = button(_("Fermer"), self.reject)
        self.setLayout(column(area, row(None, close), spacing=12, margin=18))
        area.setFocus()

    def _page(self, screen: str) -> Iterator[QWidget]:
        _ = self._wording.gettext
        for part in PAGES.get(screen, GENERAL):
            yield label(_(part.heading), "section")
            yield paragraph(_(part.text))
