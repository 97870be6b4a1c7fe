"""The distribution list on paper: seen before it is printed, with empty lines for who comes late."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.papers import show_paper
from ui.parts.buttons import button
from ui.parts.numbers import Number
from ui.parts.reflow import Reflow
from ui.preview.paper import Paper, drawn_by
from ui.workplace import Workplace
from voucher_desk.printing.files import draw_distribution_list

_MOST_SPARE_ROWS = 200


class ListToSign(QWidget):
    """A button, and how many empty lines stand at the end of the list."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._code = ""
        _ = place.wording.gettext
        self.paper = button(_("Liste à signer…"), self._show, sign="list")
        self.spare = Number(0, _MOST_SPARE_ROWS, _("lignes vides"))
        self.spare.setAccessibleName(_("Lignes vides de la liste, pour les retardataires"))
        self.spare.setToolTip(self.spare.accessibleName())
        both = Reflow(self.paper, self.spare, spacing=8)
        both.line.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)

    def show_distribution(self, code: str) -> None:
        """Be about a distribution."""
        self._code = code

    def _show(self) -> None:
        code, words, spare = self._code, self._place.wording.translations, self.spare.value()
        draw = drawn_by(lambda desk, file: draw_distribution_list(desk, code, file, words, spare))
        show_paper(self._place, self, Paper(f"liste-{code}", draw))
