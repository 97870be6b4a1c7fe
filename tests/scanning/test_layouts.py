"""A layout tells which keys were pressed, and gives up rather than guess."""

import pytest

from voucher_desk.scanning.layouts import LAYOUTS, Layout, as_french_scanner

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_types_every_symbol(layout: Layout) -> None:
    typed = {key for keys in layout.keys.values() for key in keys}
    assert typed >= set(CROCKFORD)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_two_digit_keys_show_the_same(layout: Layout) -> None:
    assert all(sum(key.isdigit() for key in keys) <= 1 for keys in layout.keys.values())


[MOROCCAN_ARABIC] = [layout for layout in LAYOUTS if layout.keys.get("'") == "4M"]


def test_a_text_with_several_readings_gives_them_all() -> None:
    assert sorted(MOROCCAN_ARABIC.readings("'&'")) == ["414", "41M", "M14", "M1M"]
    assert sorted(MOROCCAN_ARABIC.readings("\u0644\u0627")) == ["B", "GH"]
    assert MOROCCAN_ARABIC.as_digits("'&'") == "414"


def test_more_readings_than_the_checks_can_tell_are_none() -> None:
    assert len(MOROCCAN_ARABIC.readings("'" * 10)) == 1024
    assert MOROCCAN_ARABIC.readings("'" * 11) == []


def test_what_no_key_types_has_no_reading() -> None:
    assert all(layout.readings("A\u20acA") == [] for layout in LAYOUTS)
    assert all(layout.as_digits("\u20ac") == "\u20ac" for layout in LAYOUTS)


def test_a_scanner_set_to_french_presses_other_keys() -> None:
    assert as_french_scanner("Q1WZA;M") == "A1ZWQM,"
