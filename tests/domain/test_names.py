"""Short text people type is stored plain, composed, visible and short, whatever they typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.names import clean, is_too_long, latin_digits, without_invisible


@pytest.mark.parametrize(
    "hostile",
    ["<img src=x>", "=cmd|' /C calc'!A0", "Robert'); DROP TABLE Students;--", "Ali 🙂", "%s {0} {name}"],
)
def test_nom_01_markup_formulas_and_emoji_are_letters_like_any_other(hostile: str) -> None:
    assert clean(hostile) == (hostile, False)


def test_nom_01_both_ways_of_writing_an_accent_are_one_name() -> None:
    composed, decomposed = unicodedata.normalize("NFC", "Amélie"), unicodedata.normalize("NFD", "Amélie")
    assert (len(composed), len(decomposed)) == (6, 7)
    assert clean(composed) == clean(decomposed) == (composed, False)


@pytest.mark.parametrize(
    "invisible",
    ["\u200b", "\u200d", "\u200f", "\u202e", "\u2066", "\ufeff", "\0", "\x1b", "\ufe0f", "\u3164", "\ufffe"],
)
def test_nom_01_invisible_characters_are_removed_and_told(invisible: str) -> None:
    assert clean(f"Fat{invisible}ou") == ("Fatou", True)


def test_nom_01_five_thousand_letters_become_a_hundred_and_twenty() -> None:
    text, _removed = clean("a" * 5000)
    assert len(text) == 120
    assert is_too_long("a" * 5000)
    assert not is_too_long("a" * 120)


def test_white_space_of_any_kind_is_one_space_and_no_secret() -> None:
    assert clean("  Fatou\u00a0\u202f Zahra\t\n") == ("Fatou Zahra", False)


def test_digits_of_any_script_are_read_as_latin_ones() -> None:
    assert latin_digits("\u0661\u0662/\u0660\u0665/\u06f1\u06f9\u06f9\u06f0 B") == "12/05/1990 B"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once, _removed = clean(text)
    assert clean(once) == (once, False)


@given(st.text())
def test_what_is_stored_is_composed_visible_and_can_be_written_anywhere(text: str) -> None:
    once, _removed = clean(text)
    assert once == unicodedata.normalize("NFC", once) == without_invisible(once)
    assert len(once) <= 120
    assert once.encode("utf-8") == once.encode("utf-8", errors="ignore")


@given(st.text(st.characters(max_codepoint=0x0360), max_size=8))
def test_a_short_latin_text_is_seen_through_like_any_other(text: str) -> None:
    longer = without_invisible(text + "\u4e00")
    assert without_invisible(text) == longer.removesuffix("\u4e00")
