"""The heading of one column: what it announces, and what becomes of the column for it."""

import re
from dataclasses import dataclass
from enum import Enum

from voucher_desk.domain.attendance_list.fields import AGE_FIELDS, Field, field_of
from voucher_desk.domain.attendance_list.forbidden import is_forbidden, is_personal
from voucher_desk.domain.attendance_list.table import Value, letters
from voucher_desk.domain.names import clean

_BRACKETS = re.compile(r"\([^)]*\)")
_ARABIC = "\u0600-\u06ff"
# Two languages in one heading stand on two lines, either side of a stroke, or simply one after the other.
_LANGUAGES = re.compile(
    rf"[\n/|]|\s[-\u2013\u2014]\s|(?<=[^\s{_ARABIC}])\s+(?=[{_ARABIC}])|(?<=[{_ARABIC}])\s+(?=[^\s{_ARABIC}])"
)


class Fate(Enum):
    """What becomes of a column by its heading."""

    READ = "READ"
    FORBIDDEN = "FORBIDDEN"
    PERSONAL = "PERSONAL"
    IGNORED = "IGNORED"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as its heading names it: `column` counts from 0, `field` only where the column may be read."""

    column: int
    text: str
    field: Field | None
    fate: Fate

    @property
    def letters(self) -> str:
        """Return the column's letters, `A`, `B`, ..."""
        return letters(self.column)


def heading_of(column: int, value: Value) -> Heading:
    """Return what a heading cell announces.

    A whole heading we know is read; else anything forbidden in it refuses the column; only then do words
    in brackets, further lines and second languages count as explanation.
    """
    text = clean(str(value))[0] if isinstance(value, str | int) else ""
    original = value if isinstance(value, str) else text
    if field := field_of(original):
        return Heading(column, text, field, Fate.READ)
    if is_forbidden(original):
        return Heading(column, text, None, Fate.FORBIDDEN)
    if field := _explained(original):
        return Heading(column, text, field, Fate.READ)
    return Heading(column, text, None, Fate.PERSONAL if is_personal(original) else Fate.IGNORED)


def _explained(heading: str) -> Field | None:
    """Return the field of a heading with explanations in it: `Sexe (F/M)`, `Gender<newline>Male/Female`."""
    plain = _BRACKETS.sub(" ", heading).strip()
    first_line = plain.split("\n", maxsplit=1)[0]
    return field_of(plain) or field_of(first_line) or _in_several_languages(plain)


def _in_several_languages(heading: str) -> Field | None:
    """Return the field that every part of `Sexe / Gender` names; the most exact where all tell the age."""
    fields = {field_of(part) for part in _LANGUAGES.split(heading) if part.strip()}
    if len(fields) == 1:
        return fields.pop()
    if fields and fields <= set(AGE_FIELDS):
        return next(field for field in AGE_FIELDS if field in fields)
    return None
