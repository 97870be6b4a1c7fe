"""Waive attendance: a named way round for who could not attend, with a reason and a second person."""

from dataclasses import dataclass, replace

from voucher_desk.domain.distributions import require_entitling
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.people import Person
from voucher_desk.domain.programme import code_given
from voucher_desk.domain.sessions import ENTITLING, NothingToWaive, Presence, WaiverReason
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ProposeWaiver:
    """A person who did not attend, known or new to the programme, and why help is due all the same."""

    session: str
    person: Person
    reason: WaiverReason


@dataclass(frozen=True, slots=True)
class ApproveWaiver:
    """A proposed waiver."""

    session: str
    person: str


def propose_waiver(work: Work, request: ProposeWaiver) -> None:
    """Propose that a person is entitled without having attended.

    Raises NothingToWaive if they attended, SessionEntitlesNobody.
    """
    work.actor.require(Duty.ATTENDANCE)
    session = work.sessions.find(request.session)
    require_entitling(session)
    person = replace(request.person, code=code_given(request.person.code))
    if person.code not in work.sessions.people([person.code]):
        work.sessions.add_people([person])
    listed = {line.person.code for line in work.sessions.attendance(session)}
    if person.code not in listed:
        work.sessions.record(session, {person.code: Presence.EXPECTED})
    attendance = work.sessions.attendance_of(session, person.code)
    if attendance.presence in ENTITLING:
        raise NothingToWaive(session=session.code, person=person.code)
    work.sessions.propose_waiver(attendance, request.reason)
    known = attendance.person
    work.record(
        Event(
            EventKind.WAIVER_PROPOSED,
            session.code,
            {
                "person": [
                    known.code,
                    known.sex.value,
                    known.birth_year,
                    known.age_group.value,
                    attendance.presence.value,
                ],
                "reason": request.reason.value,
            },
        )
    )


def approve_waiver(work: Work, request: ApproveWaiver) -> None:
    """Approve a waiver somebody else proposed: the person is entitled to a voucher (invariant 8)."""
    work.actor.require(Duty.LOCK)
    session = work.sessions.find(request.session)
    attendance = work.sessions.attendance_of(session, request.person)
    if attendance.waiver_proposed_by is None or attendance.presence in ENTITLING:
        raise NothingToWaive(session=session.code, person=request.person)
    work.actor.require_other_than(attendance.waiver_proposed_by, first="propose", second="approve")
    work.sessions.approve_waiver(attendance)
    work.record(Event(EventKind.WAIVER_APPROVED, session.code, {"person": request.person}))
