"""The calendar of sessions: a month in the person's language whose days filter the list."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QTableView

from resources.catalogues import catalogue
from ui.screens.sessions.calendar import SessionCalendar
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.wording import Wording
from voucher_desk.desk import Desk
from voucher_desk.domain.sessions import SessionKind
from voucher_desk.usecases.hold_session import (
    AddSession,
    ChangeSession,
    add_session,
    cancel_session,
)

TENTH, TWELFTH = date(2026, 10, 10), date(2026, 10, 12)


@pytest.fixture
def calendar(field: Any, person: Any, sessions: SessionsScreen) -> SessionCalendar:
    """Return the calendar with an open session and two planned ones on the tenth, a cancelled one later."""
    field.session("S1", people=1)
    for code, day in (("P1", 10), ("P2", 10), ("X1", 12)):
        starts = datetime(2026, 10, day, 14, 0, tzinfo=UTC)
        ends = starts + timedelta(hours=2)
        wanted = AddSession(code, SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", "Essai", starts, ends)
        field.do("animation", add_session, wanted)
    field.do("coordination", cancel_session, ChangeSession("X1", "salle fermée"))
    person.window.place.touched.emit(frozenset({"session"}))
    person.waits()
    return sessions.calendar


@pytest.fixture
def clicks(person: Any, calendar: SessionCalendar) -> Callable[[int], None]:
    """Return a hand that clicks a day of the month shown."""

    def on(day: int) -> None:
        table = calendar.month.findChild(QTableView, "qt_calendar_calendarview")
        assert isinstance(table, QTableView)
        model = table.model()
        cells = [
            model.index(row, column)
            for row in range(1, model.rowCount())
            for column in range(model.columnCount())
        ]
        first = next(at for at, cell in enumerate(cells) if cell.data() == 1)
        cell = cells[first + day - 1]
        place = table.visualRect(cell).center()
        person.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        person.waits()

    return on


def listed(sessions: SessionsScreen) -> set[str]:
    return {row.code for row in sessions.table.shown()}


def test_days_show_how_many_sessions_in_which_state_by_signs(calendar: SessionCalendar) -> None:
    assert calendar.month.marks(TENTH) == "2○ 1◐"
    assert calendar.month.marks(TWELFTH) == "1×"
    assert calendar.month.marks(date(2026, 10, 11)) == ""
    assert calendar.told.text().startswith("○ prévue · ◐ ouverte · ● verrouillée · × annulée")


def test_a_day_filters_the_list_and_is_named(
    calendar: SessionCalendar, sessions: SessionsScreen, person: Any, clicks: Any
) -> None:
    clicks(10)
    assert listed(sessions) == {"S1", "P1", "P2"}
    assert calendar.told.text() == "Séances du 10/10/2026 · ★ Journée mondiale de la santé mentale"
    person.clicks(calendar.all_days)
    assert listed(sessions) == {"S1", "P1", "P2", "X1"}
    assert not calendar.all_days.isVisible()


def test_a_session_alone_on_its_day_is_shown(
    calendar: SessionCalendar, sessions: SessionsScreen, clicks: Any
) -> None:
    clicks(12)
    assert sessions.panel.session
    assert sessions.panel.session.code == "X1"
    assert sessions.panel.isVisible()


def test_a_day_is_chosen_by_the_keyboard(
    calendar: SessionCalendar, sessions: SessionsScreen, person: Any
) -> None:
    table = calendar.month.findChild(QTableView, "qt_calendar_calendarview")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        person.qtbot.keyClick(table, key)
    person.waits()
    assert listed(sessions) == {"X1"}


def test_a_new_session_is_offered_on_the_day_chosen_and_is_seen_wherever_it_falls(
    calendar: SessionCalendar, sessions: SessionsScreen, person: Any, clicks: Any, desk: Desk
) -> None:
    clicks(18)
    person.clicks(sessions.add)
    assert sessions.form.day.date() == QDate(2026, 10, 18)
    sessions.form.day.setDate(QDate(2026, 10, 20))
    person.types(sessions.form.code, "N1")
    person.types(sessions.form.theme, "Essai")
    person.clicks(sessions.form.save)
    chosen = sessions.table.chosen()
    assert chosen
    assert chosen.code == "N1"
    assert calendar.day is None


def test_the_calendar_hides_and_then_hides_no_session(
    calendar: SessionCalendar, sessions: SessionsScreen, person: Any, clicks: Any
) -> None:
    clicks(12)
    person.clicks(sessions.show_calendar)
    assert not calendar.isVisible()
    assert listed(sessions) == {"S1", "P1", "P2", "X1"}
    person.clicks(sessions.show_calendar)
    assert calendar.isVisible()


@pytest.mark.parametrize(
    ("language", "country", "first"),
    [("fr", "fr_MA", "lun."), ("ar", "ar_MA", "الاثنين"), ("en", "en_GB", "Mon")],
)
def test_weeks_begin_on_monday_in_every_language(qtbot: Any, language: str, country: str, first: str) -> None:
    calendar = SessionCalendar(Wording(language, catalogue(language)), TENTH, lambda _day: None)
    qtbot.addWidget(calendar)
    calendar.month.setLocale(QLocale(country))
    table = calendar.month.findChild(QTableView, "qt_calendar_calendarview")
    assert isinstance(table, QTableView)
    assert table.model().index(0, 0).data() == first
    assert calendar.month.selectedDate() == QDate(2026, 10, 10)
