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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: header lines, the lowest of which can be filtered by, and the lines below.

    `header` holds one or more lines of the same width; `rows` are gone through once. `right_to_left` lays the
    sheet out for Arabic.
    """

    name: str
    header: tuple[tuple[str, ...], ...]
    rows: Iterable[tuple[Cell, ...]]
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class LongSheet:
    """The name and headings of a sheet whose lines are too many to be held; they come one by one."""

    name: str
    headings: tuple[str, ...]
    right_to_left: bool = False
