"""The amount of an exchange: what is taken, and what would be left, before the person confirms."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.forms import field
from ui.parts.labels import paragraph
from ui.parts.layouts import row
from ui.screens.exchange.counter import Counter
from ui.wording import Wording
from voucher_desk.domain.digits import read_typed_amount
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.domain.refusals import Refused
from voucher_desk.queries.programme import PriceRow
from voucher_desk.usecases.redeem_voucher import ScanAnswer

_TYPING_MS = 200
_LONGEST = 20
_WIDTH = 220


class AmountPanel(QFrame):
    """Appears for a valid voucher with its whole rest; `Échanger` waits until the rest is shown."""

    def __init__(self, counter: Counter, wording: Wording) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._counter = counter
        self._wording = wording
        self._asked: int | None = None
        _ = wording.gettext
        self.amount = QLineEdit(maxLength=_LONGEST)
        self.amount.setProperty("kind", "amount")
        self.amount.setFixedWidth(_WIDTH)
        self._rest = 0
        self._prices: dict[str, int] = {}
        self.service: Choices[str | None] = Choices()
        self._service_field = field(_("Service"), self.service)
        self.left = paragraph("", "verdict-detail")
        self.redeem = button(_("Échanger"), self._redeem, kind="primary")
        self.redeem.setMinimumHeight(48)
        self.redeem.setMinimumWidth(180)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._consider)
        self._lay_out()
        self.amount.textEdited.connect(self._on_edited)
        self.amount.returnPressed.connect(self.redeem.click)
        self.service.activated.connect(lambda _at: self._on_service())
        counter.considered.connect(self._on_considered)
        counter.unanswered.connect(self._on_unanswered)
        self.hide()

    def begin(self, valid: ScanAnswer) -> None:
        """Offer the whole rest of a valid voucher."""
        self._rest = valid.amount
        self._service_field.hide()
        self._counter.read_prices(self._on_prices)
        self.amount.setReadOnly(False)
        self.redeem.setText(self._wording.gettext("Échanger"))
        self.amount.setText(self._wording.typed_amount(valid.amount))
        self.show()
        self.amount.setFocus()
        self.amount.selectAll()
        self._consider()

    def _lay_out(self) -> None:
        _ = self._wording.gettext
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(
            row(field(_("Montant de l'échange (MAD)"), self.amount), None, self.redeem, spacing=20)
        )
        whole.addLayout(row(self._service_field, None))
        whole.addWidget(self.left)

    def _on_prices(self, rows: Sequence[PriceRow]) -> None:
        """Offer the services that have a price; where none has one, nothing is asked."""
        self._prices = {row.service: row.price for row in rows if row.price is not None}
        told = [
            (f"{row.name} · {self._wording.money(row.price)}", row.service)
            for row in rows
            if row.price is not None
        ]
        self.service.offer([(self._wording.gettext("Non précisé"), None), *told])
        self._service_field.setVisible(bool(told))

    def _on_service(self) -> None:
        """Offer the price of the service chosen as the amount, and no more than is left."""
        chosen = self.service.value()
        self._counter.service = chosen
        amount = min(self._prices[chosen], self._rest) if chosen else self._rest
        self.amount.setText(self._wording.typed_amount(amount))
        self.amount.setFocus()
        self._consider()

    def _on_edited(self) -> None:
        self._asked = None
        self.redeem.setEnabled(False)
        self.left.setText("")
        self._typing.start()

    def _consider(self) -> None:
        """Read the amount, then ask what it would leave."""
        self._typing.stop()
        self.redeem.setEnabled(False)
        try:
            self._asked = read_typed_amount(self.amount.text())
        except Refused as refusal:
            self._asked = None
            self.left.setText(self._wording.sentence(refusal) if self.amount.text() else "")
            return
        self._counter.consider(self._asked)

    def _on_considered(self, answer: ScanAnswer) -> None:
        if not self.isVisible() or self._asked is None:
            return
        if answer.verdict is not Verdict.REDEEMED:
            self.left.setText(self._wording.sentence(answer.refusal) if answer.refusal else "")
            return
        if answer.amount == self._asked:
            self.left.setText(self._told(answer))
            self.redeem.setEnabled(True)

    def _told(self, answer: ScanAnswer) -> str:
        wording = self._wording
        _ = wording.gettext
        if answer.forfeited:
            return _("Attention : {rest} seront perdus, ce bon ne sert qu'une fois.").format(
                rest=wording.money(answer.forfeited)
            )
        if answer.remaining:
            return _("Il restera {rest} sur le bon.").format(rest=wording.money(answer.remaining))
        return _("Le bon sera entièrement utilisé.")

    def _redeem(self) -> None:
        if self._asked is not None:
            self.redeem.setEnabled(False)
            self._counter.redeem(self._asked)

    def _on_unanswered(self) -> None:
        """Offer the very same exchange again: with another amount it would be another one."""
        self.amount.setReadOnly(True)
        self._service_field.hide()
        self.redeem.setText(self._wording.gettext("Réessayer"))
        self.redeem.setEnabled(True)
        self.redeem.setFocus()
