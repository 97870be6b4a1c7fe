"""Record a walk-in: somebody who is at a session and on no list."""

from dataclasses import dataclass

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.sessions import Presence
from voucher_desk.ports.work import Work
from voucher_desk.usecases.import_attendance import drawn_code, open_for_recording


@dataclass(frozen=True, slots=True)
class RecordWalkIn:
    """A session and what the programme may know of the person: nothing else is asked (invariant 47)."""

    session: str
    sex: Sex
    age_group: AgeGroup


def record_walk_in(work: Work, request: RecordWalkIn) -> Person:
    """Return the person, new to the programme and present, under a code drawn for them.

    The code is all that knows them again: it is told to them on the spot. Raises SessionStateForbids.
    """
    work.actor.require(Duty.ATTENDANCE)
    session = open_for_recording(work, work.sessions.find(request.session))
    person = Person(0, drawn_code(work), request.sex, None, request.age_group)
    work.sessions.add_people([person])
    work.sessions.record(session, {person.code: Presence.PRESENT})
    fact = [person.code, person.sex.value, None, person.age_group.value, Presence.PRESENT.value]
    work.record(Event(EventKind.ATTENDANCE_RECORDED, session.code, {"people": [fact]}))
    return person
