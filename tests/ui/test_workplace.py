"""The workplace: refusals, faults and surprises become messages, and a double click does a thing once."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from ui.messages import Level, Message
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.domain.sessions import UnknownSession
from voucher_desk.ports.faults import DiskFull
from voucher_desk.ports.work import Work
from voucher_desk.usecases.hold_session import ChangeSession, lock_session


class Place:
    """A workplace, what it told, and a way to wait for it."""

    def __init__(self, qtbot: Any, desk: Desk, wording: Wording, answers: Any) -> None:
        self.qtbot = qtbot
        self.place = Workplace(desk, (), wording, answers, lambda _path: None)
        self.owner = QObject()
        self.told: list[Message] = []
        self.touched: list[frozenset[str]] = []
        self.place.messages.sent.connect(self.told.append)
        self.place.touched.connect(self.touched.append)

    def waits(self) -> None:
        self.qtbot.waitUntil(lambda: not self.place.background.busy)

    def does(self, use_case: Callable[[Work, Any], Any], request: object = None) -> list[Any]:
        done: list[Any] = []
        self.place.do(self.owner, use_case, request, done.append)
        self.waits()
        return done


@pytest.fixture
def at(qtbot: Any, desk: Desk, wording: Wording, answers: Any) -> Place:
    return Place(qtbot, desk, wording, answers)


def raising(error: Exception) -> Callable[[Work, Any], None]:
    def fails(_work: Work, _request: object) -> None:
        raise error

    return fails


def test_a_refusal_is_said_in_words(at: Place) -> None:
    assert at.does(lock_session, ChangeSession("NULLE-PART")) == []
    [message] = at.told
    assert message.level is Level.REFUSED
    assert "NULLE-PART" in message.text


def test_a_fault_is_said_calmly(at: Place) -> None:
    at.does(raising(DiskFull()))
    assert [message.level for message in at.told] == [Level.FAULT]


def test_a_surprise_tells_nothing_of_what_was_typed(at: Place, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "voucher_desk.ui"):
        at.does(raising(ValueError("Amina, 12 rue des Lilas")))
    assert [message.level for message in at.told] == [Level.FAULT]
    assert "Amina" not in at.told[0].text + caplog.text
    assert "ValueError" in caplog.text
    assert Path(__file__).name in caplog.text


def test_a_screen_may_answer_a_refusal_itself(at: Place) -> None:
    answered: list[Exception] = []
    refusal = UnknownSession(session="S")

    def answers_it(error: Exception) -> bool:
        answered.append(error)
        return True

    at.place.do(at.owner, raising(refusal), None, lambda _: None, answers_it)
    at.waits()
    assert answered == [refusal]
    assert at.told == []


def test_a_write_says_what_it_touched_after_it_is_answered(at: Place, field: Any) -> None:
    field.session("S1")
    at.does(lock_session, ChangeSession("S1"))
    [touched] = at.touched
    assert "session" in touched


def test_a_double_click_does_a_thing_once(at: Place, field: Any) -> None:
    field.session("S1")
    for _ in range(2):
        at.place.do(at.owner, lock_session, ChangeSession("S1"), lambda _session: None)
    at.waits()
    assert at.told == []
    assert len(at.touched) == 1


def test_a_rehearsal_saves_nothing(at: Place, field: Any) -> None:
    field.session("S1")
    rehearsed: list[Any] = []
    at.place.rehearse(at.owner, lock_session, ChangeSession("S1"), rehearsed.append)
    at.waits()
    assert rehearsed
    assert at.touched == []
    assert field.desk.read(lambda queries: queries.sessions())[0].state.value == "OPEN"
