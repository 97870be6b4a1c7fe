"""Undoing an exchange: from the list of today, with a reason, by a second person."""

from collections.abc import Callable
from typing import Any

import pytest

from ui.screens.exchange.exchange_screen import ExchangeScreen
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.papers import VoucherPaper

REASON = "mauvais bon scanné"


@pytest.fixture
def redeemed(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen, scans: Callable[[str], None]
) -> VoucherPaper:
    """Return the paper after its voucher was redeemed at this counter."""
    scans(paper.qr_digits)
    person.clicks(counter.amount.redeem)
    return paper


def asks_to_undo(person: Any, counter: ExchangeScreen) -> None:
    person.clicks_row(counter.last_scans, 0)
    person.clicks(counter.day.undo_button)


def test_only_an_exchange_can_be_chosen_to_be_undone(
    redeemed: VoucherPaper, person: Any, counter: ExchangeScreen
) -> None:
    assert not counter.day.undo_button.isEnabled()
    person.clicks_row(counter.last_scans, 1)
    assert not counter.day.undo_button.isEnabled()
    person.clicks_row(counter.last_scans, 0)
    assert counter.day.undo_button.isEnabled()


def test_a_second_person_undoes_it_and_the_voucher_is_whole_again(
    redeemed: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    person.becomes("guichet-cas-2")
    asks_to_undo(person, counter)
    person.types(counter.day.undo.reason, REASON)
    person.clicks(counter.day.undo.confirm)
    assert field.state_of(redeemed.serial) is VoucherState.ISSUED
    assert "250,00" in person.reads()
    assert "échange annulé" in counter.last_scans.index_of(0, 2).data()
    assert not counter.day.undo.isVisible()


def test_who_redeemed_is_told_that_another_person_must_undo_it(
    redeemed: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    asks_to_undo(person, counter)
    person.types(counter.day.undo.reason, REASON, enter=True)
    assert "deux personnes" in person.reads()
    assert field.state_of(redeemed.serial) is VoucherState.REDEEMED


def test_the_question_stays_while_the_second_person_takes_over(
    redeemed: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    asks_to_undo(person, counter)
    person.types(counter.day.undo.reason, REASON)
    person.becomes("guichet-cas-2")
    person.clicks(counter.day.undo.confirm)
    assert field.state_of(redeemed.serial) is VoucherState.ISSUED


def test_after_a_day_it_is_too_late_and_said_so(
    redeemed: VoucherPaper, field: Any, clock: Any, person: Any, counter: ExchangeScreen
) -> None:
    person.becomes("guichet-cas-2")
    asks_to_undo(person, counter)
    clock.now = clock.now.replace(day=clock.now.day + 2)
    person.types(counter.day.undo.reason, REASON, enter=True)
    assert "24 heures" in person.reads()
    assert field.state_of(redeemed.serial) is VoucherState.REDEEMED


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_can_be_undone(
    reason: str, redeemed: VoucherPaper, person: Any, counter: ExchangeScreen
) -> None:
    asks_to_undo(person, counter)
    person.types(counter.day.undo.reason, reason)
    assert not counter.day.undo.confirm.isEnabled()


def test_one_may_leave_it_as_it_is(
    redeemed: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen
) -> None:
    asks_to_undo(person, counter)
    person.clicks(counter.day.undo.leave)
    assert not counter.day.undo.isVisible()
    assert field.state_of(redeemed.serial) is VoucherState.REDEEMED


def test_a_scan_puts_the_question_away_and_types_nothing_into_it(
    redeemed: VoucherPaper, field: Any, person: Any, counter: ExchangeScreen, scans: Callable[[str], None]
) -> None:
    asks_to_undo(person, counter)
    scans("https-nothing")
    assert not counter.day.undo.isVisible()
    assert counter.day.undo.reason.text() == ""
    assert field.state_of(redeemed.serial) is VoucherState.REDEEMED


def test_another_providers_list_takes_the_question_away(
    redeemed: VoucherPaper, person: Any, counter: ExchangeScreen
) -> None:
    asks_to_undo(person, counter)
    person.becomes("guichet-hammam")
    assert not counter.day.undo.isVisible()
