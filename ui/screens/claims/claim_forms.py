"""The two forms of a claim: the invoice it is handed in with, and a payment of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.draft_bar import DraftBar
from ui.parts.buttons import button
from ui.parts.forms import field
from ui.parts.layouts import row
from ui.parts.moments import chosen_day, day_field, show_day
from ui.parts.numbers import Count
from ui.workplace import Workplace
from voucher_desk.domain.claims import LONGEST_NUMBER
from voucher_desk.domain.digits import read_typed_amount
from voucher_desk.domain.refusals import Refused
from voucher_desk.queries.claims import ClaimRow
from voucher_desk.usecases.settle_claim import SubmitClaim

_LONGEST_AMOUNT = 20
_MOST_PAPERS = 5_000


class InvoiceForm(QWidget):
    """Asks for what the provider's own invoice says: number, day, amount, papers attached, ICE."""

    def __init__(self, place: Workplace, submit: Callable[[SubmitClaim], None]) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self._submit = submit
        self._claim = ""
        self.invoice = QLineEdit(maxLength=LONGEST_NUMBER)
        self.dated = day_field()
        self.amount = QLineEdit(maxLength=_LONGEST_AMOUNT)
        self.papers = Count(minimum=1, maximum=_MOST_PAPERS)
        self.papers.lineEdit().setTextMargins(
            8, 0, 8, 0
        )  # a style sheet's padding stops at the buttons it hides
        self.ice = QLineEdit(maxLength=_LONGEST_AMOUNT)
        self.ice.setPlaceholderText(_("15 chiffres"))
        self.save = button(_("Déposer la demande"), self._save, kind="primary")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.draft = DraftBar(
            place, "invoice", {"invoice": self.invoice, "amount": self.amount, "ice": self.ice}
        )
        whole.addWidget(self.draft)
        whole.addWidget(field(_("Votre numéro de facture"), self.invoice))
        whole.addLayout(row(field(_("Date de la facture"), self.dated), field(_("Bons joints"), self.papers)))
        whole.addLayout(row(field(_("Montant facturé (MAD)"), self.amount), field(_("ICE"), self.ice)))
        whole.addLayout(row(None, self.save))
        for entry in (self.invoice, self.amount):
            entry.textChanged.connect(self._judge)
        for entry in (self.invoice, self.amount, self.ice):
            entry.returnPressed.connect(self.save.click)
        self._judge()

    def begin(self, claim: ClaimRow) -> None:
        """Ask for the invoice of a claim; its sum and its lines are what most invoices say."""
        self._claim = claim.code
        self.invoice.setText(claim.invoice or "")
        show_day(self.dated, self._place.today)
        self.amount.setText(self._place.wording.typed_amount(claim.claimed))
        self.papers.setValue(claim.papers or claim.lines)
        self.ice.clear()
        self.draft.begin(claim.code)

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.invoice.text().strip() and self.amount.text().strip()))

    def _save(self) -> None:
        try:
            amount = read_typed_amount(self.amount.text())
        except Refused as refusal:
            self._place.messages.refused(self._place.wording.sentence(refusal))
            self.amount.setFocus()
            return
        ice = self.ice.text().strip()
        dated = chosen_day(self.dated)
        number, papers = self.invoice.text(), self.papers.value()
        self._submit(SubmitClaim(self._claim, number, dated, amount, papers, ice or None))


class PaymentForm(QWidget):
    """Asks for an amount, all that is payable at first, and for the payment's own reference."""

    def __init__(self, place: Workplace, pay: Callable[[int, str], None]) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self._pay = pay
        self.amount = QLineEdit(maxLength=_LONGEST_AMOUNT)
        self.reference = QLineEdit(maxLength=LONGEST_NUMBER)
        self.save = button(_("Payer…"), self._save, kind="primary")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.draft = DraftBar(place, "payment", {"amount": self.amount, "reference": self.reference})
        whole.addWidget(self.draft)
        whole.addWidget(field(_("Montant à payer (MAD)"), self.amount))
        whole.addWidget(field(_("Référence du paiement"), self.reference))
        whole.addLayout(row(None, self.save))
        for entry in (self.amount, self.reference):
            entry.textChanged.connect(self._judge)
            entry.returnPressed.connect(self.save.click)
        self._judge()

    def begin(self, claim: str, payable: int) -> None:
        """Ask for a payment of a claim of which so many centimes are payable."""
        self.amount.setText(self._place.wording.typed_amount(payable))
        self.reference.clear()
        self.draft.begin(claim)

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.amount.text().strip() and self.reference.text().strip()))

    def _save(self) -> None:
        try:
            amount = read_typed_amount(self.amount.text())
        except Refused as refusal:
            self._place.messages.refused(self._place.wording.sentence(refusal))
            self.amount.setFocus()
            return
        self._pay(amount, self.reference.text())
