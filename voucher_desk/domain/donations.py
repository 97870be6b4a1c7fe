"""Donations: what a donor gives an association, in tranches, and how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.ledger import Account
from voucher_desk.domain.money import BOOK_CURRENCY, Money, converted
from voucher_desk.domain.refusals import Refused, reason


class DonationState(StrEnum):
    """DRAFT to ARCHIVED; vouchers are issued only while ACTIVE."""

    DRAFT = "DRAFT"
    AGREED = "AGREED"
    ACTIVE = "ACTIVE"
    CLOSING = "CLOSING"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"


@reason
class UnknownDonation(Refused):
    """No donation has this code."""

    code: ClassVar[str] = "DON-01"
    donation: str


@reason
class DonationNotActive(Refused):
    """Nothing is issued against a donation that is not active (invariants 12 and 42)."""

    code: ClassVar[str] = "DON-02"
    donation: str
    state: str


@reason
class RateMissing(Refused):
    """A tranche in foreign currency needs its rate, the date and the source of it."""

    code: ClassVar[str] = "DON-03"
    donation: str
    tranche: int


@reason
class TrancheDiffers(Refused):
    """A tranche already received cannot be loaded with another amount; a correction is a new tranche."""

    code: ClassVar[str] = "DON-04"
    donation: str
    tranche: int


@reason
class DonationStateForbids(Refused):
    """A donation in this state allows no such step."""

    code: ClassVar[str] = "DON-05"
    donation: str
    state: str
    action: str


@reason
class MoneyStillOut(Refused):
    """A donation is closed only when nothing of it waits for anybody; `out` in centimes (invariant 41)."""

    code: ClassVar[str] = "DON-06"
    donation: str
    out: int


@reason
class MoneyStillAvailable(Refused):
    """What a donation has left is returned or reallocated before it is closed; `available` in centimes."""

    code: ClassVar[str] = "DON-07"
    donation: str
    available: int


@reason
class ReturnReferenceUsed(Refused):
    """Another transfer has this reference already: the same money would be given back twice."""

    code: ClassVar[str] = "DON-08"
    reference: str


@reason
class ReferenceMissing(Refused):
    """Money is given back under the reference of its transfer."""

    code: ClassVar[str] = "DON-17"
    donation: str


@reason
class SameDonation(Refused):
    """A donation cannot be reallocated to itself."""

    code: ClassVar[str] = "DON-09"
    donation: str


@dataclass(frozen=True, slots=True)
class Tranche:
    """One payment of a donation as the donor sent it, with the rate it was booked at.

    `rate` is MAD per whole unit of the currency; None for MAD.
    """

    number: int
    amount: Money
    received_on: date
    reference: str
    rate: Decimal | None = None
    rate_on: date | None = None
    rate_source: str = ""


@dataclass(frozen=True, slots=True)
class Donation:
    """A donation of one donor to one association; amounts in the book are centimes of MAD."""

    id: int
    code: str
    donor: str
    association: str
    currency: str
    state: DonationState
    closing_proposed_by: str | None = None


SPENDING = frozenset({DonationState.ACTIVE, DonationState.CLOSING})
"""The states in which money may still leave what a donation has available."""
RECEIVING = SPENDING | {DonationState.AGREED}
"""The states in which a tranche may still come."""
WAITING = (Account.OUTSTANDING, Account.UNCLAIMED, Account.IN_REVIEW, Account.DISPUTED, Account.PAYABLE)
"""The accounts in which money waits for somebody: all of them are empty when a donation is closed."""
FIRST_REALLOCATED = 1001
"""The number of the first tranche that came from another donation: a programme file counts its own from 1."""


def booked_amount(donation: str, tranche: Tranche) -> int:
    """Return the centimes of MAD a tranche is worth. Raises RateMissing for a foreign one without rate."""
    if tranche.amount.currency == BOOK_CURRENCY:
        return tranche.amount.minor
    if tranche.rate is None or tranche.rate_on is None or not tranche.rate_source:
        raise RateMissing(donation=donation, tranche=tranche.number)
    return converted(tranche.amount, tranche.rate)


def require_active(donation: Donation) -> None:
    """Raise DonationNotActive unless vouchers may be issued against it."""
    if donation.state is not DonationState.ACTIVE:
        raise DonationNotActive(donation=donation.code, state=donation.state.value)


def require_spending(donation: Donation, action: str) -> None:
    """Raise DonationStateForbids where nothing may leave what the donation has available any more."""
    if donation.state not in SPENDING:
        raise DonationStateForbids(donation=donation.code, state=donation.state.value, action=action)


def require_receiving(donation: Donation) -> None:
    """Raise DonationStateForbids where no tranche may come any more."""
    if donation.state not in RECEIVING:
        raise DonationStateForbids(donation=donation.code, state=donation.state.value, action="receive")


def closing(donation: Donation, proposed_by: str) -> Donation:
    """Return the donation as it waits to be closed: no voucher is issued any more (invariant 42)."""
    if donation.state is not DonationState.ACTIVE:
        raise DonationStateForbids(
            donation=donation.code, state=donation.state.value, action="propose_closing"
        )
    return replace(donation, state=DonationState.CLOSING, closing_proposed_by=proposed_by)


def closed(donation: Donation, balances: Mapping[Account, int]) -> Donation:
    """Return the donation closed (invariant 41).

    `balances` are the centimes in its accounts. Raises DonationStateForbids unless its closing was proposed,
    MoneyStillOut, MoneyStillAvailable.
    """
    if donation.state is not DonationState.CLOSING:
        raise DonationStateForbids(donation=donation.code, state=donation.state.value, action="close")
    out = sum(balances[account] for account in WAITING)
    if out:
        raise MoneyStillOut(donation=donation.code, out=out)
    if balances[Account.AVAILABLE]:
        raise MoneyStillAvailable(donation=donation.code, available=balances[Account.AVAILABLE])
    return replace(donation, state=DonationState.CLOSED)
