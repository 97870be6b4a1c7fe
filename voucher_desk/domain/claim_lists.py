"""A claim's sheet as a file: which column names the vouchers, which the amounts, and what each line says.

A heading in French, Arabic or English tells the columns in any order; without one the first column names the
vouchers and the second the amounts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from voucher_desk.domain.attendance_list.heading_row import heading_row
from voucher_desk.domain.attendance_list.problems import FormulaInCell, ListProblem
from voucher_desk.domain.attendance_list.table import Row, Table, Unread, Value, address, is_blank
from voucher_desk.domain.attendance_list.wording import bare, bare_words
from voucher_desk.domain.claim_sheets import SheetKind, WrittenLine
from voucher_desk.domain.money import CENTIMES, read_amount
from voucher_desk.domain.refusals import Refused, reason

_VOUCHERS = bare_words(
    *("bon", "bons", "n° bon", "n° de bon", "n° du bon", "numéro", "numéro du bon", "numéro de bon"),
    *("code", "code du bon", "série", "n° de série", "numéro de série", "référence", "coupon"),
    *("voucher", "vouchers", "voucher no", "voucher number", "voucher code", "serial", "serial number"),
    *("القسيمة", "رقم القسيمة", "رمز القسيمة", "الرقم", "الرمز"),
)
_AMOUNTS = bare_words(
    *("montant", "montant mad", "montant (mad)", "montant dh", "montant (dh)", "valeur", "prix", "total"),
    *("somme", "montant facturé", "amount", "amount mad", "amount (mad)", "value", "price", "invoiced"),
    *("المبلغ", "المبلغ بالدرهم", "القيمة", "الثمن"),
)


@reason
class AmountNotUnderstood(ListProblem):
    """An amount is missing, or is not one in Latin digits with at most two decimals."""

    code: ClassVar[str] = "DEM-20"


@reason
class VoucherMissing(ListProblem):
    """A line has an amount and names no voucher."""

    code: ClassVar[str] = "DEM-21"


@reason
class NoVoucherColumn(ListProblem):
    """The file has no line that names a voucher."""

    code: ClassVar[str] = "DEM-22"


@dataclass(frozen=True, slots=True)
class UnderstoodSheet:
    """The lines of a sheet and what must be put right in them, in the order of the file."""

    lines: tuple[WrittenLine, ...]
    problems: tuple[ListProblem, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where vouchers and amounts stand, counted from 0."""

    voucher: int
    amount: int


def understand_sheet(table: Table, kind: SheetKind) -> UnderstoodSheet:
    """Return what a file says of a claim's invoice or papers, every problem by its cell (invariant 61)."""
    columns, rows = _layout(table.rows)
    read = [_line(row, columns, kind) for row in rows if not row.is_blank((columns.voucher, columns.amount))]
    problems = [one for one in read if isinstance(one, ListProblem)]
    lines = [one for one in read if isinstance(one, WrittenLine)]
    if not read:
        problems.append(NoVoucherColumn(cell=address(columns.voucher, 1)))
    return UnderstoodSheet(tuple(lines), tuple(problems))


def _layout(rows: Sequence[Row]) -> tuple[_Columns, Sequence[Row]]:
    """Return the columns and the rows below the heading, which may stand under a title."""
    head = heading_row(rows, lambda _at, value: _is_one(value, _VOUCHERS) or None)
    if head is None:
        return _Columns(0, 1), rows
    values = head.row.values
    amount = next((at for at, value in enumerate(values) if _is_one(value, _AMOUNTS)), len(values))
    return _Columns(head.named[0][0], amount), [row for row in rows if row.number > head.row.number]


def _is_one(value: Value, known: frozenset[str]) -> bool:
    return isinstance(value, str) and bare(value) in known


def _line(row: Row, columns: _Columns, kind: SheetKind) -> WrittenLine | ListProblem:
    voucher, amount = row.value(columns.voucher), row.value(columns.amount)
    for column, value in ((columns.voucher, voucher), (columns.amount, amount)):
        if value is Unread.FORMULA:
            return FormulaInCell(cell=address(column, row.number))
    if is_blank(voucher):
        return VoucherMissing(cell=address(columns.voucher, row.number))
    if kind is SheetKind.PAPERS:
        return WrittenLine(str(voucher))
    centimes = _centimes(amount)
    if centimes is None:
        return AmountNotUnderstood(cell=address(columns.amount, row.number))
    return WrittenLine(str(voucher), centimes)


def _centimes(value: Value) -> int | None:
    """Return the centimes in a cell, None where it holds no amount; no part of a centime is dropped."""
    match value:
        case str():
            try:
                return read_amount(value)
            except Refused:
                return None
        case int() | Decimal():
            exact = Decimal(value) * CENTIMES
            return int(exact) if exact > 0 and exact == exact.to_integral_value() else None
    return None
