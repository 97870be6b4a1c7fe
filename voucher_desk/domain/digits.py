"""Digits: the signs a number is written in on a screen, and how one typed on any keyboard is read.

Arabic-Indic digits (U+0660 to U+0669) have a decimal separator of their own, U+066B. A number is converted
where it becomes text for a person, never before: codes, papers, files and machines know Latin digits alone.
"""

import re
from enum import StrEnum

from voucher_desk.domain.money import read_amount
from voucher_desk.domain.names import latin_digits, without_invisible


class Digits(StrEnum):
    """The digits a person chose to read numbers in."""

    LATIN = "latin"
    ARABIC_INDIC = "arabic-indic"


DECIMAL_SEPARATOR = "\u066b"
_THOUSANDS_SEPARATOR = "\u066c"
_ARABIC_COMMA = "\u060c"
_WRITTEN = {ord("0") + digit: chr(0x0660 + digit) for digit in range(10)}
_DECIMAL_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_ARABIC_DECIMAL = re.compile(f"[{DECIMAL_SEPARATOR}{_ARABIC_COMMA}]")
_ARABIC_GROUPS = re.compile(
    rf"\d{{1,3}}(?:{_THOUSANDS_SEPARATOR}\d{{3}})+(?:[{DECIMAL_SEPARATOR}{_ARABIC_COMMA}]\d{{1,2}})?"
)


def in_arabic_indic(text: str) -> str:
    """Return a text of figures with Arabic-Indic digits, its decimal commas as U+066B."""
    return _DECIMAL_COMMA.sub(DECIMAL_SEPARATOR, text).translate(_WRITTEN)


def in_latin(text: str) -> str:
    """Return a text of figures that `in_arabic_indic` wrote as it was before."""
    return latin_digits(text).replace(DECIMAL_SEPARATOR, ",")


def latin_number(text: str) -> str:
    """Return a number typed in Latin, Arabic-Indic or Persian digits as the rules read it: in Latin ones.

    Arabic decimal separators and the Arabic comma, which such keyboards have in its place, become a comma;
    thousands are left out where they stand in threes. A number of two kinds of digits stays as it was typed:
    it is no number, and no rule takes it for one.
    """
    typed = without_invisible(text).strip()
    if len({ord(sign) - int(sign) for sign in typed if sign.isdecimal()}) > 1:
        return typed
    if _ARABIC_GROUPS.fullmatch(typed):
        typed = typed.replace(_THOUSANDS_SEPARATOR, "")
    return latin_digits(_ARABIC_DECIMAL.sub(",", typed))


def read_typed_amount(text: str) -> int:
    """Return the centimes of an amount typed in any digits; raises what `read_amount` raises."""
    return read_amount(latin_number(text))
