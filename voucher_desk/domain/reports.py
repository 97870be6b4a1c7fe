"""Reports: what they cover, what they count, and who may have them show what is otherwise withheld."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.local_time import instant_of
from voucher_desk.domain.refusals import Refused, reason


class ReportKind(StrEnum):
    """What can be reported to donors and partners."""

    SADD = "sadd"
    BULLETIN = "bulletin"
    FOUR_WS = "4ws"
    STATEMENT = "statement"


class Measure(StrEnum):
    """What is counted by sex and age: people once, the others as often as they happen.

    `APART` counts presences at trainings, workshops and restitutions, who are never beneficiaries (65).
    `SESSIONS` and `MEETINGS` are the participations and those apart, one meeting at a time.
    """

    PEOPLE = "people"
    PARTICIPATIONS = "participations"
    EXCHANGES = "exchanges"
    APART = "apart"
    SESSIONS = "sessions"
    MEETINGS = "meetings"


SADD_MEASURES = (Measure.PEOPLE, Measure.PARTICIPATIONS, Measure.EXCHANGES, Measure.APART)
"""What is told by city and service; single meetings are told by the 4Ws."""


@reason
class PeriodBackwards(Refused):
    """A report would end before it begins."""

    code: ClassVar[str] = "RAP-01"
    first: date
    last: date


@reason
class TableTooLong(Refused):
    """A table has more lines than a PDF of it may have."""

    code: ClassVar[str] = "RAP-04"
    lines: int
    most: int


EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
LATEST = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ReportScope:
    """What a report covers: days from `first` to `last`, both included, and one donation; None is all."""

    first: date | None = None
    last: date | None = None
    donation: str | None = None

    def __post_init__(self) -> None:
        """Raise PeriodBackwards where the last day is before the first."""
        if self.first and self.last and self.last < self.first:
            raise PeriodBackwards(first=self.first, last=self.last)

    @property
    def begins(self) -> datetime:
        """Return the instant the period begins, UTC."""
        return instant_of(self.first, time()) if self.first else EARLIEST

    @property
    def ends(self) -> datetime:
        """Return the instant the period is over, UTC."""
        return instant_of(self.last + timedelta(days=1), time()) if self.last else LATEST


@dataclass(frozen=True, slots=True)
class Unmasked:
    """Who answers for small counts being shown, and why: it is printed on the report (invariant 51)."""

    by: str
    reason: str
