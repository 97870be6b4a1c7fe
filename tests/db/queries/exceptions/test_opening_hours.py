"""R3 judges opening hours by the Moroccan clock of that day, an hour ahead of UTC until 20 September 2026."""

from datetime import UTC, datetime
from typing import Any

import pytest

from voucher_desk.domain.exception_rules import Finding


@pytest.fixture
def clock(clock: Any) -> Any:
    """Return the clock of the desk, set to a day of summer time."""
    clock.now = datetime(2026, 9, 5, 9, 0, tzinfo=UTC)
    return clock


def test_r3_finds_an_exchange_past_nine_in_the_evening_in_morocco(any_field: Any, found: Any) -> None:
    evening, *_ = any_field.issued(people=1)
    any_field.clock.now = datetime(2026, 9, 5, 20, 30, tzinfo=UTC)
    any_field.redeem(evening)

    assert [row.serials for row in found(Finding.OUT_OF_HOURS)] == [(evening,)]
