"""Rows about the programme: donations, lots, providers and users."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from voucher_desk.domain.donations import DonationState
from voucher_desk.domain.duties import Role
from voucher_desk.domain.money import Money
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.providers import ProviderState
from voucher_desk.domain.vouchers import RemainderPolicy


@dataclass(frozen=True, slots=True)
class DonationRow:
    """A donation with what it received and what is available, in centimes of MAD."""

    code: str
    donor: str
    association: str
    currency: str
    state: DonationState
    received: int
    available: int


@dataclass(frozen=True, slots=True)
class TrancheRow:
    """A payment of a donation in the donor's currency, and the centimes of MAD it is `booked` at.

    `rate` is MAD per whole unit of the currency; None for MAD, as is `rate_on`.
    """

    number: int
    received_on: date
    amount: Money
    rate: Decimal | None
    rate_on: date | None
    rate_source: str
    booked: int
    reference: str


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A lot of vouchers with its blanks in the safe (`in_safe`) and at distributions (`at_desks`)."""

    code: str
    donation: str
    association: str
    city: str
    face: int
    expires_on: date
    remainder: RemainderPolicy
    in_safe: int
    at_desks: int


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """A provider and the window of its contract."""

    code: str
    name: str
    city: str
    state: ProviderState
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A service family of a contract and its price today in centimes, None where none is agreed."""

    service: str
    name: str
    price: int | None


@dataclass(frozen=True, slots=True)
class UserRow:
    """A person who works with the desk."""

    code: str
    roles: frozenset[Role]
    provider: str | None


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """How many different people of a sex and age group hold or held a voucher in a city (E10)."""

    city: str
    sex: Sex
    age_group: AgeGroup
    people: int
