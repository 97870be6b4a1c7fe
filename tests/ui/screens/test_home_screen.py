"""The first page, as each person at the desk meets it."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.home.home_screen import HomeScreen
from ui.screens.screen import Screen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.wording import Wording
from voucher_desk.app import open_desk
from voucher_desk.desk import Desk
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.sessions import Presence, SessionKind, WaiverReason
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.load_programme import LoadProgramme, load_programme
from voucher_desk.usecases.void_voucher import ProposeVoid, propose_void
from voucher_desk.usecases.waive_attendance import ProposeWaiver, propose_waiver


def planned_today(field: Any, code: str, kind: SessionKind = SessionKind.AWARENESS) -> None:
    begins = field.clock.now.replace(second=0)
    wanted = AddSession(code, kind, "ASSO-CAS", "Casablanca", "Essai", begins, begins + timedelta(hours=1))
    field.do("animation", add_session, wanted)


def shown(person: Any) -> Screen:
    visible = person.window.shown
    assert isinstance(visible, Screen)
    assert visible.isVisible()
    return visible


@pytest.fixture
def home_page(person: Any) -> HomeScreen:
    """Return the first page; what a test does in the field is read when it is next shown."""
    page: HomeScreen = person.goes_to(HomeScreen)
    return page


@pytest.fixture
def seen(person: Any, home_page: HomeScreen) -> Callable[[str], HomeScreen]:
    """Return a way to see the first page as a user, as it is now."""

    def as_user(user: str) -> HomeScreen:
        person.becomes(user)
        person.window.place.touched.emit(home_page.shows)
        person.waits()
        return home_page

    return as_user


def texts(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel)]


def sentences(page: HomeScreen) -> list[str]:
    return [button.accessibleName() for button in page.steps.buttons]


def test_it_is_the_first_page_and_explains_the_first_steps(person: Any) -> None:
    page = person.window.page(0)
    assert isinstance(page, HomeScreen)
    assert page.isVisible()
    assert "✓ Le programme Programme d'essai est chargé." in texts(page.steps)
    assert [name.split(" – ")[0] for name in sentences(page)] == ["Séances", "Distributions"]
    assert page.people is None


def test_before_a_programme_is_loaded_it_says_so(
    opened: Callable[[Desk, Wording], Any], home: Path, clock: Any, wording: Wording
) -> None:
    with closing(open_desk(home, clock=clock)) as empty:
        page = opened(empty, wording).window.page(0)
        assert page.isVisible()
        assert not page.donations.isVisible()
        assert "aucun encore" in texts(page.station)
        assert any(text.startswith("1. Charger le programme") for text in texts(page.steps))


def test_a_step_leads_to_its_screen(field: Any, person: Any, seen: Callable[[str], HomeScreen]) -> None:
    field.session("S1", people=2)
    planned_today(field, "S2")
    page = seen("coordination")
    [attendance, distribution] = page.steps.buttons
    assert "S2, Casablanca, 10/10/2026 09:00 : notez" in attendance.accessibleName()
    assert "S1 : 2 personnes ont droit" in distribution.accessibleName()
    person.clicks(distribution)
    assert isinstance(shown(person), DistributionsScreen)


def test_a_step_is_taken_with_the_keyboard_alone(
    field: Any, person: Any, seen: Callable[[str], HomeScreen]
) -> None:
    planned_today(field, "S1")
    [button] = seen("animation").steps.buttons
    button.setFocus(Qt.FocusReason.TabFocusReason)
    person.qtbot.keyClick(button, Qt.Key.Key_Space)
    person.waits()
    assert isinstance(shown(person), SessionsScreen)


def test_each_person_is_told_what_is_theirs_to_do(field: Any, seen: Callable[[str], HomeScreen]) -> None:
    field.session("S1", people=2)
    field.distribution("D1", "S1")
    assert "D1 : 2 personnes ont droit à un bon et n'en ont pas" in sentences(seen("distribution"))[0]
    assert sentences(seen("coordination")) == []
    field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    assert "2 bons émis ne sont pas imprimés" in sentences(seen("distribution"))[0]
    assert "2 bons émis ne sont pas imprimés" in sentences(seen("stock"))[0]
    assert sentences(seen("finance")) == []


def test_what_somebody_else_proposed_waits_for_who_may_approve_it(
    field: Any, seen: Callable[[str], HomeScreen]
) -> None:
    [serial] = field.issued(people=1)
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.LOST))
    absent = Person(0, "P-ABSENTE", Sex.FEMALE, None, AgeGroup.ADULT)
    field.do("coordination", propose_waiver, ProposeWaiver("S1", absent, WaiverReason.HEALTH))
    told = sentences(seen("coordination"))
    assert "1 annulation de bon attend votre accord" in told[-1]
    assert not any("dérogation" in sentence for sentence in told)
    assert not any("accord" in sentence for sentence in sentences(seen("distribution")))


def test_the_day_the_money_and_the_people_are_shown(field: Any, seen: Callable[[str], HomeScreen]) -> None:
    field.issued(people=2)
    page = seen("coordination")
    assert (
        "09:00 · Séance de sensibilisation S1, Casablanca : 2 présents (ouverte)" in page.today.lines.text()
    )
    assert "Distribution D1, Casablanca : 2 bons émis (ouverte)" in page.today.lines.text()
    figures = {label.accessibleName(): label.text() for label in page.donations.findChildren(QLabel)}
    assert figures["DON-CAS, Bons émis"] == "2"
    assert figures["DON-CAS, En circulation"] == "500,00"
    assert figures["Total, Disponible"].replace("\u202f", " ").replace("\u00a0", " ") == "16 150,00"
    assert page.people
    assert page.people.groups.accessibleDescription() == "Femme, adulte : 2"
    assert page.people.cities.accessibleDescription() == "Casablanca : 2"


def test_participations_of_a_training_are_counted_apart(
    field: Any, seen: Callable[[str], HomeScreen]
) -> None:
    field.issued(people=2)
    planned_today(field, "F1", SessionKind.TRAINING)
    people = tuple(
        ListedPerson(row, code, Sex.FEMALE, None, AgeGroup.ADULT, Presence.PRESENT)
        for row, code in enumerate(("FORMATRICE", "FORMATEUR", "S1-0001"), start=1)
    )
    field.do("animation", import_attendance, ImportAttendance("F1", people, "f" * 64))
    page = seen("coordination")
    assert page.people
    assert page.people.total.text() == "2 personnes différentes ont reçu un bon."
    assert "Formation : 3 participations, 1 rencontre, comptées à part" in page.people.meetings.text()
    assert "Séance de sensibilisation : 2 participations, 1 rencontre." in page.people.meetings.text()


def test_the_steps_keep_the_keyboards_place_when_nothing_changed(
    field: Any, person: Any, seen: Callable[[str], HomeScreen]
) -> None:
    planned_today(field, "S1")
    page = seen("animation")
    before = page.steps.buttons
    person.window.place.touched.emit(frozenset({"voucher"}))
    person.waits()
    assert page.steps.buttons == before


def test_a_new_day_is_read_when_the_page_is_shown_again(
    field: Any, person: Any, home_page: HomeScreen
) -> None:
    field.session("S1", people=1)
    person.goes_to(SessionsScreen)
    field.clock.now += timedelta(days=1)
    person.goes_to(HomeScreen)
    assert home_page.today.lines.text() == ""


@pytest.mark.parametrize("training", [False, True])
def test_an_exercise_is_said_loudly(
    opened: Callable[[Desk, Wording], Any],
    home: Path,
    clock: Any,
    wording: Wording,
    programme_file: bytes,
    training: bool,  # noqa: FBT001  a parameter of pytest
) -> None:
    switch = b"[programme]\ntraining = true" if training else b"[programme]"
    declared = read_programme_file(programme_file.replace(b"[programme]", switch))
    with closing(open_desk(home, clock=clock)) as desk:
        desk.do(load_programme, LoadProgramme(declared))
        page = opened(desk, wording).window.page(0)
        assert page.banner.isVisible() is training


def test_a_providers_staff_meets_the_counter_never_this_page(person: Any, home_page: HomeScreen) -> None:
    person.becomes("guichet-cas")
    assert not home_page.isVisible()
    assert isinstance(shown(person), ExchangeScreen)
    person.qtbot.keyClick(person.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not home_page.isVisible()
