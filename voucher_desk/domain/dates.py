"""Calendar dates as people and spreadsheets write them; neither century nor month is ever guessed."""

import re
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from voucher_desk.domain.names import latin_digits, without_invisible
from voucher_desk.domain.people import OLDEST_AGE
from voucher_desk.domain.refusals import Refused, reason

_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")
_SHORT_YEAR = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2})")
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
_CENTURY = 100


class Epoch(Enum):
    """The day a workbook counts its dates from: day 0, already set right for Excel's 29 February 1900."""

    FROM_1900 = date(1899, 12, 30)
    FROM_1904 = date(1904, 1, 1)


# Before this serial the 1900 system is one day off, since it believes 1900 was a leap year.
_FIRST_SURE_SERIAL = 61


@reason
class ImpossibleDate(Refused):
    """No such day in the calendar, or not a date at all."""

    code: ClassVar[str] = "DAT-01"
    text: str


@reason
class ShortYear(Refused):
    """The year has two digits; `suggestion` is the same day written in full, for the person to confirm."""

    code: ClassVar[str] = "DAT-02"
    text: str
    suggestion: str


@reason
class DateOutsideProject(Refused):
    """The day lies before the project began or after it ended; all three as dd/mm/yyyy."""

    code: ClassVar[str] = "DAT-03"
    day: str
    first: str
    last: str


@reason
class ImpossibleBirth(Refused):
    """Born after the activity, or more than 110 years before it; `text` is the date or the year."""

    code: ClassVar[str] = "DAT-04"
    text: str


def read_date(text: str, *, latest_year: int = 2099) -> date:
    """Return the day a person wrote: 18/12/2026, 18-12-2026, 18.12.2026 or 2026-12-18, in any digits.

    The day always stands before the month. Raises ImpossibleDate for what is not a day of the calendar and
    ShortYear for a year of two digits; its suggestion is the last such year up to `latest_year`.
    """
    typed = _MIDNIGHT.sub("", latin_digits(without_invisible(text)).strip())
    if found := _DAY_FIRST.fullmatch(typed):
        return _day(found[4], found[3], found[1], typed)
    if found := _YEAR_FIRST.fullmatch(typed):
        return _day(found[1], found[3], found[4], typed)
    if found := _SHORT_YEAR.fullmatch(typed):
        year = latest_year - (latest_year - int(found[4])) % _CENTURY
        raise ShortYear(text=typed, suggestion=written(_day(str(year), found[3], found[1], typed)))
    raise ImpossibleDate(text=typed)


def date_of_serial(serial: int, epoch: Epoch) -> date:
    """Return the day a spreadsheet means by a bare number, counted from its workbook's epoch.

    Raises ImpossibleDate for numbers no date of a person's life can have.
    """
    try:
        day = epoch.value + timedelta(days=serial)
    except OverflowError:
        raise ImpossibleDate(text=str(serial)) from None
    if epoch is Epoch.FROM_1900 and serial < _FIRST_SURE_SERIAL:
        raise ImpossibleDate(text=str(serial))
    return day


def require_within_project(day: date, first: date, last: date) -> None:
    """Raise DateOutsideProject unless the day lies in the project, both ends included."""
    if not first <= day <= last:
        raise DateOutsideProject(day=written(day), first=written(first), last=written(last))


def require_possible_birth(born: date, activity: date) -> None:
    """Raise ImpossibleBirth for a birth after the activity or an age above 110 at it."""
    if born > activity or age_at(activity, born) > OLDEST_AGE:
        raise ImpossibleBirth(text=written(born))


def require_possible_birth_year(year: int, activity: date) -> None:
    """Raise ImpossibleBirth for a birth year after the activity's, or one that makes every age above 110."""
    if not 0 <= activity.year - year <= OLDEST_AGE + 1:
        raise ImpossibleBirth(text=str(year))


def age_at(activity: date, born: date) -> int:
    """Return the completed years at the activity; who is born on 29 February ages on 1 March."""
    return activity.year - born.year - ((activity.month, activity.day) < (born.month, born.day))


def written(day: date) -> str:
    """Return a day as it is typed and printed: 18/12/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _day(year: str, month: str, day: str, typed: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ImpossibleDate(text=typed) from None
