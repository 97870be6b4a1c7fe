"""Give back what a donation has left: to its donor, or to another donation."""

from dataclasses import dataclass

from voucher_desk.domain.donations import (
    FIRST_REALLOCATED,
    Donation,
    ReferenceMissing,
    ReturnReferenceUsed,
    SameDonation,
    Tranche,
    require_receiving,
    require_spending,
)
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.money import BOOK_CURRENCY, DonationExhausted, Money
from voucher_desk.domain.names import clean
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ReturnDonation:
    """So many centimes of a donation, under a transfer's own reference.

    They go back to the donor, or to the donation `to`.
    """

    donation: str
    amount: int
    reference: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class DonationReturned:
    """What was given back and what is available now, in centimes."""

    donation: str
    amount: int
    available: int
    to: str | None


def return_donation(work: Work, request: ReturnDonation) -> DonationReturned:
    """Move what a donation has available out of it.

    A reallocation is a return of the one donation and a tranche of the other in the same transaction, so that
    the equations of both hold. Raises DonationStateForbids, DonationExhausted, ReferenceMissing,
    ReturnReferenceUsed, SameDonation.
    """
    work.actor.require(Duty.PAY)
    donation = work.programme.donation(request.donation)
    require_spending(donation, "return")
    available = work.donations.balances(donation)[Account.AVAILABLE]
    if request.amount > available:
        raise DonationExhausted(donation=donation.code, available=available)
    reference = clean(request.reference)[0]
    if not reference:
        raise ReferenceMissing(donation=donation.code)
    if work.donations.is_returned_under(reference):
        raise ReturnReferenceUsed(reference=reference)
    target = None if request.to is None else _target(work, donation, request.to)
    work.donations.give_back(donation, request.amount, reference, target)
    facts: dict[str, Fact] = {"reference": reference, "to": request.to}
    kind = EventKind.DONATION_RETURNED if target is None else EventKind.DONATION_REALLOCATED
    work.record(Event(kind, donation.code, facts, donation.code, request.amount))
    if target is not None:
        _receive(work, donation, target, request.amount, reference)
    return DonationReturned(donation.code, request.amount, available - request.amount, request.to)


def _target(work: Work, donation: Donation, code: str) -> Donation:
    target = work.programme.donation(code)
    if target.code == donation.code:
        raise SameDonation(donation=donation.code)
    require_receiving(target)
    return target


def _receive(work: Work, source: Donation, target: Donation, amount: int, reference: str) -> None:
    known = work.programme.tranche_amounts(target.code)
    number = max(FIRST_REALLOCATED - 1, *known, 0) + 1
    tranche = Tranche(number, Money(amount, BOOK_CURRENCY), work.today, reference)
    work.programme.add_tranche(target.code, tranche, amount)
    facts: dict[str, Fact] = {
        "tranche": number,
        "currency": BOOK_CURRENCY,
        "minor": amount,
        "from": source.code,
    }
    work.record(Event(EventKind.DONATION_RECEIVED, target.code, facts, target.code, amount))
