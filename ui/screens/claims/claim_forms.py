"""The two small forms of a claim: the invoice it is handed in under, and a payment of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.draft_bar import DraftBar
from ui.parts.buttons import button
from ui.parts.forms import field
from ui.parts.layouts import row
from ui.workplace import Workplace
from voucher_desk.domain.claims import LONGEST_NUMBER
from voucher_desk.domain.money import read_amount, shown_text
from voucher_desk.domain.refusals import Refused

_LONGEST_AMOUNT = 20


class InvoiceForm(QWidget):
    """Asks for the provider's own invoice number."""

    def __init__(self, place: Workplace, submit: Callable[[str], None]) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._submit = submit
        self.invoice = QLineEdit(maxLength=LONGEST_NUMBER)
        self.save = button(_("Déposer la demande"), self._save, kind="primary")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.draft = DraftBar(place, "invoice", {"invoice": self.invoice})
        whole.addWidget(self.draft)
        whole.addWidget(field(_("Votre numéro de facture"), self.invoice))
        whole.addLayout(row(None, self.save))
        self.invoice.textChanged.connect(self._judge)
        self.invoice.returnPressed.connect(self.save.click)
        self._judge()

    def begin(self, claim: str) -> None:
        """Ask for a number of a claim anew."""
        self.invoice.clear()
        self.draft.begin(claim)

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.invoice.text().strip()))

    def _save(self) -> None:
        self._submit(self.invoice.text())


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
        self.amount.setText(shown_text(payable))
        self.reference.clear()
        self.draft.begin(claim)

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.amount.text().strip() and self.reference.text().strip()))

    def _save(self) -> None:
        try:
            amount = read_amount(self.amount.text())
        except Refused as refusal:
            self._place.messages.refused(self._place.wording.sentence(refusal))
            self.amount.setFocus()
            return
        self._pay(amount, self.reference.text())
