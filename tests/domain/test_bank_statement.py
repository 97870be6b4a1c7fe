"""A bank's statement as a list: columns in any order and language, exact amounts, problems at their cells."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.attendance_list.table import Row, Table, Unread, Value
from voucher_desk.domain.bank_statement import (
    Statement,
    StatementAmountWrong,
    StatementBalanceWrong,
    StatementBothSides,
    StatementColumnMissing,
    StatementColumnTwice,
    StatementDayWrong,
    StatementEmpty,
    StatementFormula,
    signed_centimes,
    understand_statement,
)
from voucher_desk.domain.dates import Epoch
from voucher_desk.domain.money import exact_text
from voucher_desk.domain.refusals import Refused

FRENCH = ("Date", "Libellé", "Référence", "Débit", "Crédit", "Solde")


def read(*rows: tuple[Value, ...], epoch: Epoch | None = None) -> Statement:
    table = Table(
        sheet="", rows=tuple(Row(at, row) for at, row in enumerate(rows, 1)), sha256="", epoch=epoch
    )
    return understand_statement(table, "BMCE")


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (FRENCH, ("16/11/2026", "Pharmacie", "V-1", "60 000,00", None, None)),
        (
            ("Amount", "Reference", "Description", "Value date"),
            ("-60000.00", "V-1", "Pharmacie", "2026-11-16"),
        ),
        (("المبلغ", "المرجع", "البيان", "التاريخ"), ("-60000,00", "V-1", "Pharmacie", "16/11/2026")),
        (
            ("CREDIT", "DEBIT", "réf.", "LIBELLE", "date"),
            (None, "60000,00", "V-1", "Pharmacie", "16-11-2026"),
        ),
    ],
)
def test_columns_are_known_in_three_languages_and_any_order(
    headings: tuple[Value, ...], row: tuple[Value, ...]
) -> None:
    (line,) = read(headings, row).lines
    told = (line.account, line.day, line.amount, line.reference, line.label)
    assert told == ("BMCE", date(2026, 11, 16), -60_000_00, "V-1", "Pharmacie")


@pytest.mark.parametrize(
    ("value", "centimes"),
    [
        ("1 234,50", 1_234_50),
        ("-1\u202f234,50", -1_234_50),
        ("(1.234,50)", -1_234_50),
        ("1,234.50-", -1_234_50),
        ("\u22120,05", -5),
        ("+12", 12_00),
        ("0,00", 0),
        (1234, 1_234_00),
        (Decimal("-0.1"), -10),
    ],
)
def test_an_amount_keeps_its_sign_and_its_centimes(value: Value, centimes: int) -> None:
    assert signed_centimes(value) == centimes


@pytest.mark.parametrize("value", ["1.234", "1e3", "NaN", "12,345", "--", "١٢", Decimal("0.001"), ""])
def test_an_amount_that_may_be_another_is_none(value: Value) -> None:
    with pytest.raises(Refused):
        signed_centimes(value)


@given(st.integers(-(10**9), 10**9))
def test_every_amount_is_read_back_to_the_centime(centimes: int) -> None:
    assert signed_centimes(exact_text(centimes)) == centimes


def test_a_bank_may_write_the_newest_day_first_and_equal_lines_are_all_kept() -> None:
    found = read(
        FRENCH,
        ("30/11/2026", "Frais", None, "9,00", None, "82,00"),
        ("30/11/2026", "Frais", None, "9,00", None, "91,00"),
        ("29/11/2026", "Don", "T1", None, "100,00", "100,00"),
    )
    assert [(line.amount, line.nth, line.balance) for line in found.lines] == [
        (100_00, 1, 100_00),
        (-9_00, 1, 91_00),
        (-9_00, 2, 82_00),
    ]
    assert len({line.key for line in found.lines}) == 3


def test_a_line_without_an_amount_only_says_what_stands_there() -> None:
    opening = (None, "Solde initial", None, None, None, "50,00")
    good = ("29/11/2026", "Don", "T1", None, "100,00", "150,00")
    assert [line.amount for line in read(FRENCH, opening, good).lines] == [100_00]
    wrong = ("29/11/2026", "Don", "T1", None, "100,00", "100,00")
    (problem,) = read(FRENCH, opening, wrong).problems
    assert isinstance(problem, StatementBalanceWrong)
    assert (problem.cell, problem.expected) == ("F3", 150_00)


def test_a_serial_number_is_a_day_by_the_epoch_of_its_workbook() -> None:
    (line,) = read(("Date", "Montant"), (46342, 5), epoch=Epoch.FROM_1900).lines
    assert line.day == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("rows", "kind", "cell"),
    [
        ((FRENCH, ("31/02/2026", "x", None, "5,00", None, None)), StatementDayWrong, "A2"),
        ((FRENCH, ("16/11/26", "x", None, "5,00", None, None)), StatementDayWrong, "A2"),
        ((FRENCH, (None, "x", None, "5,00", None, None)), StatementDayWrong, "A2"),
        ((FRENCH, ("16/11/2026", "x", None, "1.234", None, None)), StatementAmountWrong, "D2"),
        ((FRENCH, ("16/11/2026", "x", None, None, "-5,00", None)), StatementAmountWrong, "E2"),
        ((FRENCH, ("16/11/2026", "x", None, None, None, None)), StatementAmountWrong, "D2"),
        ((FRENCH, ("16/11/2026", "x", None, "5,00", "5,00", None)), StatementBothSides, "D2"),
        ((FRENCH, ("16/11/2026", "x", None, Unread.FORMULA, None, None)), StatementFormula, "D2"),
        ((FRENCH,), StatementEmpty, "A1"),
        ((("Date", "Libellé"),), StatementColumnMissing, "A1"),
        ((("Montant", "Libellé"),), StatementColumnMissing, "A1"),
        ((("Date", "Montant", "Montant"),), StatementColumnTwice, "B1"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell_and_no_line_is_taken(
    rows: tuple[tuple[Value, ...], ...], kind: type[Refused], cell: str
) -> None:
    good = ("16/11/2026", "y", None, "1,00", None, None)
    found = read(*rows, good) if len(rows) > 1 else read(*rows)
    assert [(type(one), one.cell) for one in found.problems] == [(kind, cell)]
    assert found.lines == ()
