"""A side of an equation taken apart: its figures, each with its sign, whatever brackets stand around it."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.terms import sum_of, terms_of

SIDES = ("a", "a + b - c", "a - (b - c)", "(a - b - c) - (b + c)", "a - (b - (c - a)) + b")


@pytest.mark.parametrize(
    ("side", "told"),
    [
        ("paid", [(1, "paid")]),
        ("void + (redeemed - reversed)", [(1, "void"), (1, "redeemed"), (-1, "reversed")]),
        ("a - (b + c)", [(1, "a"), (-1, "b"), (-1, "c")]),
        ("a - (b - (c - d)) + e", [(1, "a"), (-1, "b"), (1, "c"), (-1, "d"), (1, "e")]),
    ],
)
def test_a_minus_before_a_bracket_turns_every_sign_within(side: str, told: list[tuple[int, str]]) -> None:
    assert list(terms_of(side)) == told


@given(st.sampled_from(SIDES), st.tuples(*[st.integers(-(10**12), 10**12)] * 3))
def test_a_side_comes_to_what_arithmetic_says(side: str, values: tuple[int, int, int]) -> None:
    figures = dict(zip("abc", values, strict=True))

    assert sum_of(terms_of(side), SimpleNamespace(**figures)) == eval(side, {}, figures)  # noqa: S307  our own
