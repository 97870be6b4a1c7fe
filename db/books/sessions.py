"""The session book: sessions, people under their pseudonyms, and attendance."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.books.writing import AnyRow, AnySelect, Stamp, change_one
from db.models.programme import AssociationRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.people import Person
from voucher_desk.domain.programme import UnknownAssociation
from voucher_desk.domain.sessions import (
    ENTITLING,
    Presence,
    Session,
    UnknownAttendance,
    UnknownSession,
    WaiverReason,
)
from voucher_desk.ports.books import Attendance

CHUNK = 500


class SqlSessionBook:
    """Finds and keeps sessions and attendance."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def find(self, code: str) -> Session:
        """Return a session. Raises UnknownSession."""
        row = self._connection.execute(
            select(SessionRow.__table__, AssociationRow.code.label("association"))
            .join(AssociationRow, AssociationRow.id == SessionRow.association_id)
            .where(SessionRow.code == code)
        ).first()
        if row is None:
            raise UnknownSession(session=code)
        return Session(
            id=row.id,
            code=row.code,
            kind=row.kind,
            association=row.association,
            city=row.city,
            theme=row.theme,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            state=row.state,
        )

    def add(self, session: Session) -> None:
        """Plan a session. Raises UnknownAssociation."""
        association_id = self._connection.execute(
            select(AssociationRow.id).where(AssociationRow.code == session.association)
        ).scalar()
        if association_id is None:
            raise UnknownAssociation(association=session.association)
        self._connection.execute(
            insert(SessionRow),
            {
                "code": session.code,
                "kind": session.kind,
                "association_id": association_id,
                "city": session.city,
                "theme": session.theme,
                "starts_at": session.starts_at,
                "ends_at": session.ends_at,
                "state": session.state,
            },
        )

    def put(self, before: Session, after: Session) -> None:
        """Put a session's new state. Raises LostRace."""
        change_one(
            self._connection,
            update(SessionRow)
            .where(SessionRow.id == before.id, SessionRow.state == before.state)
            .values(state=after.state),
        )

    def people(self, codes: Sequence[str]) -> Mapping[str, Person]:
        """Return the people known under these codes."""
        found: dict[str, Person] = {}
        for start in range(0, len(codes), CHUNK):
            part = codes[start : start + CHUNK]
            for row in self._connection.execute(select(PersonRow.__table__).where(PersonRow.code.in_(part))):
                found[row.code] = Person(row.id, row.code, row.sex, row.birth_year, row.age_group)
        return found

    def add_people(self, people: Sequence[Person]) -> None:
        """Add people new to the programme."""
        values = [
            {
                "code": person.code,
                "sex": person.sex,
                "birth_year": person.birth_year,
                "age_group": person.age_group,
            }
            for person in people
        ]
        if values:
            self._connection.execute(insert(PersonRow), values)

    def attendance(self, session: Session) -> Sequence[Attendance]:
        """Return everybody on a session's list, by code."""
        rows = self._connection.execute(_attendance(session).order_by(PersonRow.code))
        return [_attendance_of(row, session) for row in rows]

    def attendance_of(self, session: Session, person: str) -> Attendance:
        """Return one person's attendance. Raises UnknownAttendance."""
        row = self._connection.execute(_attendance(session).where(PersonRow.code == person)).first()
        if row is None:
            raise UnknownAttendance(session=session.code, person=person)
        return _attendance_of(row, session)

    def record(self, session: Session, presences: Mapping[str, Presence]) -> None:
        """Record presences by person code: new lines are added, known ones changed; a waiver stands."""
        people = self.people(list(presences))
        known = {line.person.code: line for line in self.attendance(session)}
        new = [
            {
                "session_id": session.id,
                "person_id": people[code].id,
                **self._presence(presence),
            }
            for code, presence in presences.items()
            if code not in known
        ]
        if new:
            self._connection.execute(insert(AttendanceRow), new)
        for code, presence in presences.items():
            line = known.get(code)
            if line and line.presence not in {presence, Presence.WAIVED}:
                self._connection.execute(
                    update(AttendanceRow)
                    .where(AttendanceRow.id == line.id)
                    .values(**self._presence(presence))
                )

    def _presence(self, presence: Presence) -> dict[str, Any]:
        return {
            "state": presence,
            "entitles": int(presence in ENTITLING),
            "recorded_by": self._stamp.by,
            "recorded_at": self._stamp.at,
        }

    def propose_waiver(self, attendance: Attendance, waiver_reason: WaiverReason) -> None:
        """Note a proposed waiver and who proposed it."""
        self._connection.execute(
            update(AttendanceRow)
            .where(AttendanceRow.id == attendance.id)
            .values(waiver_reason=waiver_reason, waiver_proposed_by=self._stamp.by)
        )

    def approve_waiver(self, attendance: Attendance) -> None:
        """Make a proposed waiver count. Raises LostRace."""
        change_one(
            self._connection,
            update(AttendanceRow)
            .where(AttendanceRow.id == attendance.id, AttendanceRow.state == attendance.presence)
            .values(waiver_approved_by=self._stamp.by, **self._waived()),
        )

    def _waived(self) -> dict[str, Any]:
        return {"state": Presence.WAIVED, "entitles": 1}

    def recorders(self, session: Session) -> Sequence[str]:
        """Return who recorded the attendance of those entitled."""
        return list(
            self._connection.execute(
                select(AttendanceRow.recorded_by)
                .where(AttendanceRow.session_id == session.id, AttendanceRow.entitles == 1)
                .distinct()
                .order_by(AttendanceRow.recorded_by)
            ).scalars()
        )

    def holds_voucher(self, attendance: Attendance) -> bool:
        """Return whether a voucher that still counts hangs on this presence."""
        found = self._connection.execute(
            select(VoucherRow.id)
            .where(VoucherRow.attendance_id == attendance.id, VoucherRow.held == 1)
            .limit(1)
        ).first()
        return found is not None


def _attendance(session: Session) -> AnySelect:
    return (
        select(
            AttendanceRow.__table__,
            PersonRow.code,
            PersonRow.sex,
            PersonRow.birth_year,
            PersonRow.age_group,
        )
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .where(AttendanceRow.session_id == session.id)
    )


def _attendance_of(row: AnyRow, session: Session) -> Attendance:
    return Attendance(
        id=row.id,
        session=session.code,
        person=Person(row.person_id, row.code, row.sex, row.birth_year, row.age_group),
        presence=row.state,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        waiver_reason=row.waiver_reason,
        waiver_proposed_by=row.waiver_proposed_by,
    )
