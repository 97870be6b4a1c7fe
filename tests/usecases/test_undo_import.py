"""A whole import taken back: everything a list brought or nothing of it, and the log agrees."""

from datetime import timedelta
from typing import Any

import pytest

from voucher_desk.domain.attendance_imports import (
    ImportCorrectedSince,
    ImportHoldsVoucher,
    ImportHoldsWaiver,
    ImportListedAgain,
    ImportOnFrozenList,
    UnknownImport,
)
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.duties import DutyMissing
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.sessions import Presence, SessionKind, SessionStateForbids, WaiverReason
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.sessions import ImportRow
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.hold_session import AddSession, ChangeSession, add_session, lock_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.open_distribution import (
    DraftDistribution,
    NamedDistribution,
    draft_distribution,
    freeze_list,
)
from voucher_desk.usecases.undo_import import ImportUndone, UndoImport, undo_import
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)


def plan(field: Any, code: str = "S1") -> None:
    start = field.clock.now.replace(second=0)
    wanted = AddSession(
        code, SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", "Essai", start, start + timedelta(hours=2)
    )
    field.do("animation", add_session, wanted)


def take(field: Any, file: str, session: str = "S1", **presences: Presence) -> None:
    rows = tuple(
        ListedPerson(at, code, Sex.FEMALE, 1990, AgeGroup.ADULT, presence)
        for at, (code, presence) in enumerate(presences.items(), start=2)
    )
    field.do("animation", import_attendance, ImportAttendance(session, rows, file))


def undo(field: Any, file: str | None = None, session: str = "S1", user: str = "animation") -> ImportUndone:
    undone: ImportUndone = field.do(user, undo_import, UndoImport(session, file))
    return undone


def presences(field: Any, session: str = "S1") -> dict[str, Presence]:
    people = field.desk.read(lambda queries: queries.attendance(session))
    return {one.person: one.presence for one in people}


def agrees_with_the_log(field: Any) -> bool:
    return not field.desk.read(lambda queries: queries.differences())


@pytest.fixture
def planned(any_field: Any) -> Any:
    """Return the field with a session, on each engine in turn."""
    plan(any_field)
    return any_field


def test_an_import_is_taken_back_whole_and_may_be_imported_again(planned: Any) -> None:
    take(planned, "f1", A=Presence.PRESENT, B=Presence.ABSENT)

    assert undo(planned) == ImportUndone("S1", removed=2, restored=0, people_gone=2)

    assert presences(planned) == {}
    assert agrees_with_the_log(planned)
    take(planned, "f1", A=Presence.PRESENT, B=Presence.ABSENT)
    assert presences(planned) == {"A": Presence.PRESENT, "B": Presence.ABSENT}
    assert agrees_with_the_log(planned)


def test_what_stood_before_the_list_stands_again(planned: Any) -> None:
    take(planned, "f1", A=Presence.ABSENT, B=Presence.PRESENT)
    take(planned, "f2", A=Presence.PRESENT, B=Presence.PRESENT, C=Presence.PRESENT)

    assert undo(planned, "f2") == ImportUndone("S1", removed=1, restored=1, people_gone=1)

    assert presences(planned) == {"A": Presence.ABSENT, "B": Presence.PRESENT}
    assert agrees_with_the_log(planned)


def test_imports_are_taken_back_one_after_the_other_latest_first(planned: Any) -> None:
    take(planned, "f1", A=Presence.ABSENT)
    take(planned, "f2", A=Presence.PRESENT)

    undo(planned)
    assert presences(planned) == {"A": Presence.ABSENT}
    undo(planned)

    assert presences(planned) == {}
    assert agrees_with_the_log(planned)


def test_an_import_that_touches_no_later_one_is_taken_back_alone(planned: Any) -> None:
    take(planned, "f1", A=Presence.PRESENT)
    take(planned, "f2", B=Presence.PRESENT)

    undo(planned, "f1")

    assert presences(planned) == {"B": Presence.PRESENT}
    assert agrees_with_the_log(planned)


