"""Digits: written in either kind for the eye, read in any kind from the hand, and never mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.digits import in_arabic_indic, in_latin, latin_number
from voucher_desk.domain.money import AmbiguousAmount, InvalidAmount, TooManyDecimals, read_amount, shown_text

ARABIC = "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"
PERSIAN = "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9"
CENTIMES = st.integers(1, 10**12)


def in_persian(text: str) -> str:
    return text.translate(dict(zip(map(ord, "0123456789"), PERSIAN, strict=True)))


@given(CENTIMES)
def test_an_amount_shown_in_either_digits_is_read_as_the_same(centimes: int) -> None:
    shown = shown_text(centimes)
    for typed in (shown, in_arabic_indic(shown), in_persian(shown)):
        assert read_amount(latin_number(typed)) == centimes


@given(st.integers(-(10**12), 10**12))
def test_what_was_written_in_arabic_indic_digits_is_found_again(centimes: int) -> None:
    shown = in_arabic_indic(shown_text(centimes))
    assert not set("0123456789,") & set(shown)
    assert in_latin(shown) == shown_text(centimes)


@pytest.mark.parametrize(
    ("typed", "centimes"),
    [
        ("\u0661\u0662\u0663", 123_00),
        ("\u06f1\u06f2\u06f3", 123_00),
        ("\u0661\u0662\u066b\u0665", 12_50),
        ("\u0661\u0662\u060c\u0665\u0660", 12_50),
        ("\u0661\u066c\u0662\u0663\u0664\u066b\u0665\u0660", 1_234_50),
        ("\u2066\u202d\u0661\u0662\u202c\u2069", 12_00),
        (" 1 234,50 ", 1_234_50),
    ],
)
def test_an_amount_is_read_as_an_arabic_keyboard_writes_it(typed: str, centimes: int) -> None:
    assert read_amount(latin_number(typed)) == centimes


@given(st.integers(0, 9), st.integers(0, 9))
def test_a_number_of_two_kinds_of_digits_is_none(first: int, second: int) -> None:
    for typed in (
        f"{first}{ARABIC[second]}",
        f"{ARABIC[first]}{PERSIAN[second]}",
        f"{PERSIAN[first]},{second}",
    ):
        assert latin_number(typed) == typed
        with pytest.raises(InvalidAmount):
            read_amount(latin_number(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "NaN",
        "1_000",
        "1E+3",
        "-5",
        "\u0661_\u0660\u0660\u0660",
        "\u0661e\u0663",
        "-\u0665",
        "\u0660",
        "\u216b",
    ],
)
def test_what_is_no_amount_stays_none_in_any_digits(typed: str) -> None:
    with pytest.raises(InvalidAmount):
        read_amount(latin_number(typed))


def test_a_doubtful_point_and_a_third_decimal_are_asked_about_in_any_digits() -> None:
    with pytest.raises(AmbiguousAmount):
        read_amount(latin_number("\u0661.\u0662\u0663\u0664"))
    with pytest.raises(TooManyDecimals):
        read_amount(latin_number("\u0661\u0662\u066b\u0663\u0664\u0665"))


@given(st.text())
def test_no_text_becomes_an_amount_that_a_person_would_not_read_in_it(typed: str) -> None:
    """Whatever is typed, what is read has the digits that were typed, in their order."""
    read = latin_number(typed)
    digits = [int(sign) for sign in typed if sign.isdecimal()]
    assert [int(sign) for sign in read if sign.isdecimal()] == digits
