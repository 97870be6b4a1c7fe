"""A camera looks at everything: only one code of ours, and nothing else in the picture, is a scan."""

import pytest

from voucher_desk.domain.human_code import grouped, human_code_of
from voucher_desk.scanning.acceptance import accepted, accepted_page

QR = "1" + "0123456789" * 19 + "012345678"
CODE = human_code_of(123_456_789)


def test_a_qr_of_ours_is_a_scan() -> None:
    assert accepted([QR]) == QR


def test_a_short_code_is_a_scan_as_it_is_kept() -> None:
    assert accepted([grouped(CODE)]) == CODE


def test_a_code_seen_twice_in_a_picture_is_one() -> None:
    assert accepted([QR, QR]) == QR


def test_two_vouchers_in_a_picture_are_none() -> None:
    assert accepted([QR, "2" + QR[1:]]) is None


@pytest.mark.parametrize(
    "foreign", ["", " ", "https://example.org/menu", "WIFI:T:WPA;S:x;;", QR[:-2], "é" * 600]
)
def test_what_is_not_ours_is_no_scan(foreign: str) -> None:
    assert accepted([foreign]) is None
    assert accepted([foreign, QR]) == QR


def test_nothing_in_the_picture_is_no_scan() -> None:
    assert accepted([]) is None


def test_a_text_that_only_another_keyboard_would_explain_is_no_scan() -> None:
    azerty = QR.translate(str.maketrans("1234567890", "&é\"'(-è_çà"))
    assert accepted([azerty]) is None


def test_one_page_of_a_list_in_view_is_taken_beside_other_codes() -> None:
    page, other = "VDL1:D1:1:2:0123456789abcdef", "VDL1:D1:1:3:0123456789abcdef"
    assert accepted_page(("https://exemple.ma", page, page)) == page
    assert accepted_page((page, other)) is None
    assert accepted_page(("https://exemple.ma",)) is None
