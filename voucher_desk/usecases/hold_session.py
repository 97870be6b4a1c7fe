"""Hold a session: plan it, lock its attendance, reopen it with a reason, or cancel it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain import sessions
from voucher_desk.domain.dates import require_within_project
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, utc_text
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.names import clean
from voucher_desk.domain.programme import code_given
from voucher_desk.domain.sessions import (
    Session,
    SessionExists,
    SessionKind,
    SessionState,
    UnknownSession,
)
from voucher_desk.domain.vouchers import reason_given
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class AddSession:
    """A session to come; instants are UTC."""

    code: str
    kind: SessionKind
    association: str
    city: str
    theme: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ChangeSession:
    """A session and, where it is reopened or cancelled, why."""

    session: str
    reason: str = ""


def add_session(work: Work, request: AddSession) -> Session:
    """Plan a session; the same one again changes nothing.

    Raises SessionExists for another under its code, DateOutsideProject, UnknownAssociation.
    """
    work.actor.require(Duty.ATTENDANCE)
    programme = work.programme.current()
    require_within_project(local_date(request.starts_at), programme.starts_on, programme.ends_on)
    wanted = Session(
        0,
        code_given(request.code),
        request.kind,
        request.association,
        clean(request.city)[0],
        clean(request.theme)[0],
        request.starts_at,
        request.ends_at,
        SessionState.PLANNED,
    )
    try:
        known = work.sessions.find(wanted.code)
    except UnknownSession:
        work.sessions.add(wanted)
        work.record(Event(EventKind.SESSION_ADDED, wanted.code, _facts(wanted)))
        return work.sessions.find(wanted.code)
    if _facts(known) != _facts(wanted):
        raise SessionExists(session=wanted.code)
    return known


def lock_session(work: Work, request: ChangeSession) -> Session:
    """Lock a session's attendance; a voucher may still be issued to those present."""
    return _change(work, request, sessions.locked, EventKind.SESSION_LOCKED, Duty.LOCK)


def reopen_session(work: Work, request: ChangeSession) -> Session:
    """Reopen a locked session, with a reason that stays in the log."""
    reason_given(request.reason, "reopen")
    return _change(work, request, sessions.reopened, EventKind.SESSION_REOPENED, Duty.LOCK)


def cancel_session(work: Work, request: ChangeSession) -> Session:
    """Cancel a session that did not take place."""
    return _change(work, request, sessions.cancelled, EventKind.SESSION_CANCELLED, Duty.LOCK)


def _change(
    work: Work, request: ChangeSession, change: Callable[[Session], Session], kind: EventKind, duty: Duty
) -> Session:
    work.actor.require(duty)
    before = work.sessions.find(request.session)
    after = change(before)
    work.sessions.put(before, after)
    work.record(Event(kind, after.code, {"reason": clean(request.reason)[0]}))
    return after


def _facts(session: Session) -> dict[str, str]:
    return {
        "kind": session.kind.value,
        "association": session.association,
        "city": session.city,
        "theme": session.theme,
        "starts_at": utc_text(session.starts_at),
        "ends_at": utc_text(session.ends_at),
    }
