"""What the first page reads: what waits, what is of the day, and who is counted as what."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.claims import ClaimState
from voucher_desk.domain.distributions import PrintMode
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.sessions import Presence, SessionKind, WaiverReason
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.home import ClaimStage, DistributionTask, Home, HomeFigures, Meetings, Proposals
from voucher_desk.queries.programme import PeopleCount
from voucher_desk.usecases.hold_session import AddSession, ChangeSession, add_session, cancel_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.open_distribution import DraftDistribution, draft_distribution
from voucher_desk.usecases.settle_claim import (
    DraftClaim,
    ReviewClaim,
    SubmitClaim,
    draft_claim,
    review_claim,
    submit_claim,
)
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)


def home_of(field: Any) -> Home:
    today = local_date(field.clock.now)
    found: Home = field.desk.read(lambda queries: queries.home(today))
    return found


def figures_of(field: Any) -> HomeFigures:
    found: HomeFigures = field.desk.read(lambda queries: queries.home_figures())
    return found


def planned(field: Any, code: str, kind: SessionKind = SessionKind.AWARENESS, *, days: int = 0) -> None:
    """Plan a meeting in Casablanca, that many days from now."""
    begins = field.clock.now.replace(second=0) + timedelta(days=days)
    wanted = AddSession(code, kind, "ASSO-CAS", "Casablanca", "Essai", begins, begins + timedelta(hours=1))
    field.do("animation", add_session, wanted)


def came(field: Any, session: str, *codes: str) -> None:
    people = tuple(
        ListedPerson(row, code, Sex.FEMALE, 1990, AgeGroup.ADULT, Presence.PRESENT)
        for row, code in enumerate(codes, start=1)
    )
    field.do("animation", import_attendance, ImportAttendance(session, people, uuid4().hex))


def test_before_anything_happened_there_is_a_programme_and_nothing_to_show(any_field: Any) -> None:
    home = home_of(any_field)
    assert home.programme
    assert home.programme.code == "ESSAI"
    assert not home.has_sessions
    assert [part for part in (home.sessions, home.tasks, home.claims) if part] == []
    assert (figures_of(any_field).meetings, figures_of(any_field).people) == ((), ())
    assert len(home.stations) == 1


def test_it_tells_a_shared_database_from_a_file(any_field: Any, database: str | None) -> None:
    assert home_of(any_field).shared is (database is not None)


def test_a_session_that_has_begun_without_anybody_noted_waits_for_its_attendance(any_field: Any) -> None:
    planned(any_field, "HIER", days=-1)
    planned(any_field, "AUJOURD'HUI")
    planned(any_field, "DEMAIN", days=1)
    planned(any_field, "PAS-EU-LIEU")
    any_field.do("coordination", cancel_session, ChangeSession("PAS-EU-LIEU", "pluie"))
    home = home_of(any_field)
    assert [row.code for row in home.unrecorded] == ["HIER", "AUJOURD'HUI"]
    assert {row.code for row in home.sessions} == {"AUJOURD'HUI", "PAS-EU-LIEU"}
    came(any_field, "AUJOURD'HUI", "A")
    assert [row.code for row in home_of(any_field).unrecorded] == ["HIER"]


def test_people_entitled_and_vouchers_unprinted_are_left_to_do(any_field: Any) -> None:
    any_field.session("S1", people=3)
    assert [row.code for row in home_of(any_field).undistributed] == ["S1"]
    any_field.distribution("D1", "S1")
    home = home_of(any_field)
    assert home.undistributed == ()
    assert [row.code for row in home.distributions] == ["D1"]
    [task] = home.tasks
    assert (task.due, task.unprinted) == (3, 0)
    any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))
    [task] = home_of(any_field).tasks
    assert (task.due, task.unprinted) == (0, 3)


def test_nobody_is_told_to_be_due_before_a_distribution_is_open(any_field: Any) -> None:
    any_field.session("S1", people=2)
    drafted = DraftDistribution("D1", "S1", "LOT-CAS", PrintMode.ON_THE_SPOT)
    any_field.do("distribution", draft_distribution, drafted)
    [task] = home_of(any_field).tasks
    assert task.due == 0


def test_who_holds_a_voucher_of_the_donation_or_had_one_made_void_here_is_not_due_another(
    any_field: Any,
) -> None:
    lost, *_others = any_field.issued(people=2)
    any_field.do("distribution", propose_void, ProposeVoid(lost, VoidReason.LOST))
    any_field.do("coordination", approve_void, ApproveVoid(lost))
    planned(any_field, "S2")
    came(any_field, "S2", "S1-0002", "NOUVELLE")
    any_field.distribution("D2", "S2")
    due = {task.code: task.due for task in home_of(any_field).tasks}
    assert due == {"D2": 1, "D1": 0}


def test_a_distribution_of_the_day_is_gone_the_day_after_unless_it_is_open(any_field: Any) -> None:
    any_field.session("S1", people=1)
    any_field.distribution("D1", "S1")
    any_field.clock.now += timedelta(days=3)
    home = home_of(any_field)
    assert home.sessions == ()
    assert [row.code for row in home.distributions] == ["D1"]


def test_proposals_are_told_by_who_made_them_until_they_are_approved(any_field: Any) -> None:
    one, two = any_field.issued(people=2)
    for serial in (one, two):
        any_field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.LOST))
    absent = Person(0, "P-ABSENTE", Sex.FEMALE, None, AgeGroup.ADULT)
    any_field.do("animation", propose_waiver, ProposeWaiver("S1", absent, WaiverReason.HEALTH))
    home = home_of(any_field)
    assert home.voids == (Proposals("distribution", 2),)
    assert home.waivers == (Proposals("animation", 1),)
    any_field.do("coordination", approve_void, ApproveVoid(one))
    any_field.do("coordination", approve_waiver, ApproveWaiver("S1", "P-ABSENTE"))
    home = home_of(any_field)
    assert home.voids == (Proposals("distribution", 1),)
    assert home.waivers == ()


def test_a_claim_stands_where_its_last_step_left_it(any_field: Any) -> None:
    [serial] = any_field.issued(people=1)
    any_field.redeem(serial)
    claim = any_field.do(
        "guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", local_date(any_field.clock.now))
    )
    assert home_of(any_field).claims == ()
    any_field.do("guichet-cas", submit_claim, SubmitClaim(claim.code, "F-1"))
    assert home_of(any_field).claims == (ClaimStage(ClaimState.SUBMITTED, None, None, 1),)
    any_field.do("rapprochement", review_claim, ReviewClaim(claim.code))
    assert home_of(any_field).claims == (ClaimStage(ClaimState.IN_REVIEW, "rapprochement", None, 1),)


@pytest.mark.parametrize("kind", [SessionKind.TRAINING, SessionKind.WORKSHOP, SessionKind.RESTITUTION])
def test_participations_of_other_meetings_are_no_beneficiaries(any_field: Any, kind: SessionKind) -> None:
    any_field.issued(people=2)
    for code in ("F1", "F2"):
        planned(any_field, code, kind)
        came(any_field, code, "S1-0001", "FORMATRICE", "FORMATEUR")
    figures = figures_of(any_field)
    assert figures.people == (PeopleCount("Casablanca", Sex.FEMALE, AgeGroup.ADULT, 2),)
    assert set(figures.meetings) == {Meetings(SessionKind.AWARENESS, 1, 2), Meetings(kind, 2, 6)}
    assert [row.code for row in home_of(any_field).undistributed] == []


def test_the_money_is_that_of_the_reconciliation(any_field: Any) -> None:
    any_field.issued(people=2)
    home = home_of(any_field)
    assert figures_of(any_field).money.donations["DON-CAS"].outstanding == 500_00
    assert home.tasks == (DistributionTask("D1", home.tasks[0].state, 0, 0),)
