"""Attendance: planned, imported, corrected, waived, locked; a presence that holds a voucher stays."""

from datetime import timedelta
from typing import Any

import pytest

from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.distributions import SessionEntitlesNobody
from voucher_desk.domain.duties import SamePerson
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.programme import UnknownAssociation
from voucher_desk.domain.sessions import (
    AlreadyImported,
    AttendanceHoldsVoucher,
    NothingToWaive,
    PersonDiffers,
    Presence,
    SessionExists,
    SessionKind,
    SessionStateForbids,
    UnknownAttendance,
    UnknownSession,
    WaiverReason,
)
from voucher_desk.domain.vouchers import ReasonMissing, VoidReason
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.hold_session import (
    AddSession,
    ChangeSession,
    add_session,
    cancel_session,
    lock_session,
    reopen_session,
)
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)


def planned(field: Any, code: str = "S1", **changes: Any) -> AddSession:
    facts: dict[str, Any] = {
        "kind": SessionKind.AWARENESS,
        "association": "ASSO-CAS",
        "city": "Casablanca",
        "theme": "Essai",
        "starts_at": field.clock.now.replace(second=0),
        "ends_at": field.clock.now.replace(second=0) + timedelta(hours=2),
    }
    return AddSession(code, **{**facts, **changes})


def row(code: str | None, presence: Presence = Presence.PRESENT, **changes: Any) -> ListedPerson:
    facts: dict[str, Any] = {"sex": Sex.FEMALE, "birth_year": 1990, "age_group": AgeGroup.ADULT}
    return ListedPerson(1, code, presence=presence, **{**facts, **changes})


def take(field: Any, *rows: ListedPerson, session: str = "S1", file: str = "f1") -> Any:
    return field.do("animation", import_attendance, ImportAttendance(session, rows, file))


def presences(field: Any, session: str = "S1") -> dict[str, Presence]:
    people = field.desk.read(lambda queries: queries.attendance(session))
    return {one.person: one.presence for one in people}


def waive(field: Any, code: str = "P-ABSENTE", session: str = "S1") -> None:
    person = Person(0, code, Sex.FEMALE, None, AgeGroup.ADULT)
    field.do("animation", propose_waiver, ProposeWaiver(session, person, WaiverReason.HEALTH))
    field.do("coordination", approve_waiver, ApproveWaiver(session, code))


def test_the_same_session_again_changes_nothing(field: Any) -> None:
    request = planned(field)

    assert field.do("animation", add_session, request) == field.do("animation", add_session, request)


def test_another_session_under_a_known_code_is_refused(field: Any) -> None:
    field.do("animation", add_session, planned(field))

    with pytest.raises(SessionExists):
        field.do("animation", add_session, planned(field, theme="Autre"))


def test_an_association_nobody_declared_holds_no_session(field: Any) -> None:
    with pytest.raises(UnknownAssociation):
        field.do("animation", add_session, planned(field, association="X"))


def test_a_list_opens_its_session(field: Any) -> None:
    field.do("animation", add_session, planned(field))

    told = take(field, row("P-1"), row("P-2", Presence.ABSENT))

    assert (told.rows, told.new_people, told.present, told.absent) == (2, 2, 1, 1)
    assert presences(field) == {"P-1": "PRESENT", "P-2": "ABSENT"}


def test_the_same_file_is_imported_once(any_field: Any) -> None:
    any_field.do("animation", add_session, planned(any_field))
    take(any_field, row("P-1"))

    with pytest.raises(AlreadyImported) as refused:
        take(any_field, row("P-1"))

    assert refused.value.rows == 1


def test_the_same_people_in_another_file_are_the_same_people(field: Any) -> None:
    field.do("animation", add_session, planned(field))
    take(field, row("P-1"), row("P-2"))

    assert take(field, row("P-2"), row("P-3"), file="f2").new_people == 1


@pytest.mark.parametrize("changes", [{"sex": Sex.MALE}, {"birth_year": 1991}])
def test_a_known_code_with_other_facts_refuses_the_whole_list(field: Any, changes: dict[str, Any]) -> None:
    field.do("animation", add_session, planned(field))
    take(field, row("P-1"))

    with pytest.raises(PersonDiffers):
        take(field, row("P-2"), row("P-1", **changes), file="f2")

    assert set(presences(field)) == {"P-1"}


def test_an_answer_not_given_contradicts_nothing(field: Any) -> None:
    field.do("animation", add_session, planned(field))
    take(field, row("P-1"))

    take(field, row("P-1", sex=Sex.UNKNOWN, birth_year=None), file="f2")


def test_people_without_a_code_each_get_their_own(field: Any) -> None:
    field.do("animation", add_session, planned(field))

    told = take(field, *[row(None) for _ in range(30)])

    assert told.new_people == len(presences(field)) == 30


def test_a_session_nobody_planned_takes_no_list(field: Any) -> None:
    with pytest.raises(UnknownSession):
        take(field, row("P-1"))


