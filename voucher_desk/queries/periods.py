"""Months closed as they are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from voucher_desk.domain.periods import Closing, Month


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A month proposed, and closed where `closed_by` is not None; instants are UTC."""

    month: Month
    proposed_by: str
    proposed_at: datetime
    closed_by: str | None
    closed_at: datetime | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Periods:
    """The months proposed or closed, the latest first, and the one whose turn it is next."""

    rows: Sequence[PeriodRow]
    upcoming: Month

    @property
    def is_proposed(self) -> bool:
        """Return whether the month whose turn it is waits for approval."""
        return any(row.month == self.upcoming for row in self.rows)

    def may_be_proposed(self, today: date) -> bool:
        """Return whether the month whose turn it is is over on a Moroccan day, and not proposed."""
        return self.upcoming.is_over(today) and not self.is_proposed


@dataclass(frozen=True, slots=True)
class KeptClosing:
    """What a closing froze: its text and hash as they are kept, and the closing before, if any."""

    closing: Closing
    text: str
    sha256: str
    before: Closing | None


@dataclass(frozen=True, slots=True)
class ClosingText:
    """The text that is kept of a month, with the hash it was closed with; neither is trusted."""

    text: str
    sha256: str
