"""Import an attendance list: whom it names are people of the programme, present or absent at one session."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from voucher_desk.domain.attendance_imports import ImportLine, Recorded
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.sessions import (
    AlreadyImported,
    AttendanceHoldsVoucher,
    PersonDiffers,
    Presence,
    Session,
    opened,
    require_recordable,
)
from voucher_desk.ports.books import Attendance
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ImportAttendance:
    """The people a list names, as understood, and the hash of the file they came from."""

    session: str
    people: tuple[ListedPerson, ...]
    file_sha256: str


@dataclass(frozen=True, slots=True)
class AttendanceImported:
    """How many rows were read, people new to the programme, present and absent."""

    session: str
    rows: int
    new_people: int
    present: int
    absent: int


def import_attendance(work: Work, request: ImportAttendance) -> AttendanceImported:
    """Record everybody on the list; nothing of it where one row is refused, and a waiver stands.

    A person already known keeps their record, and must agree with it (PersonDiffers). Raises AlreadyImported
    for the same file, AttendanceHoldsVoucher where a row takes back a presence a voucher hangs on.
    """
    work.actor.require(Duty.ATTENDANCE)
    session = work.sessions.find(request.session)
    imported = work.imports.find(session, request.file_sha256)
    if imported:
        raise AlreadyImported(session=session.code, at=imported.at, rows=imported.rows)
    session = open_for_recording(work, session)
    people = _named(work, request.people)
    presences = {person.code: row.presence for person, row in zip(people, request.people, strict=True)}
    before = {line.person.code: line for line in work.sessions.attendance(session)}
    _require_free(work, before.values(), presences)
    known = work.sessions.people([person.code for person in people])
    _require_same(known, people, request.people)
    new = [person for person in people if person.code not in known]
    work.sessions.add_people(new)
    work.sessions.record(session, presences)
    work.imports.add(session, request.file_sha256, _lines(presences, before, new))
    work.record(
        Event(
            EventKind.ATTENDANCE_RECORDED,
            session.code,
            {"file": request.file_sha256, "people": [_fact(person, presences) for person in people]},
        )
    )
    present = sum(presence is Presence.PRESENT for presence in presences.values())
    return AttendanceImported(session.code, len(people), len(new), present, len(people) - present)


def open_for_recording(work: Work, session: Session) -> Session:
    """Return the session with its doors open: a planned one opens. Raises SessionStateForbids."""
    require_recordable(session)
    after = opened(session)
    if after != session:
        work.sessions.put(session, after)
        work.record(Event(EventKind.SESSION_OPENED, session.code))
    return after


def _named(work: Work, rows: Sequence[ListedPerson]) -> list[Person]:
    """Return the rows as people; who has no code on the list is given one that nobody else has."""
    taken = {row.code for row in rows if row.code}
    people = []
    for row in rows:
        code = row.code or drawn_code(work, taken)
        taken.add(code)
        people.append(Person(0, code, row.sex, row.birth_year, row.age_group))
    return people


def drawn_code(work: Work, taken: Collection[str] = ()) -> str:
    """Draw until the code is free: two people under one code would share one voucher."""
    while True:
        code = work.lots.person_code()
        if code not in taken and not work.sessions.people([code]):
            return code


def _require_same(
    known: Mapping[str, Person], people: Sequence[Person], rows: Sequence[ListedPerson]
) -> None:
    for person, row in zip(people, rows, strict=True):
        record = known.get(person.code)
        if record and not _agree(record, person):
            raise PersonDiffers(person=person.code, row=row.row)


def _agree(record: Person, person: Person) -> bool:
    """Compare what both tell; an answer not given contradicts nothing."""
    same_sex = Sex.UNKNOWN in {record.sex, person.sex} or record.sex is person.sex
    if record.birth_year and person.birth_year:
        return same_sex and record.birth_year == person.birth_year
    groups = {record.age_group, person.age_group}
    return same_sex and (len(groups) == 1 or AgeGroup.UNKNOWN in groups)


def _lines(
    presences: Mapping[str, Presence], before: Mapping[str, Attendance], new: Sequence[Person]
) -> list[ImportLine]:
    """Return what each line brings, so that the import can be undone."""
    codes = {person.code for person in new}
    recorded = {
        code: Recorded(attendance.presence, attendance.recorded_by, attendance.recorded_at)
        for code, attendance in before.items()
    }
    return [
        ImportLine(code, presence, recorded.get(code), code in codes) for code, presence in presences.items()
    ]


def _require_free(work: Work, listed: Iterable[Attendance], presences: Mapping[str, Presence]) -> None:
    for attendance in listed:
        absent = presences.get(attendance.person.code) is Presence.ABSENT
        if absent and attendance.presence is not Presence.WAIVED and work.sessions.holds_voucher(attendance):
            raise AttendanceHoldsVoucher(person=attendance.person.code)


def _fact(person: Person, presences: Mapping[str, Presence]) -> list[str | int | None]:
    return [
        person.code,
        person.sex.value,
        person.birth_year,
        person.age_group.value,
        presences[person.code].value,
    ]
