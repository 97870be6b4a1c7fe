"""Codes a person may have meant: offered, and never taken unasked."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from ui.parts.buttons import button
from ui.parts.labels import label
from ui.wording import Wording
from voucher_desk.domain.human_code import grouped

_COLUMNS = 3
_MOST = 12


class CodeSuggestions(QFrame):
    """Shown after a code that was typed with a slip."""

    def __init__(self, wording: Wording, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._wording = wording
        self._chosen = chosen
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(_COLUMNS, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(label(wording.gettext("Vouliez-vous dire ?"), "section"))
        whole.addLayout(self._grid)
        self.hide()

    def offer(self, codes: Sequence[str]) -> None:
        """Offer these codes instead of those before; none hides the question."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, code in enumerate(codes[:_MOST]):
            made = button(self._wording.code(code), self._choosing(code))
            made.setAccessibleName(grouped(code))
            self._grid.addWidget(made, place // _COLUMNS, place % _COLUMNS)
        self.setVisible(bool(codes))

    def _choosing(self, code: str) -> Callable[[], None]:
        return lambda: self._chosen(code)
