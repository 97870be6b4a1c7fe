"""Ages as people write them: a birth date, a year, "vers 2007", an age, "mineur"; and the bracket."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from voucher_desk.domain.attendance_list.answers import read_bracket, stated_bracket
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.table import Value
from voucher_desk.domain.dates import (
    Epoch,
    ImpossibleBirth,
    ImpossibleDate,
    age_at,
    date_of_serial,
    read_date,
    require_possible_birth,
    require_possible_birth_year,
)
from voucher_desk.domain.names import latin_digits, without_invisible
from voucher_desk.domain.people import ADULT_AGE, OLDEST_AGE, AgeGroup, age_group_of

_YEAR = re.compile(r"(?:(?:né|née|né\(e\)) )?(?:en )?((?:1[89]|20|21)\d\d)")
_ABOUT_YEAR = re.compile(
    r"(?:vers|env\.?|environ|ca\.?|c\.|circa|about|around|approx\.?|~|\u2248|±|حوالي|نحو)"
    r" ?(?:en )?(\d{4})"
)
_AGE = re.compile(r"(\d{1,3}) ?(?:ans?|a|y|yo|yrs?|years?|سنة|سنوات|عاما|عام)?")
_MONTHS = re.compile(r"\d{1,2} ?(?:mois|months?|شهر|أشهر|شهرا)")
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class AgeStatement:
    """What one cell tells of an age; whatever it does not tell is None.

    `approximate` marks a year like "vers 2007", which may be one off; `from_serial` a date read from a bare
    number by the workbook's epoch.
    """

    born: date | None = None
    year: int | None = None
    approximate: bool = False
    age: int | None = None
    group: AgeGroup | None = None
    from_serial: bool = False


@dataclass(frozen=True, slots=True)
class Age:
    """What a line tells of a person's age: the birth year where it is known, and the bracket at the activity.

    `disagrees` tells that the bracket somebody stated is another than the birth gives.
    """

    birth_year: int | None
    group: AgeGroup
    disagrees: bool


def read_age(value: Value, field: Field, *, epoch: Epoch | None, activity: date) -> AgeStatement | None:
    """Return what a cell of one of the age columns states; None if it is not understood.

    Any of the ways may stand in any of the columns, except that a bare number is an age only under "Âge"
    and a day number only under a date. Raises ImpossibleDate, ShortYear or ImpossibleBirth.
    """
    if isinstance(value, date):
        return _born(value, activity)
    if isinstance(value, Decimal):
        value = int(value)
    if field in (Field.MINOR, Field.ADULT) and (group := _bracket(value, field)):
        return AgeStatement(group=group)
    if isinstance(value, int):
        return _of_number(value, field, epoch, activity)
    return _of_text(value, field, activity) if isinstance(value, str) else None


def weigh(statements: Iterable[AgeStatement], activity: date) -> Age | None:
    """Return what all statements of a line come to; None where there is none.

    A birth date decides; then a birth year, unless it straddles 18; then an age; then the stated bracket.
    A straddling year with nothing else leaves the bracket UNKNOWN.
    """
    said = tuple(statements)
    if not said:
        return None
    born = next((one.born for one in said if one.born), None)
    dated = next((one for one in said if one.year is not None), None)
    stated = _stated(said)
    year = born.year if born else dated.year if dated else None
    group = _group_at(activity, born) if born else _by_year(dated, stated, activity)
    return Age(year, group, stated not in (AgeGroup.UNKNOWN, group))


def _bracket(value: Value, field: Field) -> AgeGroup | None:
    return read_bracket(value, yes=AgeGroup.MINOR if field is Field.MINOR else AgeGroup.ADULT)


def _of_number(number: int, field: Field, epoch: Epoch | None, activity: date) -> AgeStatement | None:
    if number in _YEARS:
        return _in_year(number, activity, approximate=False)
    if field is Field.BIRTH_DATE and epoch is not None:
        born = date_of_serial(number, epoch)
        require_possible_birth(born, activity)
        return AgeStatement(born=born, from_serial=True)
    return _aged(number) if field is Field.AGE else None


def _of_text(text: str, field: Field, activity: date) -> AgeStatement | None:
    typed = " ".join(latin_digits(without_invisible(text)).casefold().split())
    if found := _YEAR.fullmatch(typed):
        return _in_year(int(found[1]), activity, approximate=False)
    if found := _ABOUT_YEAR.fullmatch(typed):
        return _in_year(int(found[1]), activity, approximate=True)
    if (found := _AGE.fullmatch(typed)) and (field is Field.AGE or not typed.isdecimal()):
        return _aged(int(found[1]))
    if _MONTHS.fullmatch(typed):
        return _aged(0)
    if group := stated_bracket(text):
        return AgeStatement(group=group)
    return _dated(typed, field, activity)


def _dated(typed: str, field: Field, activity: date) -> AgeStatement | None:
    try:
        return _born(read_date(typed, latest_year=activity.year), activity)
    except ImpossibleDate:
        if field is Field.BIRTH_DATE:
            raise
        return None


def _born(born: date, activity: date) -> AgeStatement:
    day = date(born.year, born.month, born.day)
    require_possible_birth(day, activity)
    return AgeStatement(born=day)


def _in_year(year: int, activity: date, *, approximate: bool) -> AgeStatement:
    require_possible_birth_year(year, activity)
    return AgeStatement(year=year, approximate=approximate)


def _aged(age: int) -> AgeStatement:
    if not 0 <= age <= OLDEST_AGE:
        raise ImpossibleBirth(text=str(age))
    return AgeStatement(age=age)


def _group_at(activity: date, born: date) -> AgeGroup:
    return _group_of_age(age_at(activity, born))


def _group_of_age(age: int) -> AgeGroup:
    return AgeGroup.ADULT if age >= ADULT_AGE else AgeGroup.MINOR


def _stated(said: tuple[AgeStatement, ...]) -> AgeGroup:
    """Return the bracket by a stated age, else by a stated bracket, else UNKNOWN."""
    ages = (_group_of_age(one.age) for one in said if one.age is not None)
    groups = (one.group for one in said if one.group is not None and one.group is not AgeGroup.UNKNOWN)
    return next(ages, None) or next(groups, AgeGroup.UNKNOWN)


def _by_year(dated: AgeStatement | None, stated: AgeGroup, activity: date) -> AgeGroup:
    """Return the bracket by the year; an approximate year one off either side of 18 straddles it too."""
    if dated is None or dated.year is None:
        return stated
    nearly = dated.approximate and abs(activity.year - dated.year - ADULT_AGE) <= 1
    return stated if nearly else age_group_of(dated.year, stated, activity.year)
