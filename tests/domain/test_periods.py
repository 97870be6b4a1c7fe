"""Months in their order, and a text that says the same figures again."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.events import ChainHead
from voucher_desk.domain.periods import (
    Closing,
    Month,
    MonthNotNext,
    MonthNotOver,
    MonthUnreadable,
    Proposal,
    closing_of,
    movements,
    read_month,
    require_turn,
    upcoming,
)
from voucher_desk.domain.reconciliation import LEDGER_NAMES, Figures, total_of

OCTOBER = Month(2026, 10)
AT = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
FIGURES = st.builds(Figures, **{name: st.integers(-(10**12), 10**12) for name in LEDGER_NAMES})
DONATIONS = st.dictionaries(st.text(min_size=1, max_size=40), FIGURES, max_size=4)


def closing(donations: dict[str, Figures], month: Month = OCTOBER) -> Closing:
    return Closing(Proposal(month, "r", AT), donations, ChainHead("A", 7, "f" * 64, None), "f", AT)


@given(DONATIONS)
def test_a_text_tells_the_closing_it_froze(donations: dict[str, Figures]) -> None:
    frozen = closing(donations)
    again = closing_of(frozen.text)
    assert again == frozen
    assert again.text == frozen.text


@given(st.lists(st.lists(FIGURES, min_size=2, max_size=2), min_size=1, max_size=4))
def test_all_movements_sum_to_the_last_figures(months: list[list[Figures]]) -> None:
    closings = [closing(dict(zip("AB", figures, strict=True))) for figures in months]
    earlier = [None, *closings[:-1]]
    moved = [movements(now, before) for now, before in zip(closings, earlier, strict=True)]
    assert total_of(one["A"] for one in moved) == closings[-1].donations["A"]


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "0000-01", "10/2026", "2026-1", "2026-010"])
def test_what_names_no_month_is_refused(text: str) -> None:
    with pytest.raises(MonthUnreadable):
        read_month(text)


def test_december_is_followed_by_january() -> None:
    assert read_month(" 2026-12 ").following.text == "2027-01"


def test_the_first_turn_is_that_of_the_first_day_then_one_after_another() -> None:
    assert upcoming(None, date(2026, 10, 31)) == OCTOBER
    assert upcoming(OCTOBER, date(2026, 1, 1)) == Month(2026, 11)


def test_a_month_is_closed_in_its_turn_once_it_is_over() -> None:
    require_turn(OCTOBER, OCTOBER, date(2026, 11, 1))
    with pytest.raises(MonthNotOver):
        require_turn(OCTOBER, OCTOBER, date(2026, 10, 31))
    with pytest.raises(MonthNotNext):
        require_turn(OCTOBER.following, OCTOBER, date(2027, 1, 1))
