"""Rows about vouchers and their history, for the association; a provider has its own view in `counter`."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from voucher_desk.domain.events import EventKind, Fact
from voucher_desk.domain.vouchers import OUTSTANDING_STATES, VoidReason, VoucherState


class VoucherOrder(Enum):
    """What the list of vouchers may be ordered by: what an index keeps in order, however many there are."""

    SERIAL = "serial"
    EXPIRY = "expiry"


@dataclass(frozen=True, slots=True)
class VoucherFilter:
    """Which vouchers to list.

    `text` begins a serial, or a human code from its first group on, or is the number in a serial or a
    person's code, whole. `city` is that of the lot. `after` is the serial the page before ended with, in the
    same order; `limit` how many rows at most.
    """

    text: str = ""
    state: VoucherState | None = None
    distribution: str | None = None
    donation: str | None = None
    city: str | None = None
    order: VoucherOrder = VoucherOrder.SERIAL
    descending: bool = False
    after: str | None = None
    limit: int = 500


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """A voucher as listed; amounts in centimes of MAD."""

    serial: str
    state: VoucherState
    donation: str
    batch: str
    city: str
    distribution: str | None
    person: str | None
    face: int
    redeemed: int
    forfeited: int
    expires_on: date
    copy_number: int
    printed: bool
    replaces: str | None
    replaced_by: str | None
    void_reason: VoidReason | None
    void_proposed_by: str | None

    @property
    def rest(self) -> int:
        """Return the centimes that can still be used: none once it is void, expired, or held by nobody."""
        if self.state not in OUTSTANDING_STATES:
            return 0
        return self.face - self.redeemed - self.forfeited


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One event of a voucher's life; `at` UTC, `amount` in centimes."""

    at: datetime
    kind: EventKind
    actor: str
    station: str
    amount: int
    facts: dict[str, Fact]
