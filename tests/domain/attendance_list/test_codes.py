"""A person's code comes back whole from a sheet, or is refused as damaged."""

from datetime import date
from decimal import Decimal

import pytest

from voucher_desk.domain.attendance_list.codes import read_code
from voucher_desk.domain.attendance_list.table import Value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (" p-7f3k ", "P-7F3K"),
        ("B-\u0661\u0660\u0660\u0661", "B-1001"),
        (1001, "1001"),
        ("0012", "0012"),
        (None, ""),
        ("12E", "12E"),
    ],
)
def test_a_code_is_kept_in_capitals_and_latin_digits(value: Value, code: str) -> None:
    assert read_code(value).text == code
    assert read_code(value).damaged is None


@pytest.mark.parametrize(
    "value", ["1,23E+11", "1.23e+11", "2.54708E+11", 123_456_789_012, Decimal("12.5"), date(2026, 2, 1)]
)
def test_imp_11_what_excel_made_of_a_code_is_no_code(value: Value) -> None:
    assert read_code(value).damaged
    assert read_code(value).text == ""


def test_nom_01_invisible_characters_are_taken_out_of_a_code() -> None:
    code = read_code("\u200bP-7\u202eF3K")
    assert (code.text, code.cleaned) == ("P-7F3K", True)
