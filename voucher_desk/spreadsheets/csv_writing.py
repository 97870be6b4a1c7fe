"""Writing CSV as a French Excel opens it: `;`, UTF-8 with a mark, decimal comma, nothing that can run."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

from voucher_desk.domain.dates import written
from voucher_desk.domain.money import exact_text
from voucher_desk.spreadsheets.sheets import Amount, Cell

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def write_csv(rows: Iterable[Sequence[Cell]], output: BinaryIO) -> None:
    """Write lines of cells, the header being the first of them.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP ASVS 1.2.10);
    numbers, money and days are ours and need none.
    """
    text = io.TextIOWrapper(output, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_shown(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Amount(centimes):
            return exact_text(centimes).replace(".", ",")
        case datetime():
            return f"{written(cell)} {cell:%H:%M}"
        case date():
            return written(cell)
        case int() | Decimal():
            return _number(cell)
        case _:
            return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _number(number: int | Decimal) -> str:
    """Return a number with a decimal comma and no decimals that say nothing."""
    whole, _, decimals = f"{Decimal(number):f}".partition(".")
    kept = decimals.rstrip("0")
    return f"{whole},{kept}" if kept else whole
