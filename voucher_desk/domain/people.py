"""What the programme knows of a person: a pseudonymous code, a sex, an age bracket, and nothing else."""

from dataclasses import dataclass
from enum import StrEnum


class Sex(StrEnum):
    """Sex as the person gives it; `UNKNOWN` (non communiqué) is an answer, not a gap."""

    FEMALE = "F"
    MALE = "M"
    UNKNOWN = "U"


class AgeGroup(StrEnum):
    """Adult or minor (under 18) at the date of the activity, as the donor counts them."""

    ADULT = "ADULT"
    MINOR = "MINOR"
    UNKNOWN = "UNKNOWN"


ADULT_AGE = 18
OLDEST_AGE = 110


@dataclass(frozen=True, slots=True)
class Person:
    """A beneficiary under a pseudonym.

    `code` is unique in the programme. `birth_year` is the Gregorian year, or None where only the bracket
    is known. `age_group` was fixed at the date the record was made (invariant 59).
    """

    id: int
    code: str
    sex: Sex
    birth_year: int | None
    age_group: AgeGroup


def age_group_of(birth_year: int | None, stated: AgeGroup, activity_year: int) -> AgeGroup:
    """Return the bracket in the activity's year; where the year alone straddles 18, as stated."""
    if birth_year is None:
        return stated
    age_reached = activity_year - birth_year
    if age_reached > ADULT_AGE:
        return AgeGroup.ADULT
    if age_reached < ADULT_AGE:
        return AgeGroup.MINOR
    return stated
