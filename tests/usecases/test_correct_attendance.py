"""Corrections of one person's attendance."""

from datetime import timedelta
from typing import Any

import pytest

from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.sessions import (
    Presence,
    SessionKind,
    SessionState,
    SessionStateForbids,
    WaiverReason,
)
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.hold_session import (
    AddSession,
    ChangeSession,
    add_session,
    cancel_session,
    lock_session,
)
from voucher_desk.usecases.waive_attendance import ProposeWaiver, propose_waiver


@pytest.fixture
def expected(field: Any) -> str:
    """Return somebody expected at a planned session, for whom a waiver was proposed."""
    begins = field.clock.now.replace(second=0)
    planned = AddSession(
        "S1", SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", "Essai", begins, begins + timedelta(hours=1)
    )
    field.do("animation", add_session, planned)
    person = Person(0, "P-ATTENDUE", Sex.FEMALE, None, AgeGroup.ADULT)
    field.do("animation", propose_waiver, ProposeWaiver("S1", person, WaiverReason.HEALTH))
    return person.code


def test_the_first_presence_noted_opens_a_planned_session(field: Any, expected: str) -> None:
    presence = field.do("animation", correct_attendance, CorrectAttendance("S1", expected, present=True))
    assert presence is Presence.PRESENT
    [session] = field.desk.read(lambda queries: queries.sessions())
    assert session.state is SessionState.OPEN
    assert field.desk.read(lambda queries: queries.differences()) == ()


def test_a_session_somebody_came_to_is_locked_and_no_more_cancelled(field: Any, expected: str) -> None:
    field.do("animation", correct_attendance, CorrectAttendance("S1", expected, present=True))
    with pytest.raises(SessionStateForbids):
        field.do("coordination", cancel_session, ChangeSession("S1", "pluie"))
    field.do("coordination", lock_session, ChangeSession("S1"))
    with pytest.raises(SessionStateForbids):
        field.do("animation", correct_attendance, CorrectAttendance("S1", expected, present=False))
