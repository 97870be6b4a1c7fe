"""A person's code is found among those awaited, though a keyboard garbled the signs between letters."""

import pytest

from voucher_desk.scanning.people import person_codes

LISTED = ("P-7K2M", "RAB-B-001", "AB-1", "A-B1")


@pytest.mark.parametrize(
    ("shown", "first"),
    [
        (("P-7K2M",), "P-7K2M"),
        (("p-7k2m ",), "P-7K2M"),
        (("P)7K2M", "p)è,"), "P-7K2M"),
        (("RABB001",), "RAB-B-001"),
        (("٠١٢",), "012"),
    ],
)
def test_a_code_awaited_is_found_first(shown: tuple[str, ...], first: str) -> None:
    assert person_codes(shown, LISTED)[0] == first


def test_two_codes_with_the_same_letters_are_told_apart_or_not_at_all() -> None:
    assert person_codes(("A-B1",), LISTED)[0] == "A-B1"
    assert person_codes(("AB1",), LISTED) == ("AB1",)


def test_what_is_no_persons_code_gives_none() -> None:
    assert person_codes(("7" * 200, "", " "), LISTED) == ()
