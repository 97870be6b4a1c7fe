"""Local time in Morocco: UTC+1 until 20 September 2026 but in Ramadan, UTC+0 ever since."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.local_time import (
    NoSuchHour,
    instant_of,
    is_twice,
    local,
    local_date,
    utc_offset_minutes,
)


@pytest.mark.parametrize(
    ("instant", "clock"),
    [
        (datetime(2026, 9, 19, 23, 30, tzinfo=UTC), "2026-09-20 00:30"),
        (datetime(2026, 9, 20, 0, 30, tzinfo=UTC), "2026-09-20 01:30"),
        (datetime(2026, 9, 20, 1, 30, tzinfo=UTC), "2026-09-20 01:30"),
        (datetime(2026, 12, 18, 9, 0, tzinfo=UTC), "2026-12-18 09:00"),
        (datetime(2025, 4, 6, 1, 59, tzinfo=UTC), "2025-04-06 01:59"),
        (datetime(2025, 4, 6, 2, 0, tzinfo=UTC), "2025-04-06 03:00"),
    ],
)
def test_clocks_in_morocco_show(instant: datetime, clock: str) -> None:
    assert f"{local(instant):%Y-%m-%d %H:%M}" == clock


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_a_day_ends_at_midnight_in_casablanca(instant: datetime, day: date) -> None:
    assert local_date(instant) == day


@pytest.mark.parametrize(("month", "offset"), [(7, 60), (10, 0), (12, 0)])
def test_the_offset_in_force_is_kept(month: int, offset: int) -> None:
    assert utc_offset_minutes(datetime(2026, month, 1, 12, 0, tzinfo=UTC)) == offset


def test_dat_05_an_hour_the_clocks_jumped_over_is_refused() -> None:
    with pytest.raises(NoSuchHour) as refused:
        instant_of(date(2025, 4, 6), time(2, 30))

    assert (refused.value.code, refused.value.local) == ("DAT-05", "06/04/2025 02:30")


def test_an_hour_that_happens_twice_has_two_instants() -> None:
    day, clock = date(2026, 9, 20), time(1, 30)

    assert is_twice(day, clock)
    assert instant_of(day, clock, second_time=True) - instant_of(day, clock) == timedelta(hours=1)


@pytest.mark.parametrize("clock", [time(0, 59), time(3, 0), time(12, 0)])
def test_any_other_hour_happens_once(clock: time) -> None:
    assert not is_twice(date(2026, 9, 20), clock)


@given(st.datetimes(datetime(2022, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001  the zone is put on below
def test_every_instant_is_found_again_from_its_clock_time(moment: datetime) -> None:
    instant = moment.replace(tzinfo=UTC, microsecond=0)
    wall = local(instant)

    candidates = {instant_of(wall.date(), wall.time(), second_time=second) for second in (False, True)}

    assert instant in candidates