def test_a_person_another_session_knows_stays_in_the_programme(planned: Any) -> None:
    plan(planned, "S2")
    take(planned, "f1", A=Presence.PRESENT, B=Presence.PRESENT)
    take(planned, "f2", "S2", A=Presence.PRESENT)

    assert undo(planned).people_gone == 1

    assert presences(planned, "S2") == {"A": Presence.PRESENT}
    assert agrees_with_the_log(planned)


def test_a_waiver_that_stood_before_the_list_is_left_alone(planned: Any) -> None:
    waive(planned, "A")
    take(planned, "f1", A=Presence.ABSENT, B=Presence.PRESENT)

    undo(planned)

    assert presences(planned) == {"A": Presence.WAIVED}
    assert agrees_with_the_log(planned)


def waive(field: Any, person: str) -> None:
    known = Person(0, person, Sex.FEMALE, 1990, AgeGroup.ADULT)
    field.do("animation", propose_waiver, ProposeWaiver("S1", known, WaiverReason.HEALTH))
    field.do("coordination", approve_waiver, ApproveWaiver("S1", person))


def propose(field: Any) -> None:
    known = Person(0, "B", Sex.FEMALE, 1990, AgeGroup.ADULT)
    field.do("animation", propose_waiver, ProposeWaiver("S1", known, WaiverReason.HEALTH))


def correct(field: Any) -> None:
    field.do("animation", correct_attendance, CorrectAttendance("S1", "B", present=True))


def list_again(field: Any) -> None:
    take(field, "f2", A=Presence.PRESENT)


def freeze(field: Any) -> None:
    wanted = DraftDistribution("D1", "S1", "LOT-CAS", PrintMode.ON_THE_SPOT)
    field.do("distribution", draft_distribution, wanted)
    field.do("distribution", freeze_list, NamedDistribution("D1"))


def issue_and_void(field: Any) -> None:
    field.distribution("D1", "S1")
    [serial] = field.do("distribution", issue_vouchers, IssueVouchers("D1")).serials
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.ERROR))
    field.do("coordination", approve_void, ApproveVoid(serial))


@pytest.mark.parametrize(
    ("happens", "refusal"),
    [
        (issue_and_void, ImportHoldsVoucher),
        (freeze, ImportOnFrozenList),
        (propose, ImportHoldsWaiver),
        (list_again, ImportListedAgain),
        (correct, ImportCorrectedSince),
    ],
)
def test_an_import_something_hangs_on_is_kept_whole_and_says_what(
    planned: Any, happens: Any, refusal: type[Refused]
) -> None:
    take(planned, "f1", A=Presence.PRESENT, B=Presence.ABSENT)
    happens(planned)
    before = presences(planned)

    with pytest.raises(refusal):
        undo(planned, "f1")

    assert presences(planned) == before
    assert agrees_with_the_log(planned)


def test_a_session_locked_keeps_its_imports(field: Any) -> None:
    plan(field)
    take(field, "f1", A=Presence.PRESENT)
    field.do("coordination", lock_session, ChangeSession("S1"))

    with pytest.raises(SessionStateForbids):
        undo(field)


def test_what_was_never_imported_is_not_taken_back(field: Any) -> None:
    plan(field)
    take(field, "f1", A=Presence.PRESENT)

    with pytest.raises(UnknownImport):
        undo(field, "f2")
    undo(field)
    with pytest.raises(UnknownImport):
        undo(field)


def test_who_notes_no_presences_takes_none_back(field: Any) -> None:
    plan(field)
    take(field, "f1", A=Presence.PRESENT)

    with pytest.raises(DutyMissing):
        undo(field, user="stock")


def test_imports_are_listed_with_their_counts_latest_first(planned: Any) -> None:
    take(planned, "f1", A=Presence.PRESENT, B=Presence.ABSENT)
    take(planned, "f2", B=Presence.PRESENT, C=Presence.PRESENT)

    second, first = planned.desk.read(lambda queries: queries.imports("S1"))

    assert first == ImportRow("f1", first.at, rows=2, present=1, new_people=2)
    assert second == ImportRow("f2", second.at, rows=2, present=2, new_people=1)
