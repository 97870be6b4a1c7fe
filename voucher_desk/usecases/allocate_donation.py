"""Allocate a part of a donation to a distribution, so that no other one spends it before."""

from dataclasses import dataclass

from voucher_desk.domain.allocations import NotOfThisDonation, require_allocable
from voucher_desk.domain.distributions import require_unfinished
from voucher_desk.domain.donations import require_active
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class AllocateDonation:
    """What is to be set aside, in all, of a donation for a distribution: centimes, 0 for no limit again."""

    donation: str
    distribution: str
    amount: int


@dataclass(frozen=True, slots=True)
class DonationAllocated:
    """What is set aside for a distribution, and what is left to issue there, in centimes."""

    donation: str
    distribution: str
    amount: int
    left: int


def allocate_donation(work: Work, request: AllocateDonation) -> DonationAllocated:
    """Set an amount aside for a distribution, in place of what was set aside before.

    It moves no money: what is not issued when the distribution closes is free again. Raises
    DonationNotActive, DistributionStateForbids, NotOfThisDonation, AlreadyIssued, SetAsideForOthers.
    """
    work.actor.require(Duty.DESIGN)
    donation = work.programme.donation(request.donation)
    require_active(donation)
    distribution = work.distributions.find(request.distribution)
    require_unfinished(distribution, "allocate")
    if work.programme.batch(distribution.batch).donation != donation.code:
        raise NotOfThisDonation(distribution=distribution.code, donation=donation.code)
    room = work.donations.room(distribution, donation)
    if request.amount:
        require_allocable(room, request.amount, distribution.code, donation.code)
    work.donations.allocate(distribution, donation, request.amount)
    facts: dict[str, Fact] = {"donation": donation.code, "centimes": request.amount}
    work.record(Event(EventKind.DONATION_ALLOCATED, distribution.code, facts, donation.code))
    left = max(0, request.amount - room.issued)
    return DonationAllocated(donation.code, distribution.code, request.amount, left)
