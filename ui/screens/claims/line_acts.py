"""What may be done with lines: disallowed, disputed and decided; left out when a claim is taken up again."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.facts import Facts
from ui.parts.layouts import row
from ui.workplace import Workplace
from voucher_desk.domain.claims import Claim, ClaimState, LineState
from voucher_desk.domain.duties import Duty
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow
from voucher_desk.usecases.dispute_line import DecideDispute, DisputeLine, decide_dispute, dispute_line
from voucher_desk.usecases.send_claim_back import ReopenClaim, reopen_claim

_DISPUTING = frozenset({Duty.CLAIM, Duty.REVIEW})


class LineActs(QWidget):
    """Shows what was brought forward for the line chosen, and the next act where it is the person's."""

    def __init__(self, place: Workplace, all_chosen: Callable[[], Sequence[ClaimLineRow]]) -> None:
        super().__init__()
        self._place, self._all_chosen = place, all_chosen
        self._claim: ClaimRow | None = None
        self._line: ClaimLineRow | None = None
        _ = place.wording.gettext
        self._told = Facts()
        self.dispute = button(_("Contester…"), self._dispute, sign="notice")
        self.uphold = button(_("Accepter la contestation…"), lambda: self._decide(upheld=True), sign="check")
        self.reject = button(_("Rejeter définitivement…"), lambda: self._decide(upheld=False), sign="cross")
        self.leave_out = button(_("Reprendre sans ces lignes…"), self._leave_out, sign="replace")
        self.leave_out.setToolTip(_("Maj ou Ctrl : choisir plusieurs lignes"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._told)
        whole.addLayout(row(self.dispute, self.uphold, self.reject, self.leave_out, None))

    def show_line(self, claim: ClaimRow | None, line: ClaimLineRow | None) -> None:
        """Offer what may be done with a line of a claim now."""
        self._claim, self._line = claim, line
        _ = self._place.wording.gettext
        duties = self._place.duties
        state = line.state if line else None
        self.dispute.setVisible(state is LineState.DISALLOWED and bool(duties & _DISPUTING))
        for made in (self.uphold, self.reject):
            made.setVisible(state is LineState.DISPUTED and Duty.APPROVE in duties)
        is_returned = claim is not None and claim.state is ClaimState.RETURNED
        self.leave_out.setVisible(line is not None and is_returned and Duty.CLAIM in duties)
        pairs = (
            ((_("Contestation"), line.disputed_why or ""), (_("Réponse"), line.decided_why or ""))
            if line
            else ()
        )
        self._told.show_pairs(pairs)
        shown = any(value for _name, value in pairs)
        self._told.setVisible(shown)
        offered = (self.dispute, self.uphold, self.reject, self.leave_out)
        self.setVisible(shown or not all(made.isHidden() for made in offered))

    def _dispute(self) -> None:
        if not (self._claim and self._line):
            return
        _ = self._place.wording.gettext
        why = self._place.questions.ask_reason(_("Contester la décision"), self._detail(self._line))
        if why:
            request = DisputeLine(self._claim.code, self._line.serial, why)
            said = _("Ligne contestée : {sum} attendent une décision.")
            self._place.do(self, dispute_line, request, lambda claim: self._say(said, claim, request.serial))

    def _decide(self, *, upheld: bool) -> None:
        if not (self._claim and self._line):
            return
        _ = self._place.wording.gettext
        question = _("Accepter la contestation") if upheld else _("Rejeter définitivement")
        why = self._place.questions.ask_reason(question, self._detail(self._line))
        if why:
            request = DecideDispute(self._claim.code, self._line.serial, upheld, why)
            said = (
                _("Contestation acceptée : {sum} sont à payer.")
                if upheld
                else _("Contestation rejetée : {sum} reviennent au don.")
            )
            self._place.do(
                self, decide_dispute, request, lambda claim: self._say(said, claim, request.serial)
            )

    def _leave_out(self) -> None:
        """Rehearse first: the person agrees to the sum that is left, and who may not is told at once."""
        if self._claim:
            serials = tuple(dict.fromkeys(line.serial for line in self._all_chosen()))
            request = ReopenClaim(self._claim.code, serials)
            self._place.rehearse(
                self, reopen_claim, request, lambda expected: self._on_left_out(request, expected)
            )

    def _on_left_out(self, request: ReopenClaim, expected: Claim) -> None:
        wording = self._place.wording
        _ = wording.gettext
        detail = wording.ngettext(
            "{n} bon sort de la demande, et pourra être réclamé une autre fois ; il reste {sum}.",
            "{n} bons sortent de la demande, et pourront être réclamés une autre fois ; il reste {sum}.",
            len(request.left_out),
        ).format(n=len(request.left_out), sum=wording.money(expected.claimed))
        if self._place.questions.confirm(_("Reprendre la demande sans ces lignes"), detail, _("Reprendre")):
            self._place.do(self, reopen_claim, request, self._on_reopened)

    def _on_reopened(self, claim: Claim) -> None:
        wording = self._place.wording
        said = wording.gettext("Demande {claim} reprise : {sum} à déposer de nouveau.")
        self._place.messages.done(
            said.format(claim=wording.isolated(claim.code), sum=wording.money(claim.claimed))
        )

    def _detail(self, line: ClaimLineRow) -> str:
        wording = self._place.wording
        said = wording.gettext("Bon {serial}, {sum}. Motif de l'OIM : {reason}.")
        reason = wording.word(line.reason) if line.reason else "–"
        return said.format(
            serial=wording.isolated(line.serial), sum=wording.money(line.amount), reason=reason
        )

    def _say(self, sentence: str, claim: Claim, serial: str) -> None:
        amount = sum(line.amount for line in claim.lines if line.serial == serial)
        self._place.messages.done(sentence.format(sum=self._place.wording.money(amount)))
