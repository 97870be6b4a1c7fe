"""A donation as it is read: what was agreed, what is set aside, given back and given in kind."""

from dataclasses import dataclass
from datetime import date, datetime

from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.donations import DonationState
from voucher_desk.domain.money import Money
from voucher_desk.queries.logos import ShownLogo


@dataclass(frozen=True, slots=True)
class AgreedDonation:
    """What was agreed of a donation, and how it ended.

    `pledged` is in the donation's own currency, None where the agreement names no sum; `mark` is what is
    shown of the donor; `closed_at` is UTC.
    """

    code: str
    donor: str
    donor_name: str
    association: str
    association_name: str
    currency: str
    state: DonationState
    mark: str
    mark_on_lists: bool
    agreement: str
    agreed_on: date | None
    pledged: Money | None
    closing_proposed_by: str | None
    closed_by: str | None
    closed_at: datetime | None
    logo: ShownLogo | None = None


@dataclass(frozen=True, slots=True)
class AllocationRow:
    """What is set aside of a donation for a distribution, and issued there, in centimes; the newest only."""

    distribution: str
    state: DistributionState
    amount: int
    issued: int
    by: str
    at: datetime

    @property
    def left(self) -> int:
        """Return what is left to issue there."""
        return max(0, self.amount - self.issued)


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """Centimes given back, to the donor where `target` is None, else to that donation; `at` is UTC."""

    reference: str
    amount: int
    target: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GiftRow:
    """Goods given to an association; `value` in centimes, None where nobody said."""

    number: int
    donor: str
    association: str
    what: str
    quantity: int
    unit: str
    value: int | None
    given_on: date
    reference: str
