"""The pseudonymous code of a person, as a sheet gives it back."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from voucher_desk.domain.attendance_list.table import Value
from voucher_desk.domain.names import clean, latin_digits

LONGEST_CODE = 40
# Excel shows whole numbers of up to eleven digits as they are, longer ones as 1,23E+11.
_LONGEST_NUMBER = 11
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?e[+-]?\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonCode:
    """A code as it is stored, and what happened to it on the way.

    `damaged` is what Excel left of it, else None; `cleaned` tells that invisible characters were removed.
    """

    text: str
    damaged: str | None = None
    cleaned: bool = False


def read_code(value: Value) -> PersonCode:
    """Return the code a cell holds, in capitals and Latin digits; an empty text where there is none.

    Dates, numbers with a fraction, numbers too long to be shown whole and texts like `1,23E+11` are damaged.
    """
    if isinstance(value, date):
        return PersonCode("", damaged=value.isoformat())
    if isinstance(value, Decimal) or (isinstance(value, int) and len(str(abs(value))) > _LONGEST_NUMBER):
        return PersonCode("", damaged=str(value))
    typed = str(value) if isinstance(value, str | int) else ""
    text, cleaned = clean(latin_digits(typed).upper())
    if _SCIENTIFIC.fullmatch(text):
        return PersonCode("", damaged=text)
    return PersonCode(text, cleaned=cleaned)
