"""Send a claim back to its provider, who takes it up again as a draft: its money is unclaimed meanwhile."""

from dataclasses import dataclass, replace

from voucher_desk.domain import claims
from voucher_desk.domain.claim_disputes import ArgumentMissing
from voucher_desk.domain.claims import Claim, ClaimState
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.names import clean
from voucher_desk.ports.work import Work
from voucher_desk.usecases.claim_outsiders import require_outsider


@dataclass(frozen=True, slots=True)
class SendClaimBack:
    """A claim under review, and what its provider must put right."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class ReopenClaim:
    """A claim sent back, and the serials its provider leaves out of it."""

    claim: str
    left_out: tuple[str, ...] = ()


def send_claim_back(work: Work, request: SendClaimBack) -> Claim:
    """Send a claim back: what was in review is unclaimed again. Raises ArgumentMissing, SamePerson (36)."""
    work.actor.require(Duty.REVIEW)
    before = work.claims.find(request.claim)
    require_outsider(work, before, "send_back")
    why, _ = clean(request.why)
    if not why:
        raise ArgumentMissing(claim=before.code)
    if before.state is ClaimState.SUBMITTED:
        taken = replace(before, state=ClaimState.IN_REVIEW)
        work.claims.put(before, taken, {})
        before = taken
    after = claims.returned(before)
    work.claims.send_back(before, after, why)
    facts = {"state": after.state.value, "why": why}
    work.record(Event(EventKind.CLAIM_SENT_BACK, after.code, facts, after.donation, after.claimed))
    return after


def reopen_claim(work: Work, request: ReopenClaim) -> Claim:
    """Take a claim up again as a draft; what is left out may be claimed another time.

    Raises LineNotOfClaim, NothingLeft.
    """
    work.actor.require(Duty.CLAIM)
    before = work.claims.find(request.claim)
    work.actor.require_acting_for(before.provider)
    after = claims.reopened(before, request.left_out)
    work.claims.put(before, after, {})
    left_out = [line.redemption_id for line in before.lines if line not in after.lines]
    work.record(Event(EventKind.CLAIM_REOPENED, after.code, {"left_out": left_out}, after.donation))
    return after
