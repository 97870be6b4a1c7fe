"""The small forms of a donation: a sum set aside, a sum given back, a gift in kind."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import label
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.moments import chosen_day, day_field, show_day
from ui.parts.numbers import Count
from ui.workplace import Workplace
from voucher_desk.domain.digits import latin_number, read_typed_amount
from voucher_desk.domain.gifts import Gift
from voucher_desk.domain.money import exact_text, read_amount
from voucher_desk.domain.names import LONGEST_NAME
from voucher_desk.domain.refusals import Refused
from voucher_desk.queries.donations import AgreedDonation, GiftRow
from voucher_desk.usecases.allocate_donation import AllocateDonation
from voucher_desk.usecases.return_donation import ReturnDonation

_LONGEST_AMOUNT = 20
_MOST_GOODS = 1_000_000


class DonationForm(QWidget):
    """A form in a card, with its fields and two buttons."""

    def __init__(self, place: Workplace, title: str, yes: str, closed: Callable[[], None]) -> None:
        super().__init__()
        self._place = place
        self.donation = ""
        self._title, self._closed = title, closed
        self.save = button(yes, self._save, kind="primary")

    def _lay_out(self, *fields: QWidget) -> None:
        buttons = row(None, button(self._place.wording.gettext("Fermer"), self._closed), self.save)
        form = card(label(self._title, "section"), *fields, holding(buttons))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(form, None))))

    def _save(self) -> None:
        try:
            self._ask()
        except Refused as refusal:
            self._place.messages.refused(self._place.wording.sentence(refusal))

    def _ask(self) -> None:
        """Hand the request over. Raises Refused for what cannot be read."""
        raise NotImplementedError


class AllocationForm(DonationForm):
    """Asks how much of a donation to set aside, in all, for which distribution."""

    def __init__(
        self, place: Workplace, allocate: Callable[[AllocateDonation], None], closed: Callable[[], None]
    ) -> None:
        _ = place.wording.gettext
        super().__init__(place, _("Affecter une somme à une distribution"), _("Affecter"), closed)
        self._allocate = allocate
        self.distribution: Choices[str] = Choices()
        self.amount = QLineEdit(maxLength=_LONGEST_AMOUNT)
        self.amount.setPlaceholderText(_("0 pour ne plus limiter"))
        self._lay_out(
            field(_("Distribution"), self.distribution), field(_("Somme affectée en tout (MAD)"), self.amount)
        )
        self.amount.textChanged.connect(self._judge)
        self.amount.returnPressed.connect(self.save.click)

    def begin(self, donation: AgreedDonation, distributions: Sequence[str]) -> None:
        """Ask about a donation and the distributions that give its vouchers."""
        self.donation = donation.code
        self.distribution.offer((self._place.wording.isolated(code), code) for code in distributions)
        self.amount.clear()
        self._judge()
        self.distribution.setFocus()

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.amount.text().strip()) and self.distribution.value() is not None)

    def _ask(self) -> None:
        text = latin_number(self.amount.text())
        amount = 0 if text == "0" else read_amount(text)
        if distribution := self.distribution.value():
            self._allocate(AllocateDonation(self.donation, distribution, amount))


class ReturnForm(DonationForm):
    """Asks how much of a donation to give back, to whom, and under which transfer."""

    def __init__(
        self, place: Workplace, give_back: Callable[[ReturnDonation], None], closed: Callable[[], None]
    ) -> None:
        _ = place.wording.gettext
        super().__init__(place, _("Rendre ou réaffecter ce qui reste"), _("Rendre…"), closed)
        self._give_back = give_back
        self.to: Choices[str | None] = Choices()
        self.amount = QLineEdit(maxLength=_LONGEST_AMOUNT)
        self.reference = QLineEdit(maxLength=LONGEST_NAME)
        self._lay_out(
            field(_("Rendre à"), self.to),
            field(_("Somme (MAD)"), self.amount),
            field(_("Référence du virement"), self.reference),
        )
        for entry in (self.amount, self.reference):
            entry.textChanged.connect(self._judge)
            entry.returnPressed.connect(self.save.click)

    def begin(self, donation: AgreedDonation, others: Sequence[str]) -> None:
        """Ask about a donation; its money goes back to its donor, or to one of the others."""
        _ = self._place.wording.gettext
        self.donation = donation.code
        donor: tuple[str, str | None] = (
            _("Au donateur : {donor}").format(donor=donation.donor_name),
            None,
        )
        moved = _("Au don {donation}")
        self.to.offer(
            [donor, *((moved.format(donation=self._place.wording.isolated(code)), code) for code in others)]
        )
        self.amount.clear()
        self.reference.clear()
        self._judge()
        self.to.setFocus()

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.amount.text().strip() and self.reference.text().strip()))

    def _ask(self) -> None:
        amount = read_typed_amount(self.amount.text())
        self._give_back(ReturnDonation(self.donation, amount, self.reference.text(), self.to.value()))


class GiftForm(DonationForm):
    """Asks what a donor gave an association in kind; it enters no equation."""

    def __init__(self, place: Workplace, record: Callable[[Gift], None], closed: Callable[[], None]) -> None:
        _ = place.wording.gettext
        super().__init__(place, _("Noter un don en nature"), _("Noter"), closed)
        self._record = record
        self._donor = self._association = ""
        self._corrects: int | None = None
        self.what = QLineEdit(maxLength=LONGEST_NAME)
        self.quantity = Count(minimum=1, maximum=_MOST_GOODS)
        self.unit = QLineEdit(maxLength=LONGEST_NAME)
        self.unit.setPlaceholderText(_("pièces, cartons, kits…"))
        self.given_on = day_field()
        self.value = QLineEdit(maxLength=_LONGEST_AMOUNT)
        self.value.setPlaceholderText(_("si elle est connue"))
        self.reference = QLineEdit(maxLength=LONGEST_NAME)
        self._lay_out(
            field(_("Ce qui a été donné"), self.what),
            holding(
                row(
                    field(_("Quantité"), self.quantity),
                    field(_("Unité"), self.unit),
                    field(_("Donné le"), self.given_on),
                    spacing=12,
                )
            ),
            holding(
                row(
                    field(_("Valeur (MAD)"), self.value),
                    field(_("Référence du reçu"), self.reference),
                    spacing=12,
                )
            ),
        )
        self.what.textChanged.connect(self._judge)

    def begin(self, donation: AgreedDonation) -> None:
        """Ask about a gift of a donation's donor to its association."""
        self._donor, self._association, self._corrects = donation.donor, donation.association, None
        self.quantity.setMinimum(1)
        for entry in (self.what, self.unit, self.value, self.reference):
            entry.clear()
        show_day(self.given_on, self._place.today)
        self.quantity.setValue(1)
        self._judge()
        self.what.setFocus()

    def correct(self, noted: GiftRow) -> None:
        """Ask what a gift noted wrongly really was; a quantity of 0 takes it back."""
        self._donor, self._association, self._corrects = noted.donor, noted.association, noted.number
        self.quantity.setMinimum(0)
        self.quantity.setValue(noted.quantity)
        texts = ((self.what, noted.what), (self.unit, noted.unit), (self.reference, noted.reference))
        for entry, text in (*texts, (self.value, "" if noted.value is None else exact_text(noted.value))):
            entry.setText(text)
        show_day(self.given_on, noted.given_on)
        self._judge()
        self.quantity.setFocus()

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.what.text().strip()))

    def _ask(self) -> None:
        value = latin_number(self.value.text())
        self._record(
            Gift(
                donor=self._donor,
                association=self._association,
                what=self.what.text(),
                quantity=self.quantity.value(),
                unit=self.unit.text(),
                given_on=chosen_day(self.given_on),
                value=read_amount(value) if value else None,
                reference=self.reference.text(),
                corrects=self._corrects,
            )
        )
