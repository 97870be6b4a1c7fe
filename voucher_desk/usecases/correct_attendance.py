"""Correct one person's attendance: present or absent, only before a voucher hangs on it."""

from dataclasses import dataclass

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.sessions import AttendanceHoldsVoucher, Presence
from voucher_desk.ports.work import Work
from voucher_desk.usecases.import_attendance import open_for_recording


@dataclass(frozen=True, slots=True)
class CorrectAttendance:
    """A person of a session and whether they were there."""

    session: str
    person: str
    present: bool


def correct_attendance(work: Work, request: CorrectAttendance) -> Presence:
    """Record the person as present or absent; a waiver stands, and a planned session opens.

    Raises AttendanceHoldsVoucher (invariant 13), SessionStateForbids.
    """
    work.actor.require(Duty.ATTENDANCE)
    session = open_for_recording(work, work.sessions.find(request.session))
    attendance = work.sessions.attendance_of(session, request.person)
    presence = Presence.PRESENT if request.present else Presence.ABSENT
    if attendance.presence in {presence, Presence.WAIVED}:
        return attendance.presence
    if work.sessions.holds_voucher(attendance):
        raise AttendanceHoldsVoucher(person=request.person)
    work.sessions.record(session, {request.person: presence})
    work.record(
        Event(
            EventKind.ATTENDANCE_CORRECTED,
            session.code,
            {"person": request.person, "presence": presence.value},
        )
    )
    return presence
