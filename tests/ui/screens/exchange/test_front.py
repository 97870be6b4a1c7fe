"""Answers at the counter come with a sound and a sign, and leave by themselves or at the next scan."""

from collections.abc import Callable
from typing import Any

import pytest

from resources.sounds import Tone
from resources.styles import VerdictColour
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.exchange.front import STAYS_MS, WAITS_MS
from ui.screens.exchange.verdict_panel import SIGNS
from voucher_desk.queries.papers import VoucherPaper

Scanner = Callable[[str], None]


def says(counter: ExchangeScreen) -> VerdictColour:
    return counter.verdict.colour


def slip(code: str) -> str:
    return ("A" if code[0] != "A" else "B") + code[1:]


def time_passes(counter: ExchangeScreen) -> None:
    """Let the timer of the answer end now."""
    assert counter.front.leaving.isActive()
    counter.front.leaving.timeout.emit()


def test_each_answer_has_a_sound_of_its_own(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen, heard: list[Tone], scans: Scanner
) -> None:
    scans(paper.qr_digits)
    person.clicks(counter.amount.redeem)
    scans(paper.human_code)
    person.types(counter.code, slip(paper.human_code), enter=True)
    assert heard == [Tone.VALID, Tone.DONE, Tone.REFUSED, Tone.MISREAD]


def test_muted_the_counter_is_silent_until_asked_otherwise(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen, heard: list[Tone], scans: Scanner
) -> None:
    person.clicks(counter.front.mute)
    assert counter.front.mute.text() == "Remettre le son"
    scans(paper.qr_digits)
    assert heard == []
    person.clicks(counter.front.mute)
    assert counter.front.mute.text() == "Couper le son"


def test_muting_is_remembered_on_the_way_through_other_screens(
    person: Any, counter: ExchangeScreen, heard: list[Tone]
) -> None:
    person.clicks(counter.front.mute)
    person.clicks(counter.front.full_screen)
    person.clicks(counter.front.full_screen)
    assert counter.place.sounds.muted


def test_every_colour_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(VerdictColour)
    assert len(set(SIGNS.values())) == len(VerdictColour)


def test_an_answer_leaves_by_itself(person: Any, counter: ExchangeScreen) -> None:
    person.types(counter.code, "https://exemple.org/", enter=True)
    assert says(counter) is VerdictColour.REFUSED
    assert counter.front.leaving.interval() == STAYS_MS
    time_passes(counter)
    assert says(counter) is VerdictColour.WAITING


def test_what_is_being_typed_stays_when_an_answer_leaves(person: Any, counter: ExchangeScreen) -> None:
    person.types(counter.code, "https://exemple.org/", enter=True)
    person.types(counter.code, "04HQ")
    time_passes(counter)
    assert counter.code.text() == "04HQ"


def test_an_amount_waits_longer_and_then_the_counter_is_ready(
    paper: VoucherPaper, counter: ExchangeScreen, scans: Scanner
) -> None:
    scans(paper.qr_digits)
    assert counter.front.leaving.interval() == WAITS_MS
    time_passes(counter)
    assert not counter.amount.isVisible()
    assert counter.code.hasFocus()


def test_an_exchange_that_may_be_tried_again_never_leaves_by_itself(
    paper: VoucherPaper, counter: ExchangeScreen, scans: Scanner
) -> None:
    scans(paper.qr_digits)
    counter.counter.unanswered.emit()
    assert not counter.front.leaving.isActive()
    assert counter.amount.isVisible()


def test_a_scan_takes_the_place_of_any_answer(
    field: Any, person: Any, counter: ExchangeScreen, scans: Scanner
) -> None:
    one, other = field.issued(people=2)
    scans(slip(field.papers[one].human_code))
    scans(field.papers[one].human_code)
    scans(field.papers[other].human_code)
    assert says(counter) is VerdictColour.VALID
    assert not counter.suggestions.isVisible()


@pytest.mark.parametrize(("pause", "rows"), [(1_000, 1), (2_500, 2)])
def test_the_same_code_within_two_seconds_is_one_scan(
    pause: int, rows: int, paper: VoucherPaper, pace: Any, counter: ExchangeScreen, scans: Scanner
) -> None:
    scans(paper.human_code)
    pace.now += pause
    scans(paper.human_code)
    assert counter.last_scans.model().rowCount() == rows
