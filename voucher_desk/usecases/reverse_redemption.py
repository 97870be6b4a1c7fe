"""Reverse a redemption made by mistake: within a day, before it is claimed, by a second person."""

from dataclasses import dataclass

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.redemptions import require_reversible
from voucher_desk.domain.vouchers import Voucher, reason_given, unused
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ReverseRedemption:
    """A redemption by its operation number, and why it is undone."""

    op_id: str
    reason: str


def reverse_redemption(work: Work, request: ReverseRedemption) -> Voucher:
    """Give a voucher back exactly what one redemption took, its forfeit included (invariant 24).

    Raises TooLateToReverse, RedemptionClaimed, AlreadyReversed, SamePerson, ReasonMissing.
    """
    work.actor.require(Duty.REDEEM)
    why = reason_given(request.reason, "reverse")
    redemption = work.redemptions.find(request.op_id)
    work.actor.require_acting_for(redemption.provider)
    require_reversible(redemption, work.now)
    work.actor.require_other_than(redemption.user, first="redeem", second="reverse")
    before = work.vouchers.find(redemption.serial)
    after = unused(before, redemption.amount, redemption.forfeited)
    work.vouchers.put(before, after)
    work.redemptions.reverse(redemption, why)
    facts = {"op": redemption.op_id, "reason": why}
    work.record(Event(EventKind.REDEMPTION_REVERSED, after.serial, facts, after.donation, redemption.amount))
    if redemption.forfeited:
        work.record(
            Event(EventKind.FORFEIT_UNDONE, after.serial, facts, after.donation, redemption.forfeited)
        )
    return after
