"""Amounts a person types: the rows 36 to 38 of the contract of bad inputs."""

import pytest

from voucher_desk.domain.money import AmbiguousAmount, InvalidAmount, TooManyDecimals, read_amount


@pytest.mark.parametrize("text", ["1.234,50", "1,234.50", "1 234,50", "1\u202f234,50", "1234,50", "1234.50"])
def test_mnt_01_each_clear_form_is_accepted(text: str) -> None:
    assert read_amount(text) == 123_450


def test_mnt_01_a_point_before_three_digits_is_asked_back() -> None:
    with pytest.raises(AmbiguousAmount) as refusal:
        read_amount("1.234")
    assert refusal.value.code == "MNT-01"


@pytest.mark.parametrize("text", ["-50", "0", "0,00", "NaN", "inf", "1e3", "1_000", "١٢٣", "", "12 MAD"])
def test_mnt_02_what_is_no_positive_amount_is_refused(text: str) -> None:
    with pytest.raises(InvalidAmount) as refusal:
        read_amount(text)
    assert refusal.value.code == "MNT-02"


def test_mnt_03_a_third_decimal_is_refused() -> None:
    with pytest.raises(TooManyDecimals) as refusal:
        read_amount("12,345")
    assert refusal.value.code == "MNT-03"
