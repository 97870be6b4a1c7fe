"""Rows about claims."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.claims import ClaimState, DisallowReason, LineState


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its sums in centimes; `drafted_at` UTC."""

    code: str
    provider: str
    donation: str
    state: ClaimState
    invoice: str | None
    lines: int
    claimed: int
    approved: int
    paid: int
    drafted_at: datetime


@dataclass(frozen=True, slots=True)
class ClaimLineRow:
    """One redemption on a claim; `amount` in centimes, `at` UTC. Nothing of the person."""

    serial: str
    at: datetime
    amount: int
    state: LineState
    reason: DisallowReason | None
