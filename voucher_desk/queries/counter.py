"""A provider's view of things: its own scans and money, without a person anywhere in it (invariant 48)."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.redemptions import Verdict


@dataclass(frozen=True, slots=True)
class CounterRow:
    """One scan at a provider's counter; amounts in centimes, `at` UTC, `code` empty for a good answer."""

    at: datetime
    op_id: str
    serial: str | None
    verdict: Verdict
    code: str
    amount: int
    forfeited: int
    remaining: int
    reversed: bool


@dataclass(frozen=True, slots=True)
class CounterTotals:
    """What a provider's redemptions come to, in centimes, and how many they are; reversed ones left out."""

    redemptions: int
    redeemed: int
    unclaimed: int
