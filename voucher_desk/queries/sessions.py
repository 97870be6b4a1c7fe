"""Rows about sessions and attendance."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence, SessionKind, SessionState, WaiverReason


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session with its counts; instants are UTC. `vouchers` counts those that hang on it, void ones not."""

    code: str
    kind: SessionKind
    theme: str
    association: str
    city: str
    starts_at: datetime
    ends_at: datetime
    state: SessionState
    present: int
    absent: int
    waived: int
    vouchers: int


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A list imported into a session: when (UTC), how many people it named, how many were new."""

    file_sha256: str
    at: datetime
    rows: int
    present: int
    new_people: int


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A person at a session and the voucher that hangs on their presence, if any."""

    person: str
    sex: Sex
    age_group: AgeGroup
    presence: Presence
    waiver_reason: WaiverReason | None
    waiver_proposed_by: str | None
    serial: str | None
