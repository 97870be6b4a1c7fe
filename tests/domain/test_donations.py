"""Donations: booked in dirhams, converted once, half to even, with rate, date and source."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from voucher_desk.domain.donations import (
    Donation,
    DonationNotActive,
    DonationState,
    RateMissing,
    Tranche,
    booked_amount,
    require_active,
)
from voucher_desk.domain.money import Money

DAY = date(2026, 9, 1)
YEN = Tranche(1, Money(100_000, "JPY"), DAY, "T1", Decimal("0.0665"), DAY, "Banque")


def test_dirhams_are_booked_as_they_are() -> None:
    assert booked_amount("DON", Tranche(1, Money(175_000_00, "MAD"), DAY, "T1")) == 175_000_00


@pytest.mark.parametrize(
    ("yen", "rate", "centimes"),
    [
        (100_000, "0.0665", 6_650_00),
        (1, "0.065", 6),  # 6.5 centimes: the even neighbour is below
        (1, "0.075", 8),  # 7.5 centimes: the even neighbour is above
        (3, "0.0651", 20),  # 19.53: the sum is rounded once, not each yen
        (1, "0.00499999", 0),
    ],
)
def test_a_foreign_tranche_is_rounded_once_half_to_even(yen: int, rate: str, centimes: int) -> None:
    tranche = replace(YEN, amount=Money(yen, "JPY"), rate=Decimal(rate))

    assert booked_amount("DON", tranche) == centimes


def test_euros_have_cents() -> None:
    assert booked_amount("DON", replace(YEN, amount=Money(100_01, "EUR"), rate=Decimal("10.8"))) == 1_080_11


@pytest.mark.parametrize("missing", [{"rate": None}, {"rate_on": None}, {"rate_source": ""}])
def test_a_foreign_tranche_needs_its_rate_the_day_and_the_source(missing: dict[str, Any]) -> None:
    with pytest.raises(RateMissing):
        booked_amount("DON", replace(YEN, **missing))


@pytest.mark.parametrize("state", DonationState)
def test_vouchers_are_issued_only_against_an_active_donation(state: DonationState) -> None:
    donation = Donation(1, "DON", "DONATEUR", "ASSO", "MAD", state)
    if state is DonationState.ACTIVE:
        require_active(donation)
    else:
        with pytest.raises(DonationNotActive):
            require_active(donation)
