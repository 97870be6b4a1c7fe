"""Rows about distributions."""

from dataclasses import dataclass
from datetime import date, datetime

from voucher_desk.domain.distributions import DistributionState, PrintMode


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """A distribution with its counts: people `entitled`, vouchers `issued` (void too), `printed`, blanks.

    `face` in centimes, `opened_at` UTC.
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
