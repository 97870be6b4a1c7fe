"""Keys are known by where they are, on three systems."""

import pytest

from voucher_desk.scanning.positions import END_KEY, UNKNOWN_KEY, KeyNumbering

US_KEYS = "1234567890QWERTYUIOPASDFGHJKLZXCVBNM-]\\;"


@pytest.mark.parametrize("numbering", KeyNumbering)
def test_every_key_of_our_codes_has_a_place(numbering: KeyNumbering) -> None:
    found = {numbering.key_at(position) for position in range(512)}
    assert found >= {*US_KEYS, END_KEY, UNKNOWN_KEY}


@pytest.mark.parametrize(
    ("numbering", "position", "key"),
    [
        (KeyNumbering.X11, 10, "1"),
        (KeyNumbering.X11, 19, "0"),
        (KeyNumbering.X11, 24, "Q"),
        (KeyNumbering.X11, 33, "P"),
        (KeyNumbering.X11, 38, "A"),
        (KeyNumbering.X11, 46, "L"),
        (KeyNumbering.X11, 52, "Z"),
        (KeyNumbering.X11, 58, "M"),
        (KeyNumbering.X11, 36, END_KEY),
        (KeyNumbering.X11, 87, "1"),
        (KeyNumbering.WINDOWS, 2, "1"),
        (KeyNumbering.WINDOWS, 11, "0"),
        (KeyNumbering.WINDOWS, 50, "M"),
        (KeyNumbering.WINDOWS, 28, END_KEY),
        (KeyNumbering.WINDOWS, 15, END_KEY),
        (KeyNumbering.WINDOWS, 0x147, UNKNOWN_KEY),
        (KeyNumbering.MACOS, 0x00, "A"),
        (KeyNumbering.MACOS, 0x17, "5"),
        (KeyNumbering.MACOS, 0x16, "6"),
        (KeyNumbering.MACOS, 0x1D, "0"),
        (KeyNumbering.MACOS, 0x2E, "M"),
        (KeyNumbering.MACOS, 0x24, END_KEY),
        (KeyNumbering.MACOS, 0x5C, "9"),
        (KeyNumbering.MACOS, 0x7B, UNKNOWN_KEY),
    ],
)
def test_keys_stand_where_their_system_counts_them(numbering: KeyNumbering, position: int, key: str) -> None:
    assert numbering.key_at(position) == key
