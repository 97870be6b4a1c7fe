"""A sheet as it was read, before anybody understood it: rows of values that know their true addresses."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from voucher_desk.domain.dates import Epoch
from voucher_desk.domain.names import without_invisible

_LETTERS = 26


class Unread(Enum):
    """What stands in a cell whose content must not be trusted."""

    FORMULA = "FORMULA"


Value = str | int | Decimal | date | Unread | None
"""A cell: text, number (`Decimal` only where it is not whole), date, unread formula, or blank."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet; `number` counts from 1 as the spreadsheet shows it, blank lines included."""

    number: int
    values: tuple[Value, ...]

    def value(self, column: int) -> Value:
        """Return the value of a column counted from 0; blank beyond the end of the line."""
        return self.values[column] if column < len(self.values) else None

    def is_blank(self, columns: Collection[int]) -> bool:
        """Return whether nothing stands in any of these columns."""
        return all(is_blank(self.value(column)) for column in columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet: its lines that are not wholly blank, and what was understood of the file around it.

    `encoding` and `delimiter` are those of a CSV, None for workbooks; `epoch` is the workbook's, None for a
    CSV. `unread_from` is the row where content starts again after 200 blank rows, which is not read.
    `sha256` is the file's, in hexadecimal, so that the same file is known again.
    """

    sheet: str
    other_sheets: tuple[str, ...] = ()
    rows: tuple[Row, ...]
    encoding: str | None = None
    delimiter: str | None = None
    epoch: Epoch | None = None
    unread_from: int | None = None
    sha256: str


def is_blank(value: Value) -> bool:
    """Return whether a cell holds nothing a person can see."""
    return value is None or (isinstance(value, str) and not without_invisible(value).strip())


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: `0 -> "A"`, `27 -> "AB"`."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def address(column: int, row: int) -> str:
    """Return the address of a cell as spreadsheets show it: column 3 of row 12 is `D12`."""
    return f"{letters(column)}{row}"


def column_of(cell: str) -> int:
    """Return the column in a cell's address, counted from 0: 3 of `D12`."""
    position = 0
    for letter in cell.rstrip("0123456789"):
        position = position * _LETTERS + ord(letter) - ord("A") + 1
    return position - 1


def row_of(cell: str) -> int:
    """Return the row number in a cell's address: 12 of `D12`."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
