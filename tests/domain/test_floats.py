"""Floats: serials said as runs by their first and last, and desks by a name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.floats import AlreadyReceived, StockMove, desk_given, require_not_received, runs_of
from voucher_desk.domain.programme import CodeWrong
from voucher_desk.domain.stock import SerialRange, serial_of

SERIALS = st.sets(st.builds(serial_of, st.sampled_from(("CAS1", "RAB1")), st.integers(1, 60)))


@given(SERIALS)
def test_runs_hold_all_serials_once_and_nothing_between_them(serials: set[str]) -> None:
    runs = runs_of(serials)
    told = [
        serial
        for run in runs
        for station, first, last in [(run.first[:4], int(run.first[5:]), int(run.last[5:]))]
        for serial in SerialRange(station, first, last).serials()
    ]

    assert told == sorted(serials)
    assert sum(run.count for run in runs) == len(serials)
    for one, following in pairwise(runs):
        assert (one.last[:4], int(one.last[5:]) + 1) != (following.first[:4], int(following.first[5:]))


def test_a_desk_may_have_no_name_and_one_that_has_is_plain_text() -> None:
    assert desk_given("  ") == ""
    assert desk_given(" A\u200b ") == "A"
    with pytest.raises(CodeWrong):
        desk_given("x" * 41)


def test_blanks_are_received_once() -> None:
    require_not_received(StockMove(1, "D1", "A", 5, "stock", None))
    with pytest.raises(AlreadyReceived):
        require_not_received(StockMove(1, "D1", "A", 5, "stock", "distribution"))
