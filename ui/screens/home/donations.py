"""The money in five figures for each donation: the same that the reconciliation proves."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStyle, QVBoxLayout, QWidget

from ui.parts.labels import label, selectable
from ui.parts.layouts import column, holding
from ui.wording import Wording
from voucher_desk.domain.money import BOOK_CURRENCY
from voucher_desk.domain.reconciliation import Figures, Reconciliation


class Donations(QWidget):
    """A small table of donations, with their sum where there are several; amounts in MAD."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        title = wording.gettext("Bons et dons, en {currency}").format(currency=BOOK_CURRENCY)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holding(column(label(title, "section"), holding(self._grid), None, spacing=8)))

    def show_money(self, money: Reconciliation) -> None:
        """Show the figures of each donation."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        figures = self._figures()
        for at, (word, _shown) in enumerate(figures, start=1):
            self._put(0, at, word, "muted")
        lines = list(money.donations.items())
        if len(lines) > 1:
            lines.append((self._wording.gettext("Total"), money.total))
        for line, (name, of_donation) in enumerate(lines, start=1):
            self._put(line, 0, self._wording.isolated(name), "muted")
            for at, (word, shown) in enumerate(figures, start=1):
                self._put(line, at, shown(of_donation)).setAccessibleName(f"{name}, {word}")

    def _figures(self) -> tuple[tuple[str, Callable[[Figures], str]], ...]:
        wording = self._wording
        _, amount = wording.gettext, wording.amount
        return (
            (wording.figure("issued_count"), lambda of: wording.number(of.issued_count)),
            (wording.figure("issued"), lambda of: amount(of.issued)),
            (_("Échangé (net)"), lambda of: amount(of.redeemed - of.reversed)),
            (wording.figure("outstanding"), lambda of: amount(of.outstanding)),
            (wording.figure("available"), lambda of: amount(of.available)),
        )

    def _put(self, line: int, at: int, text: str, kind: str = "") -> QWidget:
        made = selectable(text) if line and at else label(text, kind)
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        side = Qt.AlignmentFlag.AlignRight if at else leading  # units stand under units in every language
        made.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(made, line, at)
        return made
