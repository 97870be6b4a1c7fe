"""Record an arrival: somebody shows the code the programme gave them, and is present."""

from dataclasses import dataclass

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.people import Person
from voucher_desk.domain.sessions import (
    ENTITLING,
    Presence,
    Session,
    UnknownAttendance,
    UnknownPerson,
)
from voucher_desk.ports.work import Work
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.import_attendance import open_for_recording


@dataclass(frozen=True, slots=True)
class RecordArrival:
    """A session and the codes that may have been shown, the likelier first."""

    session: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who arrived, what is recorded of them, and whether it was before."""

    person: str
    presence: Presence
    again: bool


def record_arrival(work: Work, request: RecordArrival) -> Arrival:
    """Record a person the programme knows as present, on the list of the session or not; a waiver stands.

    Raises UnknownPerson, SessionStateForbids.
    """
    work.actor.require(Duty.ATTENDANCE)
    session = open_for_recording(work, work.sessions.find(request.session))
    people = work.sessions.people(request.codes)
    known = [people[code] for code in request.codes if code in people]
    if not known:
        raise UnknownPerson(session=session.code)
    person = known[0]
    before = _presence_of(work, session, person)
    if before in ENTITLING:
        return Arrival(person.code, before, again=True)
    if before is None:
        _add(work, session, person)
    else:
        correct_attendance(work, CorrectAttendance(session.code, person.code, present=True))
    return Arrival(person.code, Presence.PRESENT, again=False)


def _presence_of(work: Work, session: Session, person: Person) -> Presence | None:
    try:
        return work.sessions.attendance_of(session, person.code).presence
    except UnknownAttendance:
        return None


def _add(work: Work, session: Session, person: Person) -> None:
    work.sessions.record(session, {person.code: Presence.PRESENT})
    fact = [
        person.code,
        person.sex.value,
        person.birth_year,
        person.age_group.value,
        Presence.PRESENT.value,
    ]
    work.record(Event(EventKind.ATTENDANCE_RECORDED, session.code, {"people": [fact]}))
