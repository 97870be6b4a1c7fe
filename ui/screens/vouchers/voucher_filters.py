"""What the list of vouchers is narrowed to: a text, a state, a city, a donation, a distribution."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from ui.icons import icon
from ui.parts.choices import Choices
from ui.parts.flow import Flow
from ui.parts.reflow import Reflow
from ui.tables.paper import filter_words
from ui.wording import Wording
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.programme import BatchRow
from voucher_desk.queries.vouchers import VoucherFilter

_TYPING_MS = 250
_LONGEST_SEARCH = 60
_DISTRIBUTION_LETTERS = 19


class VoucherFilters(QWidget):
    """The search field and the choices beside it. Signal: `changed`, a moment after the last key."""

    changed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.search = QLineEdit(maxLength=_LONGEST_SEARCH, clearButtonEnabled=True)
        self.state: Choices[VoucherState | None] = Choices()
        self.city: Choices[str | None] = Choices()
        self.donation: Choices[str | None] = Choices()
        self.distribution: Choices[str | None] = Choices()
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._dress()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        choices = Flow(self.state, self.city, self.donation, self.distribution, at_end=True)
        parts = Reflow(self.search, choices)
        parts.line.setStretch(0, 1)
        whole.addWidget(parts)
        self.offer_lots(())
        self.offer_distributions(())

    def wanted(self) -> VoucherFilter:
        """Return which vouchers are looked for, in no order yet."""
        return VoucherFilter(
            text=self.search.text().strip(),
            state=self.state.value(),
            city=self.city.value(),
            donation=self.donation.value(),
            distribution=self.distribution.value(),
        )

    def told(self) -> str:
        """Return which vouchers are looked for, in words."""
        return filter_words(
            self._wording, self.search, self.state, self.city, self.donation, self.distribution
        )

    def offer_lots(self, lots: Sequence[BatchRow]) -> None:
        """Offer the cities and donations of these lots, where there is a choice; what was chosen stays."""
        _ = self._wording.gettext
        self._offer(self.city, _("Toutes les villes"), sorted({lot.city for lot in lots}))
        self._offer(self.donation, _("Tous les dons"), sorted({lot.donation for lot in lots}))

    def offer_distributions(self, codes: Sequence[str]) -> None:
        """Offer these distributions, where there is a choice; what was chosen stays."""
        self._offer(self.distribution, self._wording.gettext("Toutes les distributions"), codes)

    def look_for(self, text: str) -> None:
        """Look for a text instead of what was typed."""
        self.search.setText(text)
        self._typing.stop()
        self.changed.emit()

    def _offer(self, choices: Choices[str | None], everything: str, values: Sequence[str]) -> None:
        chosen = choices.value()
        offered = [(self._wording.isolated(value), value) for value in values]
        choices.offer([(everything, None), *offered])
        choices.choose(chosen)
        choices.setVisible(len(values) > 1)

    def _dress(self) -> None:
        _ = self._wording.gettext
        self.search.setPlaceholderText(_("Numéro, code du bon ou code de la personne"))
        self.search.setAccessibleName(_("Rechercher un bon"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.state.setAccessibleName(_("État des bons"))
        self.city.setAccessibleName(_("Ville des bons"))
        self.donation.setAccessibleName(_("Don des bons"))
        self.distribution.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.distribution.setMinimumContentsLength(_DISTRIBUTION_LETTERS)
        self.distribution.setAccessibleName(_("Distribution des bons"))
        states = [(self._wording.title(state), state) for state in VoucherState]
        self.state.offer([(_("Tous les états"), None), *states])
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(lambda: self.look_for(self.search.text()))
        for choices in (self.state, self.city, self.donation, self.distribution):
            choices.activated.connect(lambda _index: self.changed.emit())
        self._typing.timeout.connect(self.changed)
