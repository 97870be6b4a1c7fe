"""The row of headings of any list: the one whose cells name most of the parts that are looked for."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from voucher_desk.domain.attendance_list.table import Row, Value

Part = TypeVar("Part", bound=Hashable)


@dataclass(frozen=True, slots=True)
class HeadingRow(Generic[Part]):
    """A row of headings, with the part that each of its known columns names, from left to right."""

    row: Row
    named: tuple[tuple[int, Part], ...]


def heading_row(rows: Iterable[Row], part_of: Callable[[int, Value], Part | None]) -> HeadingRow[Part] | None:
    """Return the row that names most different parts, the first of several; None where none names any.

    `part_of` tells what the value in a column, counted from 0, names: a word of any language, or nothing.
    """
    read = (HeadingRow(row, _named(row, part_of)) for row in rows)
    best = max(read, key=_parts, default=None)
    return best if best and best.named else None


def _named(row: Row, part_of: Callable[[int, Value], Part | None]) -> tuple[tuple[int, Part], ...]:
    parts = ((column, part_of(column, value)) for column, value in enumerate(row.values))
    return tuple((column, part) for column, part in parts if part is not None)


def _parts(found: HeadingRow[Part]) -> int:
    return len({part for _column, part in found.named})
