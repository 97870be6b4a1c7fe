"""Settle a claim: drafted from redemptions, submitted, reviewed, approved and paid, by different persons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from voucher_desk.domain import claims
from voucher_desk.domain.claim_sheets import PapersMissing
from voucher_desk.domain.claims import (
    Claim,
    DisallowReason,
    Invoice,
    InvoiceUsed,
    LineState,
    PaymentReferenceUsed,
    PeriodWrong,
    TrainingIsNotPaid,
)
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.ice import require_same_ice
from voucher_desk.ports.work import Work
from voucher_desk.usecases.claim_outsiders import require_outsider


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A provider's redemptions of one donation in a period of Moroccan days, both ends included.

    Without `since` the period begins with the first redemption not claimed yet.
    """

    provider: str
    donation: str
    until: date
    since: date | None = None


@dataclass(frozen=True, slots=True)
class SubmitClaim:
    """A claim and what the provider's invoice says: its number, day, ICE, centimes and papers attached.

    Left out, the day is today, the amount that of the claim, and one paper comes with each voucher; an ICE is
    compared where it was read off the invoice.
    """

    claim: str
    invoice: str
    dated: date | None = None
    amount: int | None = None
    papers: int | None = None
    ice: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewClaim:
    """A claim and the serials whose lines are disallowed, each with its reason."""

    claim: str
    disallowed: Mapping[str, DisallowReason] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ApproveClaim:
    """A reviewed claim."""

    claim: str


@dataclass(frozen=True, slots=True)
class PayClaim:
    """A payment of a claim: `amount` in centimes, all that is payable where None."""

    claim: str
    reference: str
    amount: int | None = None


def draft_claim(work: Work, request: DraftClaim) -> Claim:
    """Gather a provider's unclaimed redemptions into a claim (33 and 34). Raises NothingToClaim."""
    work.actor.require(Duty.CLAIM)
    provider = work.programme.provider(request.provider)
    work.actor.require_acting_for(provider.code)
    donation = work.programme.donation(request.donation)
    if request.since and request.since > request.until:
        raise PeriodWrong(since=request.since, until=request.until)
    claim = work.claims.draft(provider, donation, request.since, request.until)
    facts: dict[str, Fact] = {
        "provider": provider.code,
        "lines": [[line.redemption_id, line.serial, line.amount] for line in claim.lines],
        "until": request.until.isoformat(),
    }
    work.record(Event(EventKind.CLAIM_DRAFTED, claim.code, facts, claim.donation))
    return claim


def submit_claim(work: Work, request: SubmitClaim) -> Claim:
    """Hand a claim in: its sum moves from unclaimed to in review.

    Raises InvoiceUsed (invariant 38), InvoiceDateWrong, InvoiceAmountWrong, IceWrong, IceOfAnother.
    """
    work.actor.require(Duty.CLAIM)
    before = work.claims.find(request.claim)
    work.actor.require_acting_for(before.provider)
    number = claims.number_given(before, request.invoice)
    if work.claims.invoice_used(before, number):
        raise InvoiceUsed(provider=before.provider, invoice=number)
    if request.ice is not None:
        require_same_ice(request.ice, work.programme.ice(before.provider), before.provider)
    invoice = Invoice(
        number,
        request.dated or work.today,
        before.claimed if request.amount is None else request.amount,
        len({line.serial for line in before.lines}) if request.papers is None else request.papers,
    )
    after = claims.submitted(before, invoice, work.today)
    told: dict[str, Fact] = {
        "dated": (request.dated or work.today).isoformat(),
        "asked": invoice.amount,
        "papers": invoice.papers,
    }
    return _kept(work, before, after, EventKind.CLAIM_SUBMITTED, after.claimed, told)


def review_claim(work: Work, request: ReviewClaim) -> Claim:
    """Accept or disallow each line; no money moves yet. Raises SamePerson (invariant 36)."""
    work.actor.require(Duty.REVIEW)
    before = work.claims.find(request.claim)
    require_outsider(work, before, "review")
    after = claims.reviewed(before, tuple(request.disallowed), work.actor.code)
    reasons = {line.serial: request.disallowed.get(line.serial) for line in after.lines}
    work.claims.put(before, after, reasons)
    facts = {serial: why.value for serial, why in request.disallowed.items()}
    work.record(Event(EventKind.CLAIM_REVIEWED, after.code, {"disallowed": facts}, after.donation))
    return after


def approve_claim(work: Work, request: ApproveClaim) -> Claim:
    """Approve a review: accepted lines become payable, disallowed ones are in dispute (39).

    Raises PapersMissing where papers were counted and not all of those accepted: E8 would never hold again.
    """
    work.actor.require(Duty.APPROVE)
    before = work.claims.find(request.claim)
    work.actor.require_other_than(before.reviewed_by, first="review", second="approve")
    require_outsider(work, before, "approve")
    after = claims.approved(before, work.actor.code)
    if missing := work.claims.without_paper(before):
        raise PapersMissing(claim=before.code, serials=tuple(missing))
    work.claims.put(before, after, {})
    for kind, state in (
        (EventKind.CLAIM_ACCEPTED, LineState.ACCEPTED),
        (EventKind.CLAIM_DISALLOWED, LineState.DISALLOWED),
    ):
        amount = after.sum_of(state)
        if amount:
            work.record(Event(kind, after.code, {"state": after.state.value}, after.donation, amount))
    return after


def pay_claim(work: Work, request: PayClaim) -> Claim:
    """Pay a claim, whole or in part, with a reference used once. Raises PaymentTooLarge, SamePerson."""
    work.actor.require(Duty.PAY)
    before = work.claims.find(request.claim)
    if work.programme.current().training:
        raise TrainingIsNotPaid(claim=before.code)
    for earlier, step in ((before.reviewed_by, "review"), (before.approved_by, "approve")):
        work.actor.require_other_than(earlier, first=step, second="pay")
    for line in before.lines:
        work.actor.require_other_than(line.decided_by, first="decide", second="pay")
    require_outsider(work, before, "pay")
    reference = claims.number_given(before, request.reference)
    if work.claims.reference_used(reference):
        raise PaymentReferenceUsed(reference=reference)
    amount = before.payable if request.amount is None else request.amount
    after = claims.paid(before, amount)
    work.claims.pay(before, amount, reference)
    return _kept(work, before, after, EventKind.CLAIM_PAID, amount, {"reference": reference})


def _kept(
    work: Work,
    before: Claim,
    after: Claim,
    kind: EventKind,
    amount: int,
    facts: Mapping[str, Fact] | None = None,
) -> Claim:
    work.claims.put(before, after, {})
    told: dict[str, Fact] = {
        "state": after.state.value,
        "invoice": after.invoice.number,
        **(facts or {}),
    }
    work.record(Event(kind, after.code, told, after.donation, amount))
    return after
