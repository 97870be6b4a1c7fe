"""The human code is read aloud, typed badly and never guessed right."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.human_code import (
    ALPHABET,
    RANDOM_BITS,
    grouped,
    has_code_grammar,
    human_code_of,
    is_valid,
    normalised,
    suggestions,
)

random_bits = st.integers(0, 2**RANDOM_BITS - 1)
codes = random_bits.map(human_code_of)
SAMPLE = human_code_of(0x2_B3C4_D5E6_F708)


def replaced(code: str, changes: dict[int, str]) -> str:
    return "".join(changes.get(place, symbol) for place, symbol in enumerate(code))


@given(random_bits)
def test_the_first_ten_symbols_are_the_bits(bits: int) -> None:
    value = 0
    for symbol in human_code_of(bits)[:10]:
        value = value * 32 + ALPHABET.index(symbol)
    assert value == bits


@given(codes)
def test_a_code_made_is_valid_and_offers_nothing_else(code: str) -> None:
    assert len(code) == 12
    assert is_valid(code)
    assert suggestions(code) == ()


def test_check_symbols_printed_today_stay_right_for_ever() -> None:
    # By hand: the generator is x^2 + 6x + 8, so the data 0...01 leave the remainder 6, 8.
    assert human_code_of(0) == "000000000000"
    assert human_code_of(1) == "000000000168"
    assert human_code_of(2) == "0000000002CG"
    # 16 times 6 is x^6 + x^5 = x^3 + x^2 + x + 1 (F), 16 times 8 is x^7 = x^4 + x^2 (M), since x^5 = x^2 + 1.
    assert human_code_of(16) == "000000000GFM"


@pytest.mark.parametrize("bits", [-1, 2**50])
def test_only_50_bits_become_a_code(bits: int) -> None:
    with pytest.raises(ValueError, match="50 bits"):
        human_code_of(bits)


def test_every_error_in_one_symbol_is_seen_and_its_cure_offered() -> None:
    for place, symbol in product(range(12), ALPHABET):
        if symbol != SAMPLE[place]:
            misread = replaced(SAMPLE, {place: symbol})
            assert not is_valid(misread)
            assert suggestions(misread) == (SAMPLE,)


def test_every_error_in_two_symbols_is_seen() -> None:
    for first, second in combinations(range(12), 2):
        for wrong in product(ALPHABET, repeat=2):
            if wrong != (SAMPLE[first], SAMPLE[second]):
                assert not is_valid(replaced(SAMPLE, {first: wrong[0], second: wrong[1]}))


@given(codes, st.integers(0, 11), st.integers(0, 11))
def test_every_exchange_of_two_symbols_is_seen(code: str, one: int, other: int) -> None:
    exchanged = replaced(code, {one: code[other], other: code[one]})
    assert is_valid(exchanged) == (exchanged == code)


@given(codes, st.sets(st.integers(0, 11), min_size=1, max_size=2))
def test_one_or_two_unreadable_symbols_are_found_again(code: str, places: set[int]) -> None:
    assert suggestions(replaced(code, dict.fromkeys(places, "?"))) == (code,)


def test_a_letter_outside_the_alphabet_counts_as_unreadable() -> None:
    assert suggestions(grouped(replaced(SAMPLE, {4: "U"})).lower()) == (SAMPLE,)


def test_three_unreadable_symbols_are_too_many() -> None:
    assert suggestions(replaced(SAMPLE, dict.fromkeys((0, 5, 11), "?"))) == ()


@pytest.mark.parametrize("text", ["", "?", SAMPLE[:11], SAMPLE + "0"])
def test_nothing_is_offered_for_another_length(text: str) -> None:
    assert suggestions(text) == ()


@given(st.text(st.characters(exclude_categories=()), max_size=14))
def test_any_text_is_judged_without_error(text: str) -> None:
    assert all(is_valid(code) for code in suggestions(text))
    assert not is_valid(text) or has_code_grammar(text)


@given(codes)
def test_a_code_may_be_typed_in_groups_and_small_letters(code: str) -> None:
    assert normalised(grouped(code)) == code
    assert normalised(f" {grouped(code).lower().replace('-', ' – ')} ") == code


def test_a_code_is_printed_in_three_groups() -> None:
    assert grouped("0123456789AB") == "0123-4567-89AB"


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert normalised("iIlL-oO") == "111100"


def test_arabic_and_persian_digits_are_read_as_digits() -> None:
    assert normalised("٠١٢٣٤٥٦٧٨٩") == "0123456789"
    assert normalised("۰۱۲۳۴۵۶۷۸۹") == "0123456789"


def test_nothing_else_is_made_to_look_like_a_code() -> None:
    assert normalised("uU*²ßı") == "uU*²ßı"
    assert not has_code_grammar("0123456789AU")
    assert not is_valid("00000000000²")
