"""One finding in full: what a line of the table has no room for."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.facts import Facts, card
from ui.wording import Wording
from voucher_desk.queries.exceptions import ExceptionRow
from voucher_desk.sentences.findings import code_words, figure_words, hand_words

_SHOWN_CODES = 12


class FindingCard(QWidget):
    """Shows the finding chosen; nothing while none is."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.facts = Facts()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(self.facts))
        self.hide()

    def show_finding(self, row: ExceptionRow | None) -> None:
        """Show a finding, or nothing for None."""
        self.setVisible(row is not None)
        if row is None:
            return
        words = self._wording
        _, translations = words.gettext, words.on_screen
        self.facts.show_pairs(
            (
                (_("Constat"), f"{words.title(row.finding)} ({words.word(row.finding.weight)})"),
                (_("Où"), " · ".join(words.isolated(text) for text in (row.place, row.reference) if text)),
                (_("Quand"), self._when(row)),
                (_("Mesure"), figure_words(row, translations)),
                (_("Qui"), hand_words(row, translations)),
                (_("Bons"), self._codes(row.serials)),
                (_("Demandes"), self._codes(row.claims)),
                (_("Personnes"), self._codes(row.people)),
            )
        )

    def _when(self, row: ExceptionRow) -> str:
        moments = [self._wording.moment(one) for one in (row.at, row.until) if one]
        return " – ".join(dict.fromkeys(moments))

    def _codes(self, codes: tuple[str, ...]) -> str:
        isolated = [self._wording.isolated(code) for code in codes]
        return code_words(isolated, self._wording.on_screen, _SHOWN_CODES)