def test_a_locked_session_takes_no_list_until_it_is_reopened_with_a_reason(field: Any) -> None:
    field.session("S1", 1)
    field.do("coordination", lock_session, ChangeSession("S1"))
    with pytest.raises(SessionStateForbids):
        take(field, row("P-2"), file="f2")
    with pytest.raises(ReasonMissing):
        field.do("coordination", reopen_session, ChangeSession("S1", "\u200b "))

    field.do("coordination", reopen_session, ChangeSession("S1", "une personne oubliée"))

    assert take(field, row("P-2"), file="f2").new_people == 1


def test_a_session_that_was_held_is_not_cancelled(field: Any) -> None:
    field.session("S1", 1)

    with pytest.raises(SessionStateForbids):
        field.do("coordination", cancel_session, ChangeSession("S1"))


def test_a_presence_is_corrected_before_a_voucher_hangs_on_it(field: Any) -> None:
    person, *_ = field.session("S1", 2)

    assert (
        field.do("animation", correct_attendance, CorrectAttendance("S1", person, present=False)) == "ABSENT"
    )
    assert presences(field)[person] == "ABSENT"


def test_a_presence_that_holds_a_voucher_stays(any_field: Any) -> None:
    any_field.issued(2)
    person = next(iter(presences(any_field)))

    with pytest.raises(AttendanceHoldsVoucher):
        any_field.do("animation", correct_attendance, CorrectAttendance("S1", person, present=False))
    with pytest.raises(AttendanceHoldsVoucher):
        take(any_field, row("P-9"), row(person, Presence.ABSENT), file="f2")

    assert set(presences(any_field).values()) == {"PRESENT"}
    assert len(presences(any_field)) == 2


def test_a_presence_is_corrected_once_its_voucher_is_void(field: Any) -> None:
    serial, *_ = field.issued(1)
    person = next(iter(presences(field)))
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.ERROR))
    field.do("coordination", approve_void, ApproveVoid(serial))

    assert (
        field.do("animation", correct_attendance, CorrectAttendance("S1", person, present=False)) == "ABSENT"
    )


def test_who_is_on_no_list_is_not_corrected(field: Any) -> None:
    field.session("S1", 1)

    with pytest.raises(UnknownAttendance):
        field.do("animation", correct_attendance, CorrectAttendance("S1", "P-9", present=True))


def test_a_waiver_entitles_who_could_not_come(any_field: Any) -> None:
    any_field.session("S1", 1)
    any_field.distribution("D1", "S1")
    waive(any_field)

    assert any_field.do("distribution", issue_vouchers, IssueVouchers("D1")).count == 2


def test_a_waiver_needs_a_second_person(any_field: Any) -> None:
    any_field.session("S1", 1)
    person = Person(0, "P-ABSENTE", Sex.FEMALE, None, AgeGroup.ADULT)
    any_field.do("coordination", propose_waiver, ProposeWaiver("S1", person, WaiverReason.URGENT))

    with pytest.raises(SamePerson):
        any_field.do("coordination", approve_waiver, ApproveWaiver("S1", "P-ABSENTE"))

    assert presences(any_field)["P-ABSENTE"] == "EXPECTED"


def test_who_attended_needs_no_waiver(field: Any) -> None:
    code, *_ = field.session("S1", 1)
    person = Person(0, code, Sex.FEMALE, 1990, AgeGroup.ADULT)

    with pytest.raises(NothingToWaive):
        field.do("animation", propose_waiver, ProposeWaiver("S1", person, WaiverReason.HEALTH))
    with pytest.raises(NothingToWaive):
        field.do("coordination", approve_waiver, ApproveWaiver("S1", code))


def test_a_waiver_stands_when_a_list_says_absent_or_present(field: Any) -> None:
    """A waived person is absent by definition: a list that says so takes nothing back and refuses nobody."""
    field.session("S1", 1)
    field.distribution("D1", "S1")
    waive(field)
    field.do("distribution", issue_vouchers, IssueVouchers("D1"))

    take(field, row("P-ABSENTE", Presence.ABSENT, birth_year=None), file="f2")
    take(field, row("P-ABSENTE", birth_year=None), file="f3")

    assert presences(field)["P-ABSENTE"] == "WAIVED"
    assert field.desk.read(lambda queries: queries.differences()) == ()


@pytest.mark.parametrize("present", [True, False])
def test_a_waiver_stands_when_attendance_is_corrected(field: Any, present: bool) -> None:  # noqa: FBT001  a case
    field.session("S1", 1)
    waive(field)

    told = field.do("animation", correct_attendance, CorrectAttendance("S1", "P-ABSENTE", present=present))

    assert told is presences(field)["P-ABSENTE"] is Presence.WAIVED


@pytest.mark.parametrize("kind", [kind for kind in SessionKind if kind is not SessionKind.AWARENESS])
def test_a_training_waives_nobody(field: Any, kind: SessionKind) -> None:
    field.do("animation", add_session, planned(field, kind=kind))

    with pytest.raises(SessionEntitlesNobody):
        waive(field)


def test_a_cancelled_session_waives_nobody(field: Any) -> None:
    field.do("animation", add_session, planned(field))
    field.do("coordination", cancel_session, ChangeSession("S1"))

    with pytest.raises(SessionEntitlesNobody):
        waive(field)
