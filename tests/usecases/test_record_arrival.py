"""Arrivals by code: on the list or not, once, and never over a waiver."""

from typing import Any

import pytest

from voucher_desk.domain.duties import DutyMissing
from voucher_desk.domain.sessions import Presence, SessionStateForbids, UnknownPerson
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.hold_session import ChangeSession, lock_session
from voucher_desk.usecases.record_arrival import Arrival, RecordArrival, record_arrival


def arrive(field: Any, *codes: str, session: str = "S1", user: str = "animation") -> Arrival:
    arrival: Arrival = field.do(user, record_arrival, RecordArrival(session, codes))
    return arrival


def presences(field: Any, session: str = "S1") -> dict[str, Presence]:
    people = field.desk.read(lambda queries: queries.attendance(session))
    return {one.person: one.presence for one in people}


def test_who_was_thought_absent_arrives_once(any_field: Any) -> None:
    person, *_ = any_field.session("S1", 2)
    any_field.do("animation", correct_attendance, CorrectAttendance("S1", person, present=False))

    assert arrive(any_field, person) == Arrival(person, Presence.PRESENT, again=False)
    assert arrive(any_field, person) == Arrival(person, Presence.PRESENT, again=True)

    assert presences(any_field)[person] is Presence.PRESENT
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_who_is_known_from_another_session_joins_this_one(any_field: Any) -> None:
    person, *_ = any_field.session("S1", 1)
    any_field.session("S2", 1)

    assert arrive(any_field, "X", person, session="S2") == Arrival(person, Presence.PRESENT, again=False)

    assert presences(any_field, "S2")[person] is Presence.PRESENT
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


@pytest.mark.parametrize("codes", [("X-1",), ()])
def test_a_code_nobody_has_is_refused_without_repeating_it(field: Any, codes: tuple[str, ...]) -> None:
    field.session("S1", 1)

    with pytest.raises(UnknownPerson) as refused:
        arrive(field, *codes)

    assert "X-1" not in repr(refused.value)


def test_nobody_arrives_at_a_locked_session(field: Any) -> None:
    person, *_ = field.session("S1", 1)
    field.do("coordination", lock_session, ChangeSession("S1"))

    with pytest.raises(SessionStateForbids):
        arrive(field, person)


def test_who_notes_no_presences_notes_no_arrival(field: Any) -> None:
    person, *_ = field.session("S1", 1)

    with pytest.raises(DutyMissing):
        arrive(field, person, user="stock")
