"""What a workbook or a CSV of ours is made of: sheets of typed cells, where text stays text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in a cell, in centimes."""

    centimes: int


Cell = str | int | Decimal | Amount | date | None
"""Text, a count, a rate, money, a day (or a local `datetime` without a zone), or blank."""
Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: header lines, the lowest of which can be filtered by, and the lines below.

    `header` holds one or more lines of the same width; `rows` are gone through once, and may come one by one
    where they are too many to be held. `right_to_left` lays the sheet out for Arabic.
    """

    name: str
    header: tuple[tuple[str, ...], ...]
    rows: Iterable[Line]
    right_to_left: bool = False
