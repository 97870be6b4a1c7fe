"""R5 and R6: people at sessions, by the codes the programme gave them."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from voucher_desk.app import open_desk
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.home import open_home
from voucher_desk.queries.exceptions import Hand
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.record_arrival import RecordArrival, record_arrival

MIXED = (Sex.FEMALE, 1990), (Sex.FEMALE, 1990), (Sex.MALE, 2001), (Sex.MALE, 1975), (Sex.UNKNOWN, None)


def arrive(field: Any, session: str, people: list[str], apart: int) -> None:
    for person in people:
        field.clock.now += timedelta(seconds=apart)
        field.do("animation", record_arrival, RecordArrival(session, (person,)))


def listed(field: Any, session: str, codes: list[str], mix: Any = MIXED, *, association: str) -> None:
    """Hold a session and import people of a mix of sexes and years under these codes."""
    field.session(session, people=0, association=association)
    people = tuple(
        ListedPerson(row, code, sex, year, AgeGroup.ADULT, Presence.PRESENT)
        for row, (code, (sex, year)) in enumerate(zip(codes, mix, strict=True), 1)
    )
    field.do("animation", import_attendance, ImportAttendance(session, people, uuid4().hex))


def test_r5_finds_presences_ticked_within_seconds(any_field: Any, found: Any) -> None:
    known = any_field.session("S1", people=12)
    any_field.session("S2", people=1)
    arrive(any_field, "S2", known[:5], apart=0)
    any_field.clock.now += timedelta(minutes=1)
    arrive(any_field, "S2", known[5:11], apart=20)

    [row] = found(Finding.TICKED_TOGETHER)
    assert (row.place, row.people, row.figure) == ("S2", tuple(known[:5]), 5)
    assert row.by == (Hand(Duty.ATTENDANCE, "animation"),)
    assert found(Finding.TICKED_TOGETHER, ticks_people=6) == []


def test_r5_finds_presences_ticked_long_after_the_end(any_field: Any, found: Any) -> None:
    known = any_field.session("S1", people=3)
    any_field.session("S2", people=1)
    arrive(any_field, "S2", known[:1], apart=10)
    any_field.clock.now += timedelta(hours=3, minutes=5)
    arrive(any_field, "S2", known[1:], apart=10)

    [row] = found(Finding.TICKED_LATE)
    assert (row.place, row.people, row.figure) == ("S2", tuple(known[1:]), 2)
    assert found(Finding.TICKED_LATE, late_minutes=90) == []


def test_r5_finds_a_session_of_the_same_people_in_all_but_their_codes(any_field: Any, found: Any) -> None:
    listed(any_field, "S1", ["A1", "A2", "A3", "A4", "A5"], association="ASSO-CAS")
    listed(any_field, "S2", ["B1", "B2", "B3", "B4", "B5"], association="ASSO-RAB")
    other = ((Sex.FEMALE, 1991), *MIXED[1:])
    listed(any_field, "S3", ["C1", "C2", "C3", "C4", "C5"], other, association="ASSO-CAS")

    [row] = found(Finding.SAME_PATTERN, pattern_people=5)
    assert (row.place, row.reference, row.figure) == ("S2", "S1", 5)
    assert found(Finding.SAME_PATTERN, pattern_people=6) == []


def test_r5_does_not_wonder_at_the_same_people_coming_again(any_field: Any, found: Any) -> None:
    for session in ("S1", "S2"):
        listed(any_field, session, ["A1", "A2", "A3", "A4", "A5"], association="ASSO-CAS")

    assert found(Finding.SAME_PATTERN, pattern_people=5) == []


def test_r5_finds_presences_and_issues_of_one_desk_where_there_are_several(
    any_field: Any, found: Any, tmp_path: Path, home: Path, database: str | None
) -> None:
    any_field.issued(people=2)
    assert found(Finding.SAME_DESK) == []

    shared = database or str(open_home(home).database)
    other = open_desk(tmp_path / "other", "animation", database=shared, clock=any_field.clock)
    begins = any_field.clock.now
    there = AddSession("S9", SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", "Essai", begins, begins)
    other.do(add_session, there)
    other.close()

    [row] = found(Finding.SAME_DESK)
    assert (row.place, row.figure) == ("D1", 2)


def test_r6_finds_a_code_in_two_associations_with_its_vouchers(any_field: Any, found: Any) -> None:
    listed(any_field, "S1", ["A1", "A2"], MIXED[:2], association="ASSO-CAS")
    listed(any_field, "S2", ["A1", "B2"], MIXED[:2], association="ASSO-RAB")

    [row] = found(Finding.TWO_ASSOCIATIONS)
    assert (row.people, row.place) == (("A1",), "ASSO-CAS, ASSO-RAB")


def test_r6_finds_codes_that_differ_in_their_signs_alone(any_field: Any, found: Any, kinds: Any) -> None:
    listed(any_field, "S1", ["CAS-001", "CAS-0011"], MIXED[:2], association="ASSO-CAS")
    assert kinds(Rule.R6) == []

    listed(any_field, "S2", ["cas 001", "CAS-0012"], MIXED[:2], association="ASSO-CAS")
    [row] = found(Finding.CODES_ALIKE)
    assert set(row.people) == {"CAS-001", "cas 001"}
