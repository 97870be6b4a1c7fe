"""Rows about distributions."""

from dataclasses import dataclass
from datetime import date, datetime

from voucher_desk.domain.distributions import DistributionState, PrintMode
from voucher_desk.domain.signed_lists import pages_of
from voucher_desk.domain.vouchers import VoucherState


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """A distribution with its counts: people `entitled`, vouchers `issued` (void too), `printed`, blanks.

    `collected` by their holders; `uncollected`: issued, unused and still to be handed over.

    `face` in centimes, `opened_at` UTC. Of its list of `list_lines` lines, `pages_back` came back signed.
    """

    code: str
    session: str
    batch: str
    donation: str
    association: str
    city: str
    mode: PrintMode
    state: DistributionState
    list_version: int
    opened_at: datetime | None
    face: int
    expires_on: date
    entitled: int
    issued: int
    printed: int
    blanks: int
    collected: int
    uncollected: int
    list_lines: int
    pages_back: int

    @property
    def list_pages(self) -> int:
        """Return on how many pages the lines of the list stand."""
        return pages_of(self.list_lines)


@dataclass(frozen=True, slots=True)
class HandingRow:
    """A voucher issued at a distribution, its holder's code, and when it was collected (UTC), if it was."""

    serial: str
    person: str
    state: VoucherState
    collected_at: datetime | None
