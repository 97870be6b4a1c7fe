"""International days return every year."""

from datetime import date

import pytest

from voucher_desk.domain.international_days import InternationalDay, international_day


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_an_international_day_returns_every_year(year: int) -> None:
    assert international_day(date(year, 10, 10)) is InternationalDay.MENTAL_HEALTH
    assert international_day(date(year, 12, 18)) is InternationalDay.MIGRANTS
    assert international_day(date(year, 6, 20)) is InternationalDay.REFUGEES
    assert international_day(date(year, 3, 8)) is InternationalDay.WOMEN


def test_other_days_are_none() -> None:
    assert international_day(date(2026, 10, 11)) is None
