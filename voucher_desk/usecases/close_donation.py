"""Close a donation: one person proposes, which stops its vouchers; another closes it once all is settled."""

from dataclasses import dataclass

from voucher_desk.domain.donations import Donation, closed, closing
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class NamedDonation:
    """A donation by its code."""

    donation: str


def propose_closing(work: Work, request: NamedDonation) -> Donation:
    """Stop issuing vouchers of a donation, so that it can run out. Raises DonationStateForbids."""
    work.actor.require(Duty.PROPOSE_CLOSING)
    before = work.programme.donation(request.donation)
    after = closing(before, work.actor.code)
    work.donations.put(before, after)
    work.record(Event(EventKind.CLOSING_PROPOSED, after.code, {}, after.code))
    return after


def close_donation(work: Work, request: NamedDonation) -> Donation:
    """Close a donation of which nothing is out and nothing left (invariant 41).

    Raises DonationStateForbids, SamePerson, MoneyStillOut, MoneyStillAvailable.
    """
    work.actor.require(Duty.CLOSE)
    before = work.programme.donation(request.donation)
    work.actor.require_other_than(before.closing_proposed_by, first="propose_closing", second="close")
    after = closed(before, work.donations.balances(before))
    work.donations.put(before, after)
    work.record(Event(EventKind.DONATION_CLOSED, after.code, {}, after.code))
    return after
