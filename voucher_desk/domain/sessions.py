"""Awareness sessions and attendance: every voucher hangs on one person's presence at one of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason


class SessionKind(StrEnum):
    """What kind of meeting it was; only awareness sessions entitle to a voucher, trainings never (65)."""

    AWARENESS = "awareness"
    TRAINING = "training"
    WORKSHOP = "workshop"
    RESTITUTION = "restitution"


ENTITLING_KINDS = frozenset({SessionKind.AWARENESS})


class SessionState(StrEnum):
    """PLANNED, OPEN, LOCKED, REOPENED with a reason, or CANCELLED."""

    PLANNED = "PLANNED"
    OPEN = "OPEN"
    LOCKED = "LOCKED"
    REOPENED = "REOPENED"
    CANCELLED = "CANCELLED"


RECORDABLE = frozenset({SessionState.PLANNED, SessionState.OPEN, SessionState.REOPENED})


class Presence(StrEnum):
    """What is recorded of one person at one session."""

    EXPECTED = "EXPECTED"
    PRESENT = "PRESENT"
    ABSENT = "ABSENT"
    WAIVED = "WAIVED"


ENTITLING = frozenset({Presence.PRESENT, Presence.WAIVED})


class WaiverReason(StrEnum):
    """Why attendance is waived: never a diagnosis, so that help is not conditional on disclosure."""

    HEALTH = "HEALTH"
    URGENT = "URGENT"
    MINOR = "MINOR"


@reason
class UnknownSession(Refused):
    """No session has this code."""

    code: ClassVar[str] = "SEA-01"
    session: str


@reason
class SessionStateForbids(Refused):
    """What was asked may not happen to a session in this state."""

    code: ClassVar[str] = "SEA-02"
    session: str
    state: str
    action: str


@reason
class SessionExists(Refused):
    """Another session has this code, with other facts."""

    code: ClassVar[str] = "SEA-03"
    session: str


@reason
class AlreadyImported(Refused):
    """This very file is in the books of this session already."""

    code: ClassVar[str] = "SEA-04"
    session: str
    at: datetime
    rows: int


@reason
class AttendanceHoldsVoucher(Refused):
    """A voucher hangs on this presence: only making the voucher void frees it (invariant 13)."""

    code: ClassVar[str] = "SEA-05"
    person: str


@reason
class UnknownAttendance(Refused):
    """This person is not on the list of this session."""

    code: ClassVar[str] = "SEA-06"
    session: str
    person: str


@reason
class NothingToWaive(Refused):
    """No waiver was proposed for this person, or attendance needs none."""

    code: ClassVar[str] = "SEA-07"
    session: str
    person: str


@reason
class PersonDiffers(Refused):
    """The programme knows this code with another sex or birth year: two people, or a slip of the pen."""

    code: ClassVar[str] = "SEA-08"
    person: str
    row: int


@reason
class UnknownPerson(Refused):
    """Nobody in the programme has the code that was shown; what was shown is not repeated."""

    code: ClassVar[str] = "SEA-15"
    session: str


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting at one place: `starts_at` and `ends_at` are UTC."""

    id: int
    code: str
    kind: SessionKind
    association: str
    city: str
    theme: str
    starts_at: datetime
    ends_at: datetime
    state: SessionState


def require_recordable(session: Session) -> None:
    """Raise SessionStateForbids once the attendance of a session may no longer change."""
    if session.state not in RECORDABLE:
        raise SessionStateForbids(session=session.code, state=session.state.value, action="record")


def _moved(session: Session, allowed: frozenset[SessionState], state: SessionState, action: str) -> Session:
    if session.state not in allowed:
        raise SessionStateForbids(session=session.code, state=session.state.value, action=action)
    return replace(session, state=state)


def opened(session: Session) -> Session:
    """Return the session once people arrive; opening an open session changes nothing."""
    if session.state in {SessionState.OPEN, SessionState.REOPENED}:
        return session
    return _moved(session, frozenset({SessionState.PLANNED}), SessionState.OPEN, "record")


def locked(session: Session) -> Session:
    """Return the session once its attendance is final."""
    return _moved(session, frozenset({SessionState.OPEN, SessionState.REOPENED}), SessionState.LOCKED, "lock")


def reopened(session: Session) -> Session:
    """Return a locked session opened again, with a reason kept in the log."""
    return _moved(session, frozenset({SessionState.LOCKED}), SessionState.REOPENED, "reopen")


def cancelled(session: Session) -> Session:
    """Return a session that did not take place."""
    return _moved(session, frozenset({SessionState.PLANNED}), SessionState.CANCELLED, "cancel")
