"""The donor's statement: what became of each donation, in its own currency and in MAD.

Each line is what an IATI transaction type calls it. What the donor sent has the rate it was booked at; all
else is MAD, shown in the donor's currency at the mean rate of what was received, and rounded once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from voucher_desk.domain.donations import Tranche
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.money import BOOK_CURRENCY, MINOR_DIGITS, Money

RATE_DECIMALS = 8
_PER_UNIT = 10**RATE_DECIMALS


class StatementItem(StrEnum):
    """A line of the statement, in the order it is read."""

    RECEIVED = "received"
    COMMITTED = "committed"
    REDEEMED = "redeemed"
    PAID = "disbursed"
    RETURNED = "reimbursed"
    BALANCE = "balance"
    AVAILABLE = "available"


IATI_TYPES: Mapping[StatementItem, str] = {
    StatementItem.RECEIVED: "1",
    StatementItem.COMMITTED: "2",
    StatementItem.REDEEMED: "4",
    StatementItem.PAID: "3",
    StatementItem.RETURNED: "7",
}
"""Codes of IATI's transaction types; a promise not yet received would be an 11. A balance is none."""
FLOWS: Mapping[EventKind, tuple[StatementItem, int]] = {
    EventKind.VOUCHER_ISSUED: (StatementItem.COMMITTED, 1),
    EventKind.VOUCHER_EXTENDED: (StatementItem.COMMITTED, 1),
    EventKind.FORFEIT_UNDONE: (StatementItem.COMMITTED, 1),
    EventKind.VOUCHER_VOIDED: (StatementItem.COMMITTED, -1),
    EventKind.VOUCHER_EXPIRED: (StatementItem.COMMITTED, -1),
    EventKind.VOUCHER_FORFEITED: (StatementItem.COMMITTED, -1),
    EventKind.DISPUTE_REJECTED: (StatementItem.COMMITTED, -1),
    EventKind.VOUCHER_REDEEMED: (StatementItem.REDEEMED, 1),
    EventKind.REDEMPTION_REVERSED: (StatementItem.REDEEMED, -1),
    EventKind.CLAIM_PAID: (StatementItem.PAID, 1),
    EventKind.DONATION_RETURNED: (StatementItem.RETURNED, 1),
    EventKind.DONATION_REALLOCATED: (StatementItem.RETURNED, 1),
}
"""What each kind of event adds to a line of the statement, or takes from it."""
Flows = Mapping[StatementItem, int]


@dataclass(frozen=True, slots=True)
class BookedTranche:
    """What a donor sent and the centimes of MAD it is booked at."""

    tranche: Tranche
    booked: int


@dataclass(frozen=True, slots=True)
class DonationAccount:
    """A donation with all it received until the end of a period, and the flows within and until its end."""

    code: str
    donor: str
    association: str
    currency: str
    tranches: Sequence[BookedTranche]
    flows: Flows
    flows_to_end: Flows
    first: date | None

    @property
    def tranches_sent(self) -> list[BookedTranche]:
        """Return what the donor sent in its own currency; a sum from another donation came in MAD."""
        return [one for one in self.tranches if one.tranche.amount.currency == self.currency]

    @property
    def tranches_in_period(self) -> list[BookedTranche]:
        """Return what was received since the period began."""
        return [one for one in self.tranches if self.first is None or one.tranche.received_on >= self.first]

    def amount(self, item: StatementItem) -> int:
        """Return the centimes of MAD of a line: of the period, or at its end where it is a balance."""
        received = sum(one.booked for one in self.tranches)
        out = self.flows_to_end.get(StatementItem.RETURNED, 0)
        match item:
            case StatementItem.RECEIVED:
                return sum(one.booked for one in self.tranches_in_period)
            case StatementItem.BALANCE:
                return received - out - self.flows_to_end.get(StatementItem.PAID, 0)
            case StatementItem.AVAILABLE:
                return received - out - self.flows_to_end.get(StatementItem.COMMITTED, 0)
        return self.flows.get(item, 0)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line: what it is, in the grant's currency and in MAD, with the rate between them.

    `rate` is MAD per whole unit of the currency, None for MAD; `is_mean` marks the mean of several tranches.
    """

    account: DonationAccount
    item: StatementItem
    grant: Money | None
    mad: int
    on: date | None = None
    reference: str = ""
    rate: Decimal | None = None
    rate_on: date | None = None
    rate_source: str = ""
    is_mean: bool = False

    @property
    def iati(self) -> str:
        """Return the code of the IATI transaction type, empty for a balance."""
        return IATI_TYPES.get(self.item, "")


def statement_lines(account: DonationAccount) -> list[StatementLine]:
    """Return the tranches received in the period, then every other line."""
    received = [
        StatementLine(
            account,
            StatementItem.RECEIVED,
            one.tranche.amount,
            one.booked,
            one.tranche.received_on,
            one.tranche.reference,
            one.tranche.rate,
            one.tranche.rate_on,
            one.tranche.rate_source,
        )
        for one in account.tranches_in_period
    ]
    others = (item for item in StatementItem if item is not StatementItem.RECEIVED)
    return [*received, *(_line(account, item) for item in others)]


def _line(account: DonationAccount, item: StatementItem) -> StatementLine:
    mad = account.amount(item)
    grant = equivalent(mad, account)
    sent = account.tranches_sent
    if account.currency == BOOK_CURRENCY or not sent:
        return StatementLine(account, item, grant, mad)
    latest = max(sent, key=lambda one: one.tranche.received_on).tranche
    sources = dict.fromkeys(one.tranche.rate_source for one in sent)
    return StatementLine(
        account,
        item,
        grant,
        mad,
        rate=mean_rate(account),
        rate_on=latest.rate_on,
        rate_source=", ".join(sources),
        is_mean=True,
    )


def equivalent(mad: int, account: DonationAccount) -> Money | None:
    """Return centimes of MAD in the donation's currency at its mean rate; None where nothing was received."""
    if account.currency == BOOK_CURRENCY:
        return Money(mad, BOOK_CURRENCY)
    sent, booked = _sent(account)
    return Money(half_even(mad * sent, booked), account.currency) if booked else None


def mean_rate(account: DonationAccount) -> Decimal:
    """Return MAD per whole unit of the currency, over all that was received."""
    sent, booked = _sent(account)
    digits = MINOR_DIGITS[account.currency] - MINOR_DIGITS[BOOK_CURRENCY]
    scaled = half_even(booked * _PER_UNIT, sent)
    rate = Decimal(scaled).scaleb(digits - RATE_DECIMALS)
    return rate.quantize(Decimal(1).scaleb(-RATE_DECIMALS), rounding=ROUND_HALF_EVEN).normalize()


def half_even(amount: int, parts: int) -> int:
    """Return a quotient of whole numbers rounded half to even, `parts` being more than nothing."""
    whole, rest = divmod(amount, parts)
    return whole + int(2 * rest > parts or (2 * rest == parts and whole % 2 == 1))


def _sent(account: DonationAccount) -> tuple[int, int]:
    """Return all that the donor sent, in minor units of its currency and in centimes of MAD."""
    sent = sum(one.tranche.amount.minor for one in account.tranches_sent)
    return sent, sum(one.booked for one in account.tranches_sent)
