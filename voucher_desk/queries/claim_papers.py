"""What the papers of a claim are printed from: nothing of any person in them (invariants 23 and 50)."""

from dataclasses import dataclass
from datetime import date, datetime

from voucher_desk.domain.claims import DisallowReason, LineState


@dataclass(frozen=True, slots=True)
class ClaimPaperLine:
    """A redemption as a claim's paper lists it: `face` and `amount` in centimes, `at` UTC.

    `service` is the name of a service family, empty where the voucher and the contract name none.
    """

    serial: str
    at: datetime
    service: str
    face: int
    amount: int
    state: LineState
    reason: DisallowReason | None


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment of a claim: `amount` in centimes, `at` UTC, and centimes `paid` up to and with this one."""

    reference: str
    amount: int
    at: datetime
    paid: int


@dataclass(frozen=True, slots=True)
class ClaimPaper:
    """A claim with its provider, contract, invoice, lines and payments; sums in centimes, `made_at` UTC.

    `anchor` is the head hash of the event log and `anchor_count` its length (invariant 54).
    """

    project: str
    claim: str
    donation: str
    provider: str
    provider_code: str
    city: str
    ice: str
    contract: str
    since: date | None
    until: date | None
    invoice: str
    invoiced_on: date | None
    invoiced: int | None
    papers: int | None
    claimed: int
    approved: int
    paid: int
    lines: tuple[ClaimPaperLine, ...]
    payments: tuple[PaymentLine, ...]
    made_at: datetime
    anchor: str
    anchor_count: int
    training: bool

    def sum_of(self, *states: LineState) -> int:
        """Return the centimes of the lines in these states."""
        return sum(line.amount for line in self.lines if line.state in states)
