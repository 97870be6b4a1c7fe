"""Local time: the only place where an instant becomes a Moroccan date or clock time.

Zone data come from the `tzdata` package, never from the system: Morocco left daylight saving on
20 September 2026 and the zone files of most machines are older.
"""

from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from typing import ClassVar
from zoneinfo import ZoneInfo

from voucher_desk.domain.refusals import Refused, reason


@reason
class NoSuchHour(Refused):
    """The clocks jumped over this local time."""

    code: ClassVar[str] = "DAT-05"
    local: str


@reason
class HourTwice(Refused):
    """The clocks went back over this local time, so that it came twice: which one is not guessed."""

    code: ClassVar[str] = "DAT-05"
    local: str


@cache
def casablanca() -> ZoneInfo:
    """Return the zone Africa/Casablanca of the `tzdata` package."""
    with files("tzdata.zoneinfo.Africa").joinpath("Casablanca").open("rb") as file:
        return ZoneInfo.from_file(file, key="Africa/Casablanca")


def local(instant: datetime) -> datetime:
    """Return the Moroccan clock time of a UTC instant."""
    return instant.astimezone(casablanca())


def local_date(instant: datetime) -> date:
    """Return the Moroccan calendar day of a UTC instant: the day expiry is judged by (invariant 20)."""
    return local(instant).date()


def utc_offset_minutes(instant: datetime) -> int:
    """Return the offset in force in Morocco at that instant, in minutes, as kept with each event."""
    offset = local(instant).utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


def instant_of(day: date, clock: time, *, second_time: bool = False) -> datetime:
    """Return the UTC instant of a Moroccan clock time.

    Where the clocks went back an hour happens twice: the first is meant unless `second_time`.
    Raises NoSuchHour where the clocks went forward over it.
    """
    wall = datetime.combine(day, clock, tzinfo=casablanca()).replace(fold=int(second_time))
    instant = wall.astimezone(UTC)
    if instant.astimezone(casablanca()).replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise NoSuchHour(local=f"{day:%d/%m/%Y} {clock:%H:%M}")
    return instant


def is_twice(day: date, clock: time) -> bool:
    """Return whether this Moroccan clock time happened twice that day."""
    wall = datetime.combine(day, clock, tzinfo=casablanca())
    return wall.utcoffset() != wall.replace(fold=1).utcoffset() and instant_of(day, clock) < instant_of(
        day, clock, second_time=True
    )
