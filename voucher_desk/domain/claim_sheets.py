"""Sheets of a claim: what an invoice lists and which papers were counted, each line as it was written.

A sheet is entered whole; a later one of its kind takes its place, and the earlier one is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason

LONGEST_WRITTEN = 40
MOST_LINES = 5_000


class SheetKind(StrEnum):
    """The lines of the provider's invoice, or the papers counted at the desk."""

    INVOICE = "INVOICE"
    PAPERS = "PAPERS"


@reason
class SheetEmpty(Refused):
    """There is not one line to keep."""

    code: ClassVar[str] = "DEM-10"
    claim: str


@reason
class SheetTooLong(Refused):
    """More lines than any claim has; `most` is how many may be entered."""

    code: ClassVar[str] = "DEM-11"
    claim: str
    most: int


@reason
class LineWithoutAmount(Refused):
    """A line of an invoice asks for money: its amount is missing; `line` counts from 1."""

    code: ClassVar[str] = "DEM-12"
    claim: str
    line: int


@reason
class LineWithoutVoucher(Refused):
    """A line names no voucher; `line` counts from 1."""

    code: ClassVar[str] = "DEM-13"
    claim: str
    line: int


@reason
class PapersMissing(Refused):
    """Papers of the claim were counted, and accepted vouchers have none among them (equation E8)."""

    code: ClassVar[str] = "DEM-24"
    claim: str
    serials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line before it is entered: a number or code as typed or scanned, and centimes on an invoice."""

    text: str
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line entered: what was written, the voucher's serial where one has it, and centimes on an invoice."""

    written: str
    serial: str | None
    amount: int | None

    @property
    def named(self) -> str:
        """Return the serial, or what was written where no voucher has it."""
        return self.serial or self.written


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a claim: `number` counts those of its kind from 1."""

    claim: str
    kind: SheetKind
    number: int
    lines: tuple[SheetLine, ...]

    @property
    def amount(self) -> int:
        """Return the sum of its lines in centimes."""
        return sum(line.amount or 0 for line in self.lines)


def require_complete(claim: str, kind: SheetKind, lines: Sequence[WrittenLine]) -> None:
    """Raise SheetEmpty, SheetTooLong, LineWithoutVoucher or LineWithoutAmount unless it may be kept."""
    if not lines:
        raise SheetEmpty(claim=claim)
    if len(lines) > MOST_LINES:
        raise SheetTooLong(claim=claim, most=MOST_LINES)
    for number, line in enumerate(lines, start=1):
        if not line.text.strip():
            raise LineWithoutVoucher(claim=claim, line=number)
        if kind is SheetKind.INVOICE and not (line.amount and line.amount > 0):
            raise LineWithoutAmount(claim=claim, line=number)
