"""Rows know their true addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.attendance_list.table import Row, address, is_blank, letters, row_of


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (16_383, "XFD")])
def test_columns_are_named_as_spreadsheets_name_them(column: int, name: str) -> None:
    assert letters(column) == name


@given(st.integers(0, 16_383), st.integers(1, 1_048_576))
def test_an_address_tells_its_row(column: int, row: int) -> None:
    assert row_of(address(column, row)) == row


def test_beyond_the_end_of_a_line_cells_are_blank() -> None:
    row = Row(3, ("a",))
    assert (row.value(0), row.value(9)) == ("a", None)
    assert row.is_blank((1, 2))


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u00a0\t"])
def test_what_nobody_can_see_is_blank(text: str) -> None:
    assert is_blank(text)


def test_a_zero_is_not_blank() -> None:
    assert not is_blank(0)
