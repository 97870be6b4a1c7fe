"""Sizes: at no size of the window and of its letters has anybody to look for a page by scrolling sideways."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea

from resources.catalogues import catalogue
from ui.desktop import prepare
from ui.screens.directory.directory_screen import DirectoryScreen
from ui.screens.distributions.distributions_screen import DistributionsScreen
from ui.screens.monitoring.monitoring_screen import MonitoringScreen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.settings import Settings
from ui.wording import Wording
from voucher_desk.desk import Desk
from voucher_desk.domain.monitoring import WELLBEING, Interview, Moment, Question, Round
from voucher_desk.usecases.monitor import (
    NamedRound,
    NoteInterviews,
    close_round,
    note_interviews,
    open_round,
)


@pytest.fixture
def large(dressed: QApplication, wording: Wording) -> Iterator[Any]:
    """Return a way to choose letters twice their size, and a language; all is as usual after the test."""

    def chosen(language: str, percent: int) -> Wording:
        words = Wording(language, catalogue(language))
        prepare(dressed, words, Settings(language=language, text_percent=percent))
        return words

    yield chosen
    prepare(dressed, wording)


@pytest.mark.parametrize(
    ("size", "percent", "language"),
    [((1024, 700), 100, "fr"), ((1366, 768), 200, "fr"), ((1366, 768), 200, "ar"), ((2560, 1440), 100, "ar")],
)
def test_no_page_scrolls_sideways(
    large: Any, field: Any, opened: Any, desk: Desk, size: tuple[int, int], percent: int, language: str
) -> None:
    field.issued(people=2)
    field.issued(people=1, code="2")
    person = opened(desk, large(language, percent))
    person.window.resize(*size)
    for at, door in enumerate(person.window.doors):
        person.window.go_to(at)
        person.waits()
        table = getattr(person.window.shown, "table", None)
        if table is not None and table.model().rowCount():
            table.choose_row(0)
            person.waits()
        for area in person.window.findChildren(QScrollArea):
            if area.isVisible():
                assert area.horizontalScrollBar().maximum() == 0, door.sign


@pytest.mark.parametrize(
    ("size", "percent", "language"),
    [((1024, 700), 100, "fr"), ((1366, 768), 200, "fr"), ((1366, 768), 200, "ar")],
)
def test_the_signed_list_does_not_scroll_sideways_either(
    large: Any, field: Any, opened: Any, desk: Desk, size: tuple[int, int], percent: int, language: str
) -> None:
    field.issued(people=2)
    person = opened(desk, large(language, percent))
    person.window.resize(*size)
    screen = person.goes_to(DistributionsScreen)
    screen.table.choose_row(0)
    person.waits()
    screen.panel.signed_list_wanted.emit("D1")
    person.waits()
    screen.signed.scan((desk.read(lambda queries: queries.signed_list("D1")).current.mark_of("D1", 1).text,))
    person.waits()
    assert screen.signed.form.isVisible()
    assert screen.signed.form.table.viewport().height() > 2 * screen.signed.form.table.rowHeight(0)
    for area in screen.findChildren(QScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("size", "percent", "language"),
    [((1024, 700), 100, "fr"), ((1366, 768), 200, "fr"), ((1366, 768), 200, "ar")],
)
def test_interviews_and_their_results_never_scroll_sideways(
    large: Any, field: Any, opened: Any, desk: Desk, size: tuple[int, int], percent: int, language: str
) -> None:
    day = date(2026, 10, 20)
    said = Interview(answers={Question.RECEIVED: 1, **dict.fromkeys(WELLBEING, 2)})
    for code in ("E1", "E2"):
        field.do("coordination", open_round, Round(code, Moment.AFTER, day, day))
    field.do("coordination", note_interviews, NoteInterviews("E1", [said] * 6))
    field.do("coordination", close_round, NamedRound("E1"))
    person = opened(desk, large(language, percent))
    person.window.resize(*size)
    screen = person.goes_to(MonitoringScreen)
    for code in ("E1", "E2"):
        screen.table.choose(code)
        person.waits()
        for area in person.window.findChildren(QScrollArea):
            if area.isVisible():
                assert area.horizontalScrollBar().maximum() == 0, code


def test_where_room_is_short_the_navigation_is_signs_that_still_have_names(
    large: Any, opened: Any, desk: Desk
) -> None:
    person = opened(desk, large("fr", 200))
    names = person.window.navigation
    person.window.resize(2560, 1000)
    wide = names.width()
    person.window.resize(1366, 768)
    person.waits()
    assert names.width() < wide // 2
    assert names.item(3).text() == "Bons"
    assert names.item(3).toolTip() == "Bons (Ctrl+4)"
    target = names.visualItemRect(names.item(3)).center()
    assert names.viewport().rect().contains(target + QPoint(names.iconSize().width() // 2, 0))


def test_a_form_below_the_fold_comes_into_sight_with_its_first_field(
    large: Any, field: Any, opened: Any, desk: Desk
) -> None:
    field.session("S1", people=1)
    person = opened(desk, large("fr", 200))
    person.window.resize(1366, 768)
    screen = person.goes_to(SessionsScreen)
    person.clicks(screen.add)
    code = screen.form.code
    person.qtbot.waitUntil(lambda: bool(code.visibleRegion().boundingRect().contains(code.rect())))
    assert code.hasFocus()


def test_on_a_large_screen_the_first_page_stands_in_two_columns(person: Any, field: Any) -> None:
    field.issued(people=1)
    person.window.place.touched.emit(frozenset({"voucher"}))
    home = person.window.shown
    for width, beside in ((1366, False), (2560, True)):
        person.window.resize(width, 1400)
        person.waits()
        steps, money = (part.mapTo(home, QPoint(0, 0)) for part in (home.steps, home.donations))
        assert (money.x() > steps.x() + 400) is beside


@pytest.mark.parametrize(
    ("size", "percent", "language"),
    [((1366, 768), 100, "fr"), ((1366, 768), 100, "en"), ((1366, 768), 200, "ar")],
)
def test_the_form_of_a_service_does_not_scroll_sideways(
    large: Any, opened: Any, desk: Desk, size: tuple[int, int], percent: int, language: str
) -> None:
    person = opened(desk, large(language, percent))
    person.window.resize(*size)
    screen = person.goes_to(DirectoryScreen)
    person.clicks(screen.add)
    for area in screen.findChildren(QScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0
