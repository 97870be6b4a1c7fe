"""What may be done with one donation now, by the person acting."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import paragraph
from ui.workplace import Workplace
from voucher_desk.domain.donations import RECEIVING, SPENDING, Donation, DonationState
from voucher_desk.domain.duties import Duty
from voucher_desk.queries.donations import AgreedDonation
from voucher_desk.sentences.marking import N_
from voucher_desk.usecases.close_donation import NamedDonation, close_donation, propose_closing

NEXT_STEPS = {
    DonationState.DRAFT: N_("Le don est en projet."),
    DonationState.AGREED: N_("Convenu : la première tranche reçue le rend actif."),
    DonationState.ACTIVE: N_("Actif : des bons en sont émis."),
    DonationState.CLOSING: N_("En clôture : plus rien n'est émis ; une autre personne le clôt à la fin."),
    DonationState.CLOSED: N_("Clos : rien n'est en attente, rien ne reste disponible."),
    DonationState.ARCHIVED: N_("Archivé."),
}


class DonationActs(QWidget):
    """The state of a donation in words, and the buttons of what is for the person acting to do."""

    def __init__(
        self,
        place: Workplace,
        allocate: Callable[[], None],
        give_back: Callable[[], None],
        gift: Callable[[], None],
        certificate: Callable[[], None],
    ) -> None:
        super().__init__()
        self._place = place
        self._donation = ""
        _ = place.wording.gettext
        self._next = paragraph("", "muted")
        self.allocate = button(_("Affecter à une distribution…"), allocate)
        self.give_back = button(_("Rendre ou réaffecter…"), give_back)
        self.gift = button(_("Noter un don en nature…"), gift, sign="add")
        self.propose = button(_("Proposer la clôture…"), self._propose)
        self.close_it = button(_("Clore le don…"), self._close, kind="primary", sign="check")
        self.certificate = button(_("Certificat de clôture"), certificate, sign="print")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for part in (
            self._next,
            self.allocate,
            self.give_back,
            self.gift,
            self.propose,
            self.close_it,
            self.certificate,
        ):
            whole.addWidget(part)

    def show_donation(self, agreed: AgreedDonation) -> None:
        """Offer what may be done with a donation now."""
        self._donation = agreed.code
        step = NEXT_STEPS[agreed.state]
        self._next.setText(self._place.wording.gettext(step))
        duties, state = self._place.duties, agreed.state
        self.allocate.setVisible(state is DonationState.ACTIVE and Duty.DESIGN in duties)
        self.give_back.setVisible(state in SPENDING and Duty.PAY in duties)
        self.gift.setVisible(state in RECEIVING and Duty.DESIGN in duties)
        self.propose.setVisible(state is DonationState.ACTIVE and Duty.PROPOSE_CLOSING in duties)
        self.close_it.setVisible(state is DonationState.CLOSING and Duty.CLOSE in duties)

    def _propose(self) -> None:
        _ = self._place.wording.gettext
        detail = _("Plus aucun bon n'en sera émis. Les bons déjà remis restent bons jusqu'à leur date.")
        if self._place.questions.confirm(_("Proposer la clôture du don"), detail, _("Proposer")):
            self._place.do(self, propose_closing, NamedDonation(self._donation), self._on_moved)

    def _close(self) -> None:
        """Rehearse first: who may not, or what is still out, is told before anybody is asked."""
        request = NamedDonation(self._donation)
        self._place.rehearse(self, close_donation, request, lambda _closed: self._on_rehearsed(request))

    def _on_rehearsed(self, request: NamedDonation) -> None:
        _ = self._place.wording.gettext
        detail = _("Plus rien ne pourra y entrer ni en sortir.")
        if self._place.questions.confirm(_("Clore le don"), detail, _("Clore")):
            self._place.do(self, close_donation, request, self._on_moved)

    def _on_moved(self, donation: Donation) -> None:
        wording = self._place.wording
        said = wording.gettext("Don {donation} : {state}.")
        self._place.messages.done(
            said.format(donation=wording.isolated(donation.code), state=wording.word(donation.state))
        )
