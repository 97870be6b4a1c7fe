"""Arrivals at a session: a code scanned or typed notes the person present; a scan elsewhere does not."""

from collections.abc import Callable
from typing import Any

import pytest

from resources.sounds import Tone
from resources.styles import VerdictColour
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.home.home_screen import HomeScreen
from ui.screens.sessions.sessions_screen import SessionsScreen
from voucher_desk.desk import Desk
from voucher_desk.domain.sessions import Presence
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance


@pytest.fixture
def door(pace: Any, field: Any, person: Any, sessions: SessionsScreen) -> SessionsScreen:
    """Return the screen with an open session chosen whose people are all thought absent."""
    for code in field.session("S1", people=3):
        field.do("animation", correct_attendance, CorrectAttendance("S1", code, present=False))
    field.session("S2", people=1)
    person.window.place.touched.emit(frozenset({"session"}))
    person.waits()
    sessions.table.choose("S1")
    person.waits()
    person.window.activateWindow()
    return sessions


@pytest.fixture
def scans(person: Any, pace: Any) -> Callable[..., None]:
    """Return a scanner, whose trigger is pulled once in a while."""

    def pulled(code: str, shown: str | None = None) -> None:
        pace.now += 5_000
        person.scans(code, shown=shown)

    return pulled


def present(desk: Desk, session: str = "S1") -> set[str]:
    rows = desk.read(lambda queries: queries.attendance(session))
    return {row.person for row in rows if row.presence is Presence.PRESENT}


def chosen(door: SessionsScreen) -> str:
    row = door.panel.attendance.table.chosen()
    return row.person if row else ""


def test_a_scan_notes_the_person_present_wherever_the_focus_is(
    door: SessionsScreen, scans: Any, person: Any, desk: Desk
) -> None:
    door.panel.attendance.table.setFocus()
    scans("S1-0002")
    assert present(desk) == {"S1-0002"}
    assert person.reads() == "S1-0002 : présent·e, enregistré."
    assert chosen(door) == "S1-0002"
    scans("S1-0003")
    assert present(desk) == {"S1-0002", "S1-0003"}


def test_no_arrival_is_lost_however_fast_people_come(
    door: SessionsScreen, person: Any, keyboard: Any, pace: Any, desk: Desk
) -> None:
    for code in ("S1-0001", "S1-0002", "S1-0003"):
        pace.now += 5_000
        for key in code:
            keyboard.press(person.window.windowHandle(), key, key)
        keyboard.enter(person.window.windowHandle())
    person.waits()
    assert present(desk) == {"S1-0001", "S1-0002", "S1-0003"}


def test_a_scan_through_a_french_keyboard_finds_the_person(
    door: SessionsScreen, scans: Any, desk: Desk
) -> None:
    scans("S1-0002", shown="S&)àààé")
    assert present(desk) == {"S1-0002"}


def test_the_same_code_again_says_so_calmly(door: SessionsScreen, scans: Any, person: Any) -> None:
    scans("S1-0001")
    scans("S1-0001")
    assert person.reads() == "S1-0001 : présent·e, déjà noté."


def test_a_code_is_typed_too(door: SessionsScreen, person: Any, desk: Desk) -> None:
    arrivals = door.panel.attendance.arrivals
    person.types(arrivals.code, "s1-0003", enter=True)
    assert present(desk) == {"S1-0003"}
    assert arrivals.code.text() == ""
    assert arrivals.code.hasFocus()


def test_who_comes_from_another_session_joins_this_one(
    door: SessionsScreen, scans: Any, person: Any, desk: Desk
) -> None:
    scans("S2-0001")
    assert present(desk) == {"S2-0001"}
    assert chosen(door) == "S2-0001"


@pytest.mark.parametrize("code", ["ZZ-9999", "7" * 200])
def test_a_code_of_nobody_gets_a_calm_answer(
    door: SessionsScreen, scans: Any, person: Any, desk: Desk, code: str
) -> None:
    scans(code)
    assert "Ce code n'est celui de personne dans le programme" in person.reads()
    assert code not in person.reads()
    assert present(desk) == set()


def test_a_scan_on_another_screen_notes_nobody(
    door: SessionsScreen, scans: Any, person: Any, desk: Desk
) -> None:
    person.goes_to(HomeScreen)
    scans("S1-0002")
    assert present(desk) == set()


def test_a_scan_while_a_session_is_added_or_a_list_previewed_notes_nobody(
    door: SessionsScreen, scans: Any, person: Any, desk: Desk, tmp_path: Any
) -> None:
    person.clicks(door.add)
    scans("S1-0002")
    door.table.choose("S1")
    file = tmp_path / "liste.csv"
    file.write_text("Code;Sexe;Âge\nA-1;F;30\n", encoding="utf-8")
    door.import_file(file)
    person.waits()
    scans("S1-0003")
    assert present(desk) == set()


def test_a_locked_session_awaits_nobody(door: SessionsScreen, scans: Any, person: Any, desk: Desk) -> None:
    person.clicks(door.panel.lock)
    assert not door.panel.attendance.arrivals.isVisible()
    scans("S1-0002")
    assert present(desk) == set()


def test_an_arrival_is_heard_and_seen_by_who_does_not_read(
    tones: list[Tone], door: SessionsScreen, scans: Any
) -> None:
    sign = door.panel.attendance.arrivals.sign
    assert sign.colour is VerdictColour.WAITING
    scans("S1-0001")
    assert (tones, sign.colour, sign.accessibleName()) == ([Tone.DONE], VerdictColour.DONE, "Scan accepté")
    scans("S1-0001")
    scans("ZZ-9999")
    assert (tones[1:], sign.colour) == ([Tone.VALID, Tone.REFUSED], VerdictColour.REFUSED)
    sign.leaving.timeout.emit()
    assert sign.colour is VerdictColour.WAITING


def test_one_switch_silences_arrivals_and_the_counter(
    tones: list[Tone], door: SessionsScreen, scans: Any, person: Any
) -> None:
    person.clicks(door.panel.attendance.arrivals.mute)
    scans("S1-0001")
    assert tones == []
    assert person.goes_to(ExchangeScreen).front.mute.text() == "Remettre le son"
