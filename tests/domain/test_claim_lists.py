"""A claim's sheet as a file: columns in any order and language, every problem by its cell."""

from decimal import Decimal

import pytest

from voucher_desk.domain.attendance_list.problems import FormulaInCell
from voucher_desk.domain.attendance_list.table import Row, Table, Unread, Value
from voucher_desk.domain.claim_lists import (
    AmountNotUnderstood,
    NoVoucherColumn,
    UnderstoodSheet,
    VoucherMissing,
    understand_sheet,
)
from voucher_desk.domain.claim_sheets import SheetKind, WrittenLine


def understood(*rows: tuple[Value, ...], kind: SheetKind = SheetKind.INVOICE) -> UnderstoodSheet:
    numbered = tuple(Row(number, values) for number, values in enumerate(rows, start=1))
    return understand_sheet(Table(sheet="", rows=numbered, sha256=""), kind)


@pytest.mark.parametrize(
    ("voucher", "amount"),
    [("N° du bon", "Montant (MAD)"), ("Serial number", "Amount"), ("رقم القسيمة", "المبلغ")],
)
def test_columns_are_found_by_their_headings_in_any_order(voucher: str, amount: str) -> None:
    found = understood(("Facture n° 7",), ("Date", amount, voucher), ("1/10", "1 250,50", "X-000001"))

    assert found == UnderstoodSheet((WrittenLine("X-000001", 1250_50),), ())


def test_without_a_heading_the_voucher_stands_first_and_its_amount_second() -> None:
    assert understood(("X-000001", 250)).lines == (WrittenLine("X-000001", 250_00),)


@pytest.mark.parametrize(
    ("value", "centimes"),
    [(250, 250_00), (Decimal("187.5"), 187_50), ("187,50", 187_50), (Decimal("0.01"), 1)],
)
def test_an_amount_is_exact_to_the_centime(value: Value, centimes: int) -> None:
    assert understood(("X-000001", value)).lines[0].amount == centimes


@pytest.mark.parametrize("value", [None, "", 0, -5, Decimal("1.005"), "1.234", "deux cents"])
def test_an_amount_that_is_none_is_named_by_its_cell(value: Value) -> None:
    (problem,) = understood(("bon", "montant"), ("X-000001", value)).problems

    assert isinstance(problem, AmountNotUnderstood)
    assert problem.cell == "B2"


def test_every_problem_of_a_file_is_told_at_once() -> None:
    found = understood(("bon", "montant"), (None, 5), ("X-1", Unread.FORMULA), ("X-2", 5), ("X-3", "?"))

    assert [(type(one), one.cell) for one in found.problems] == [
        (VoucherMissing, "A2"),
        (FormulaInCell, "B3"),
        (AmountNotUnderstood, "B5"),
    ]


def test_papers_need_no_amount_and_may_be_named_twice() -> None:
    found = understood(("bon",), ("X-1",), ("X-1",), (None,), kind=SheetKind.PAPERS)

    assert found == UnderstoodSheet((WrittenLine("X-1"), WrittenLine("X-1")), ())


def test_a_file_without_a_line_is_said_to_be_empty() -> None:
    (problem,) = understood(("bon", "montant")).problems

    assert isinstance(problem, NoVoucherColumn)
