"""One donation: its next step, what was agreed, and its tranches, allocations, returns and gifts."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.papers import show_paper
from ui.parts.facts import Facts, card
from ui.parts.labels import selectable
from ui.parts.layouts import column, holding, scrolling
from ui.parts.pages import beside
from ui.preview.paper import Paper, drawn_by
from ui.screens.donations.donation_acts import DonationActs
from ui.screens.donations.donation_forms import AllocationForm, GiftForm, ReturnForm
from ui.screens.donations.donation_tables import DonationPages, DonationTables, read_pages
from ui.screens.donations.logo_card import LogoCard
from ui.workplace import Workplace
from voucher_desk.domain.gifts import Gift
from voucher_desk.domain.money import own_text
from voucher_desk.printing.files import draw_closing_certificate
from voucher_desk.queries.donations import AgreedDonation, GiftRow
from voucher_desk.usecases.allocate_donation import AllocateDonation, DonationAllocated, allocate_donation
from voucher_desk.usecases.record_gift import record_gift
from voucher_desk.usecases.return_donation import DonationReturned, ReturnDonation, return_donation


class DonationPanel(QWidget):
    """Shows the donation chosen in the list."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._pages: DonationPages | None = None
        self._shown = ""
        self.tables = DonationTables(place, lambda: self._shown, self._begin_correction)
        self._code = selectable("", "section")
        self._facts = Facts()
        self.acts = DonationActs(
            place, self._begin_allocation, self._begin_return, self._begin_gift, self._show_certificate
        )
        self.logo = LogoCard(place)
        self.allocation = AllocationForm(place, self._allocate, self._show_tables)
        self.give_back = ReturnForm(place, self._give_back, self._show_tables)
        self.gift = GiftForm(place, self._record_gift, self._show_tables)
        self._lay_out()

    def show_donation(self, donation: str) -> None:
        """Read and show a donation."""
        if not self._pages or self._pages.agreed.code != donation:
            self._show_tables()
        self._shown = donation
        self._place.read(self, lambda queries: read_pages(queries, donation), self._on_pages)

    def _lay_out(self) -> None:
        self._right = QStackedWidget()
        for part in (self.tables, self.allocation, self.give_back, self.gift):
            self._right.addWidget(part)
        parts = column(card(self._code, self.acts, self._facts), self.logo, None)
        facts = scrolling(holding(parts), whole_width=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(beside(facts, self._right, (2, 5)))

    def _on_pages(self, pages: DonationPages) -> None:
        """Show a donation, unless another one was chosen by now."""
        if pages.agreed.code != self._shown:
            return
        self._pages = pages
        self._code.setText(self._place.wording.isolated(pages.agreed.code))
        self._show_facts(pages.agreed)
        self.acts.show_donation(pages.agreed)
        self.logo.show_donation(pages.agreed)
        self.tables.show_pages(pages)

    def _show_facts(self, agreed: AgreedDonation) -> None:
        wording = self._place.wording
        _ = wording.gettext
        pledged = (
            f"{wording.figures(own_text(agreed.pledged))} {wording.isolated(agreed.pledged.currency)}"
            if agreed.pledged
            else ""
        )
        self._facts.show_pairs(
            (
                (_("État"), wording.title(agreed.state)),
                (_("Donateur"), agreed.donor_name),
                (_("Association"), agreed.association_name),
                (_("Convention"), agreed.agreement),
                (_("Signée le"), wording.day(agreed.agreed_on) if agreed.agreed_on else ""),
                (_("Convenu"), pledged),
                (_("Mention"), agreed.mark),
                (_("Sur les listes"), _("oui") if agreed.mark_on_lists else _("non")),
            )
        )

    def _show_tables(self) -> None:
        self._right.setCurrentIndex(0)

    def _begin_allocation(self) -> None:
        if self._pages:
            self.allocation.begin(self._pages.agreed, self._pages.distributions)
            self._right.setCurrentWidget(self.allocation)

    def _begin_return(self) -> None:
        if self._pages:
            self.give_back.begin(self._pages.agreed, self._pages.others)
            self._right.setCurrentWidget(self.give_back)

    def _begin_gift(self) -> None:
        if self._pages:
            self.gift.begin(self._pages.agreed)
            self._right.setCurrentWidget(self.gift)

    def _begin_correction(self, noted: GiftRow) -> None:
        self.gift.correct(noted)
        self._right.setCurrentWidget(self.gift)

    def _allocate(self, request: AllocateDonation) -> None:
        self._place.do(self, allocate_donation, request, self._on_allocated)

    def _on_allocated(self, done: DonationAllocated) -> None:
        wording = self._place.wording
        said = wording.gettext("{amount} affectés à {distribution} ; il reste {left} à émettre.")
        self._done(
            said.format(
                amount=wording.money(done.amount),
                distribution=wording.isolated(done.distribution),
                left=wording.money(done.left),
            ),
            self.tables.allocations,
        )

    def _give_back(self, request: ReturnDonation) -> None:
        """Rehearse first: the person agrees to what will be left."""
        self._place.rehearse(
            self, return_donation, request, lambda expected: self._on_return_rehearsed(request, expected)
        )

    def _on_return_rehearsed(self, request: ReturnDonation, expected: DonationReturned) -> None:
        wording = self._place.wording
        _ = wording.gettext
        told = {
            "amount": wording.money(expected.amount),
            "donation": wording.isolated(expected.donation),
            "left": wording.money(expected.available),
        }
        detail = _("{amount} quittent le don {donation} ; il restera {left}.").format(**told)
        if self._place.questions.confirm(_("Rendre de l'argent"), detail, _("Rendre")):
            said = _("{amount} rendus ; il reste {left} au don {donation}.").format(**told)
            self._place.do(
                self, return_donation, request, lambda _done: self._done(said, self.tables.returns)
            )

    def _record_gift(self, gift: Gift) -> None:
        said = self._place.wording.gettext("Don en nature {number} noté.")
        self._place.do(
            self, record_gift, gift, lambda number: self._done(said.format(number=number), self.tables.gifts)
        )

    def _done(self, sentence: str, table: QWidget) -> None:
        """Say what was done, and show it."""
        self._place.messages.done(sentence)
        self._show_tables()
        self.tables.show_table(table)

    def _show_certificate(self) -> None:
        donation, translations = self._shown, self._place.wording.translations
        draw = drawn_by(lambda desk, file: draw_closing_certificate(desk, donation, file, translations))
        show_paper(self._place, self, Paper(f"certificat-{donation}", draw))
