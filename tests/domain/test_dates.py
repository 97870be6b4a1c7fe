"""Dates are read as they are written, or refused; no century and no month is guessed."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.dates import (
    DateOutsideProject,
    Epoch,
    ImpossibleBirth,
    ImpossibleDate,
    ShortYear,
    age_at,
    date_of_serial,
    read_date,
    require_possible_birth,
    require_possible_birth_year,
    require_within_project,
    written,
)
from voucher_desk.domain.local_time import NoSuchHour, instant_of, is_twice

ACTIVITY = date(2026, 12, 18)


@pytest.mark.parametrize(
    "text",
    [
        *("18/12/2026", "18-12-2026", "18.12.2026", "2026-12-18", "2026/12/18", " 18/12/2026 "),
        *("١٨/١٢/٢٠٢٦", "\u200b18/12/2026", "2026-12-18T00:00:00", "18/12/2026 00:00"),
    ],
)
def test_a_day_is_read_in_each_of_its_shapes(text: str) -> None:
    assert read_date(text) == ACTIVITY


def test_the_day_stands_before_the_month() -> None:
    assert read_date("3/4/2022") == date(2022, 4, 3)


@pytest.mark.parametrize(
    "text",
    ["31/02/2026", "2026-13-01", "00/00/0000", "04/25/2022", "29/02/2025", "31/02/22", "", "hier", "44621"],
)
def test_dat_01_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(ImpossibleDate) as refusal:
        read_date(text)
    assert refusal.value.code == "DAT-01"


@pytest.mark.parametrize("text", ["18/12-2026", "1812/2026", "18/12/02026"])
def test_dat_01_mixed_strokes_and_odd_lengths_are_no_dates(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        read_date(text)


def test_dat_02_a_year_of_two_digits_is_asked_back() -> None:
    with pytest.raises(ShortYear) as refusal:
        read_date("03/04/22")
    assert refusal.value.code == "DAT-02"
    assert refusal.value.suggestion == "03/04/2022"


def test_dat_02_the_suggested_century_is_not_in_the_future() -> None:
    with pytest.raises(ShortYear) as refusal:
        read_date("11/12/66", latest_year=2026)
    assert refusal.value.suggestion == "11/12/1966"


def test_dat_03_a_serial_number_is_converted_by_the_epoch_of_its_workbook() -> None:
    assert date_of_serial(44621, Epoch.FROM_1900) == date(2022, 3, 1)
    assert date_of_serial(44621 - 1462, Epoch.FROM_1904) == date(2022, 3, 1)


@pytest.mark.parametrize("serial", [60, 0, -1, 10**12])
def test_a_serial_number_of_no_sure_day_is_refused(serial: int) -> None:
    with pytest.raises(ImpossibleDate):
        date_of_serial(serial, Epoch.FROM_1900)


def test_dat_03_a_day_outside_the_project_is_refused() -> None:
    first, last = date(2026, 9, 1), date(2027, 3, 31)
    require_within_project(first, first, last)
    require_within_project(last, first, last)
    with pytest.raises(DateOutsideProject) as refusal:
        require_within_project(date_of_serial(44621, Epoch.FROM_1900), first, last)
    assert refusal.value.code == "DAT-03"
    assert refusal.value.data() == {"day": "01/03/2022", "first": "01/09/2026", "last": "31/03/2027"}


@pytest.mark.parametrize("born", [date(2026, 12, 19), date(2100, 1, 1), date(1915, 12, 18), date(1800, 1, 1)])
def test_dat_04_nobody_is_born_later_or_older_than_a_hundred_and_ten(born: date) -> None:
    with pytest.raises(ImpossibleBirth) as refusal:
        require_possible_birth(born, ACTIVITY)
    assert refusal.value.code == "DAT-04"


@pytest.mark.parametrize("born", [ACTIVITY, date(1915, 12, 19), date(1990, 5, 30)])
def test_the_first_and_the_last_possible_births_are_taken(born: date) -> None:
    require_possible_birth(born, ACTIVITY)


@pytest.mark.parametrize("year", [2027, 1914])
def test_dat_04_a_birth_year_is_judged_by_its_kindest_day(year: int) -> None:
    require_possible_birth_year(1915, ACTIVITY)
    require_possible_birth_year(2026, ACTIVITY)
    with pytest.raises(ImpossibleBirth):
        require_possible_birth_year(year, ACTIVITY)


def test_dat_05_an_hour_the_clocks_jumped_over_is_refused_and_a_doubled_one_is_known() -> None:
    with pytest.raises(NoSuchHour) as refusal:
        instant_of(date(2025, 4, 6), time(2, 30))
    assert refusal.value.code == "DAT-05"
    assert is_twice(date(2026, 9, 20), time(1, 30))


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(2008, 12, 18), 18), (date(2008, 12, 19), 17), (date(2008, 2, 29), 18), (ACTIVITY, 0)],
)
def test_an_age_counts_completed_years(born: date, age: int) -> None:
    assert age_at(ACTIVITY, born) == age


def test_who_is_born_on_a_leap_day_ages_on_the_first_of_march() -> None:
    born = date(2008, 2, 29)
    assert (age_at(date(2026, 2, 28), born), age_at(date(2026, 3, 1), born)) == (17, 18)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_as_it_is_written(day: date) -> None:
    assert read_date(written(day)) == read_date(day.isoformat()) == day


@given(st.integers(61, 80_000))
def test_serial_numbers_follow_one_another_like_days(serial: int) -> None:
    following = date_of_serial(serial, Epoch.FROM_1900) + timedelta(days=1)
    assert date_of_serial(serial + 1, Epoch.FROM_1900) == following
