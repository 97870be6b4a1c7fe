"""The international days on which the programme's associations hold their sessions."""

from datetime import date
from enum import Enum


class InternationalDay(Enum):
    """A day of the year, as month and day."""

    WOMEN = (3, 8)
    REFUGEES = (6, 20)
    MENTAL_HEALTH = (10, 10)
    MIGRANTS = (12, 18)


def international_day(day: date) -> InternationalDay | None:
    """Return the international day a calendar day is, None for the others."""
    return next((one for one in InternationalDay if one.value == (day.month, day.day)), None)
