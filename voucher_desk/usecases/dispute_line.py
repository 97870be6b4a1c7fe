"""Dispute a line that was disallowed, and decide the dispute: it is paid after all, or never."""

from dataclasses import dataclass

from voucher_desk.domain import claim_disputes
from voucher_desk.domain.claim_disputes import ArgumentMissing
from voucher_desk.domain.claims import Claim
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.names import clean
from voucher_desk.ports.work import Work
from voucher_desk.usecases.claim_outsiders import require_outsider


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A claim, the serial of a disallowed voucher, and what its provider brings forward."""

    claim: str
    serial: str
    why: str


@dataclass(frozen=True, slots=True)
class DecideDispute:
    """A disputed voucher of a claim, whether it is paid after all, and why."""

    claim: str
    serial: str
    upheld: bool
    why: str


def dispute_line(work: Work, request: DisputeLine) -> Claim:
    """Contest a disallowed line; its money stays in dispute (invariant 39). Raises LineStateForbids.

    The provider does so, or a reviewer in its name: for a letter, or to close what nobody contests.
    """
    if Duty.REVIEW not in work.actor.duties:
        work.actor.require(Duty.CLAIM)
    before = work.claims.find(request.claim)
    work.actor.require_acting_for(before.provider)
    why = _argument(before, request.why)
    after = claim_disputes.disputed(before, request.serial, work.actor.code)
    work.claims.dispute(before, request.serial, why)
    work.claims.put(before, after, {})
    facts = {"serial": request.serial, "why": why}
    work.record(Event(EventKind.LINE_DISPUTED, after.code, facts, after.donation))
    return after


def decide_dispute(work: Work, request: DecideDispute) -> Claim:
    """Decide a dispute: upheld it becomes payable, rejected it is available to the donation again.

    Whoever reviewed the claim or opened the dispute does not decide it. Raises SamePerson, LineStateForbids.
    """
    work.actor.require(Duty.APPROVE)
    before = work.claims.find(request.claim)
    work.actor.require_other_than(before.reviewed_by, first="review", second="decide")
    for line in before.lines:
        if line.serial == request.serial:
            work.actor.require_other_than(line.disputed_by, first="dispute", second="decide")
    require_outsider(work, before, "decide")
    why = _argument(before, request.why)
    after = claim_disputes.decided(before, request.serial, work.actor.code, upheld=request.upheld)
    work.claims.decide(before, request.serial, why, upheld=request.upheld)
    work.claims.put(before, after, {})
    kind = EventKind.DISPUTE_UPHELD if request.upheld else EventKind.DISPUTE_REJECTED
    amount = sum(line.amount for line in after.lines if line.serial == request.serial)
    facts = {"serial": request.serial, "state": after.state.value, "why": why}
    work.record(Event(kind, after.code, facts, after.donation, amount))
    return after


def _argument(claim: Claim, text: str) -> str:
    why, _ = clean(text)
    if not why:
        raise ArgumentMissing(claim=claim.code)
    return why
