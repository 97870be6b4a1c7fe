"""What may be done with one claim now, by the person acting: each step is another person's."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import paragraph
from ui.parts.layouts import row as beside
from ui.screens.claims.claim_forms import InvoiceForm, PaymentForm
from ui.screens.claims.claim_papers import ask_paper
from ui.workplace import Workplace
from voucher_desk.domain.claims import (
    PAYABLE_STATES,
    REVIEWABLE_STATES,
    Claim,
    ClaimState,
    LineState,
)
from voucher_desk.domain.duties import Duty
from voucher_desk.queries.claims import ClaimRow
from voucher_desk.sentences.marking import N_
from voucher_desk.usecases.send_claim_back import ReopenClaim, SendClaimBack, reopen_claim, send_claim_back
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    PayClaim,
    SubmitClaim,
    approve_claim,
    pay_claim,
    submit_claim,
)

MATCHING = frozenset({Duty.REVIEW, Duty.APPROVE, Duty.PAY})
NEXT_STEPS = {
    ClaimState.DRAFT: N_("Le prestataire la dépose avec son numéro de facture."),
    ClaimState.SUBMITTED: N_("Ses lignes sont à contrôler, une par une."),
    ClaimState.IN_REVIEW: N_("Contrôlée : une autre personne l'approuve."),
    ClaimState.RETURNED: N_("Renvoyée : le prestataire la reprend, puis la dépose de nouveau."),
    ClaimState.APPROVED: N_("Approuvée : une troisième personne la paie."),
    ClaimState.PARTLY_APPROVED: N_("Approuvée en partie : une troisième personne paie ce qui est accepté."),
    ClaimState.REJECTED: N_("Aucune ligne n'est acceptée : rien n'est à payer."),
    ClaimState.PAID: N_("Tout ce qui était approuvé est payé."),
}


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the acts of a claim lead: pages of their own."""

    review: Callable[[], None]
    match: Callable[[], None]
    invoice: Callable[[], None]


class ClaimActs(QWidget):
    """The next step of a claim in words, and its buttons where it is for the person acting to do."""

    def __init__(self, place: Workplace, ways: Ways) -> None:
        super().__init__()
        self._place = place
        self._row: ClaimRow | None = None
        _ = place.wording.gettext
        self._next = paragraph("", "muted")
        self.match = button(_("Rapprocher…"), ways.match, sign="reconciliation")
        self.enter = button(_("Saisir la facture…"), ways.invoice, sign="file")
        self.papers = button(_("Imprimer…"), self._print, sign="print")
        self.review = button(_("Contrôler les lignes…"), ways.review, kind="primary", sign="list")
        self.send_back = button(_("Renvoyer…"), self._send_back)
        self.reopen = button(_("Reprendre la demande"), self._reopen, kind="primary", sign="replace")
        self.approve = button(_("Approuver…"), self._approve, kind="primary", sign="check")
        self.invoice = InvoiceForm(place, self._submit)
        self.payment = PaymentForm(place, self._pay)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self._next)
        whole.addLayout(beside(self.match, self.enter, self.papers, None))
        reviewing = beside(self.review, self.send_back)
        reviewing.setStretch(0, 1)
        whole.addLayout(reviewing)
        for part in (self.reopen, self.approve, self.invoice, self.payment):
            whole.addWidget(part)

    def show_claim(self, row: ClaimRow) -> None:
        """Offer what may be done with a claim now."""
        if row != self._row:
            self.invoice.begin(row)
            self.payment.begin(row.code, row.approved - row.paid)
        self._row = row
        step = NEXT_STEPS[row.state]
        self._next.setText(self._place.wording.gettext(step))
        duties = self._place.duties
        self.invoice.setVisible(row.state is ClaimState.DRAFT and Duty.CLAIM in duties)
        self.enter.setVisible(row.state in REVIEWABLE_STATES | {ClaimState.DRAFT} and Duty.CLAIM in duties)
        self.match.setVisible(bool(duties & MATCHING))
        for made in (self.review, self.send_back):
            made.setVisible(row.state in REVIEWABLE_STATES and Duty.REVIEW in duties)
        self.reopen.setVisible(row.state is ClaimState.RETURNED and Duty.CLAIM in duties)
        self.approve.setVisible(row.state is ClaimState.IN_REVIEW and Duty.APPROVE in duties)
        self.payment.setVisible(row.state in PAYABLE_STATES and Duty.PAY in duties)

    def _submit(self, request: SubmitClaim) -> None:
        self._place.do(self, submit_claim, request, self.invoice.draft.ended(self._on_submitted))

    def _on_submitted(self, claim: Claim) -> None:
        wording = self._place.wording
        said = wording.gettext("Demande {claim} déposée : {sum} à contrôler.")
        self._place.messages.done(
            said.format(claim=wording.isolated(claim.code), sum=wording.money(claim.claimed))
        )

    def _print(self) -> None:
        if self._row:
            ask_paper(self._place, self, self._row)

    def _send_back(self) -> None:
        if not self._row:
            return
        _ = self._place.wording.gettext
        detail = _("Le prestataire lira pourquoi, corrigera et la déposera de nouveau.")
        why = self._place.questions.ask_reason(_("Renvoyer la demande"), detail)
        if why:
            request = SendClaimBack(self._row.code, why)
            self._place.do(self, send_claim_back, request, self._on_moved)

    def _reopen(self) -> None:
        if self._row:
            self._place.do(self, reopen_claim, ReopenClaim(self._row.code), self._on_moved)

    def _on_moved(self, claim: Claim) -> None:
        wording = self._place.wording
        said = wording.gettext("Demande {claim} : {state}.")
        self._place.messages.done(
            said.format(claim=wording.isolated(claim.code), state=wording.word(claim.state))
        )

    def _approve(self) -> None:
        """Rehearse first: the person agrees to sums, and who may not is told before being asked."""
        if self._row:
            self._place.rehearse(
                self, approve_claim, ApproveClaim(self._row.code), self._on_approval_rehearsed
            )

    def _on_approval_rehearsed(self, expected: Claim) -> None:
        wording = self._place.wording
        _ = wording.gettext
        detail = _("{accepted} deviennent à payer ; {refused} restent contestés.").format(
            accepted=wording.money(expected.payable),
            refused=wording.money(expected.sum_of(LineState.DISALLOWED)),
        )
        if self._place.questions.confirm(_("Approuver la demande"), detail, _("Approuver")):
            self._place.do(self, approve_claim, ApproveClaim(expected.code), self._on_moved)

    def _pay(self, amount: int, reference: str) -> None:
        if self._row:
            request = PayClaim(self._row.code, reference, amount)
            self._place.rehearse(
                self, pay_claim, request, lambda expected: self._on_payment_rehearsed(request, expected)
            )

    def _on_payment_rehearsed(self, request: PayClaim, expected: Claim) -> None:
        wording = self._place.wording
        _ = wording.gettext
        told = {
            "amount": wording.money(request.amount or 0),
            "provider": wording.isolated(expected.provider),
            "left": wording.money(expected.payable),
        }
        detail = _("{amount} sont payés à {provider} ; il restera {left} à payer.").format(**told)
        if self._place.questions.confirm(_("Payer la demande"), detail, _("Payer")):
            said = _("{amount} payés à {provider}.").format(**told)
            paid = self.payment.draft.ended(lambda _claim: self._place.messages.done(said))
            self._place.do(self, pay_claim, request, paid)
