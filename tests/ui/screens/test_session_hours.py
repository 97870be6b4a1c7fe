"""The hours of a new session: where the clocks strike an hour twice, the person says which one is meant."""

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QDate, QTime

from ui.screens.sessions.new_session import NewSessionForm
from ui.screens.sessions.sessions_screen import SessionsScreen
from voucher_desk.desk import Desk

CLOCKS_GO_BACK = QDate(2026, 9, 20)


@pytest.fixture
def form(person: Any, sessions: SessionsScreen) -> NewSessionForm:
    """Return the form, complete but for the hours, on the day on which the clocks went back."""
    person.becomes("animation")
    person.clicks(sessions.add)
    person.types(sessions.form.code, "S-NUIT")
    person.types(sessions.form.theme, "Veille")
    sessions.form.day.setDate(CLOCKS_GO_BACK)
    return sessions.form


def starts_at(desk: Desk) -> list[datetime]:
    return [row.starts_at for row in desk.read(lambda queries: queries.sessions())]


@pytest.mark.parametrize(("word", "hour"), [("La première fois", 0), ("La seconde fois", 1)])
def test_of_two_equal_hours_the_one_chosen_is_meant(
    person: Any, form: NewSessionForm, desk: Desk, word: str, hour: int
) -> None:
    form.starts.hour.setTime(QTime(1, 30))
    assert form.starts.which.isVisible()
    assert not form.ends.which.isVisible()
    assert not form.save.isEnabled()
    person.chooses(form.starts.which, word)
    person.clicks(form.save)
    assert starts_at(desk) == [datetime(2026, 9, 20, hour, 30, tzinfo=UTC)]


def test_nothing_is_asked_of_an_hour_that_comes_once(form: NewSessionForm) -> None:
    form.starts.hour.setTime(QTime(1, 30))
    form.starts.hour.setTime(QTime(3, 30))
    assert not form.starts.which.isVisible()
    assert form.save.isEnabled()
    form.starts.hour.setTime(QTime(1, 30))
    form.day.setDate(CLOCKS_GO_BACK.addDays(1))
    assert not form.starts.which.isVisible()
    assert form.save.isEnabled()


def test_the_answer_to_one_hour_is_none_to_another(person: Any, form: NewSessionForm) -> None:
    form.starts.hour.setTime(QTime(1, 30))
    person.chooses(form.starts.which, "La seconde fois")
    form.starts.hour.setTime(QTime(1, 45))
    assert form.starts.which.isVisible()
    assert not form.save.isEnabled()


def test_an_hour_the_clocks_jumped_over_is_refused_when_it_is_saved(
    person: Any, form: NewSessionForm, desk: Desk
) -> None:
    form.day.setDate(QDate(2026, 3, 22))
    form.starts.hour.setTime(QTime(2, 30))
    assert not form.starts.which.isVisible()
    person.clicks(form.save)
    assert "Heure inexistante" in person.reads()
    assert starts_at(desk) == []
