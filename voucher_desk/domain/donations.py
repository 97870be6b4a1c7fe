"""Donations: what a donor gives an association, in tranches, and how far each has come."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

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
