"""Lines that must fit: smaller first, then cut, and never lost."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.amount_in_words import in_arabic, in_french
from voucher_desk.printing.drawing import ELLIPSIS, Style, fitted, text_width, wrapped
from voucher_desk.printing.typefaces import Face

STYLE = Style(Face.REGULAR, 10)


def test_a_text_that_fits_keeps_its_size() -> None:
    assert fitted("Casablanca", STYLE, 1000, smallest=6) == ("Casablanca", STYLE)


def test_a_longer_text_is_made_smaller_before_it_is_cut() -> None:
    width = text_width("Casablanca", STYLE) * 0.8
    text, style = fitted("Casablanca", STYLE, width, smallest=6)
    assert text == "Casablanca"
    assert 6 <= style.points < 10


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200), st.integers(60, 600)
)
def test_what_is_drawn_never_passes_its_width(text: str, width: int) -> None:
    line, style = fitted(text, STYLE, width, smallest=6)
    assert text_width(line, style) <= width or line == ELLIPSIS
    assert line == text or line.endswith(ELLIPSIS)


def test_a_text_of_a_hundred_thousand_letters_is_cut_at_once() -> None:
    line, style = fitted("W" * 100_000, STYLE, 300, smallest=6)
    assert line.endswith("W" + ELLIPSIS)
    assert text_width(line, style) <= 300


@pytest.mark.parametrize("words", [in_french, in_arabic])
def test_wrapped_words_lose_nothing(words: Callable[[int], str]) -> None:
    text = words(13777655)
    lines = wrapped(text, STYLE, 600)
    assert " ".join(lines) == text
    assert all(text_width(line, STYLE) <= 600 for line in lines)
