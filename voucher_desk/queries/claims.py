"""Rows about claims."""

from dataclasses import dataclass
from datetime import date, datetime

from voucher_desk.domain.claims import ClaimState, DisallowReason, LineState


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its sums in centimes; `drafted_at` UTC.

    `invoiced` centimes and `papers` are what the invoice of `invoiced_on` says.
    """

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
    since: date | None
    until: date | None
    invoiced_on: date | None
    invoiced: int | None
    papers: int | None
    returned_why: str | None


@dataclass(frozen=True, slots=True)
class ClaimLineRow:
    """One redemption on a claim; `amount` in centimes, `at` UTC. Nothing of the person."""

    serial: str
    at: datetime
    amount: int
    state: LineState
    reason: DisallowReason | None
    disputed_why: str | None
    decided_why: str | None
