"""A month from its proposal to its closing: two persons, in order, and late entries in the next period."""

from datetime import UTC, datetime
from typing import Any

import pytest

from voucher_desk.domain.duties import SamePerson
from voucher_desk.domain.periods import (
    ClosingNotProposed,
    ClosingProposedAlready,
    EquationsFail,
    Month,
    MonthNotNext,
    MonthNotOver,
    movements,
    read_month,
    sha256_of,
)
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.reconciliation import Reconciliation
from voucher_desk.usecases.close_period import NamedMonth, close_period, propose_period
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme

OCTOBER, NOVEMBER = NamedMonth("2026-10"), NamedMonth("2026-11")


@pytest.fixture
def november(any_field: Any) -> Any:
    """Return the field in November, with two vouchers issued in October."""
    any_field.serials = any_field.issued(people=2)
    any_field.clock.now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
    return any_field


def close(field: Any, month: NamedMonth = OCTOBER) -> Any:
    field.do("rapprochement", propose_period, month)
    return field.do("finance", close_period, month)


def kept(field: Any, month: NamedMonth = OCTOBER) -> Any:
    return field.desk.read(lambda queries: queries.closing(read_month(month.month)))


def test_two_persons_freeze_the_figures_with_their_hash(november: Any) -> None:
    november.do("rapprochement", propose_period, OCTOBER)
    anchor = november.desk.read(lambda queries: queries.statement_heading(november.clock.now)).anchor
    closing = november.do("finance", close_period, OCTOBER)
    found = kept(november)
    assert found.text == closing.text
    assert found.sha256 == sha256_of(closing.text)
    assert (closing.proposal.by, closing.by) == ("rapprochement", "finance")
    assert closing.head.hash == anchor
    assert closing.donations["DON-CAS"].issued == 500_00
    assert not november.desk.read(lambda queries: list(queries.differences()))


def test_what_comes_late_is_taken_and_counts_in_the_next_period(november: Any) -> None:
    frozen = close(november).text
    november.redeem(november.serials[0])
    november.clock.now = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    close(november, NOVEMBER)
    later = kept(november, NOVEMBER)
    moved = movements(later.closing, later.before)["DON-CAS"]
    assert (moved.redeemed, moved.outstanding, moved.received) == (250_00, -250_00, 0)
    assert kept(november).text == frozen


def test_a_month_is_closed_once_and_in_order(november: Any) -> None:
    with pytest.raises(MonthNotNext):
        close(november, NOVEMBER)
    close(november)
    with pytest.raises(MonthNotNext):
        close(november)
    with pytest.raises(MonthNotOver):
        close(november, NOVEMBER)
    found = november.desk.read(lambda queries: queries.periods(november.clock.now.date()))
    assert ([row.month.text for row in found.rows], found.upcoming) == (["2026-10"], Month(2026, 11))


def test_the_month_is_over_by_the_moroccan_calendar(field: Any) -> None:
    field.clock.now = datetime(2026, 10, 31, 22, 0, tzinfo=UTC)
    with pytest.raises(MonthNotOver):
        field.do("rapprochement", propose_period, OCTOBER)


def test_a_month_is_proposed_once_and_before_it_is_closed(november: Any) -> None:
    with pytest.raises(ClosingNotProposed):
        november.do("finance", close_period, OCTOBER)
    november.do("rapprochement", propose_period, OCTOBER)
    with pytest.raises(ClosingProposedAlready):
        november.do("rapprochement", propose_period, OCTOBER)


def test_who_proposed_does_not_close(november: Any, programme_file: bytes) -> None:
    both = programme_file.replace(b'roles = ["reconciler"]', b'roles = ["reconciler", "finance"]')
    november.do("administration", load_programme, LoadProgramme(read_programme_file(both)))
    november.do("rapprochement", propose_period, OCTOBER)
    with pytest.raises(SamePerson):
        november.do("rapprochement", close_period, OCTOBER)


def test_nothing_is_frozen_while_an_equation_fails(field: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    field.clock.now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
    monkeypatch.setattr(Reconciliation, "failing", ("E5",))
    with pytest.raises(EquationsFail):
        field.do("rapprochement", propose_period, OCTOBER)
