"""The periods a report usually covers, counted from the day it is made."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum

from voucher_desk.sentences.marking import N_

_FIRST_MONTHS = (1, 4, 7, 10)


class Period(Enum):
    """A usual period; CHOSEN is between two days that the person names."""

    ALL = "all"
    THIS_MONTH = "this month"
    LAST_MONTH = "last month"
    THIS_QUARTER = "this quarter"
    THIS_YEAR = "this year"
    CHOSEN = "chosen"


WORDS: Mapping[Period, str] = {
    Period.ALL: N_("Tout le programme"),
    Period.THIS_MONTH: N_("Ce mois"),
    Period.LAST_MONTH: N_("Le mois dernier"),
    Period.THIS_QUARTER: N_("Ce trimestre"),
    Period.THIS_YEAR: N_("Cette année"),
    Period.CHOSEN: N_("Entre deux dates"),
}


def days_of(period: Period, today: date) -> tuple[date, date] | None:
    """Return the first and the last day of a period; None for one without, or that the person names."""
    month = today.replace(day=1)
    match period:
        case Period.THIS_MONTH:
            return month, today
        case Period.LAST_MONTH:
            last = month - timedelta(days=1)
            return last.replace(day=1), last
        case Period.THIS_QUARTER:
            first = max(one for one in _FIRST_MONTHS if one <= today.month)
            return month.replace(month=first), today
        case Period.THIS_YEAR:
            return month.replace(month=1), today
    return None
