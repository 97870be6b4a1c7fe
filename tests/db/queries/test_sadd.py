"""Counts by sex and age: who counts, once, where, and in which bracket."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.donations import UnknownDonation
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.reports import Measure, PeriodBackwards, ReportScope
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

ADULT_WOMEN = (Sex.FEMALE.value, AgeGroup.ADULT.value)


@pytest.fixture
def programme_file(programme_file: bytes) -> bytes:
    """Return the small programme, running long enough for somebody to come of age."""
    return programme_file.replace(b"ends_on = 2027-12-31", b"ends_on = 2029-12-31", 1)


def counted(field: Any, measure: Measure, **covered: Any) -> dict[tuple[str, ...], int]:
    scope = ReportScope(**covered)
    return dict(field.desk.read(lambda queries: queries.sadd(scope, field.clock.now)).counts[measure])


def meeting(field: Any, code: str, kind: SessionKind, people: list[ListedPerson]) -> None:
    begins = field.clock.now.replace(second=0)
    planned = AddSession(code, kind, "ASSO-CAS", "Casablanca", "Essai", begins, begins + timedelta(hours=1))
    field.do("animation", add_session, planned)
    field.do("animation", import_attendance, ImportAttendance(code, tuple(people), uuid4().hex))


def listed(code: str, born: int | None = None, group: AgeGroup = AgeGroup.UNKNOWN) -> ListedPerson:
    return ListedPerson(1, code, Sex.FEMALE, born, group, Presence.PRESENT)


def test_people_count_once_by_the_service_they_used_first(any_field: Any) -> None:
    first, second, _third = any_field.issued(3)
    any_field.distribution("D2", "S1", "LOT-PARTOUT")
    any_field.do("distribution", issue_vouchers, IssueVouchers("D2"))
    any_field.redeem(first)
    any_field.redeem(second)

    people = counted(any_field, Measure.PEOPLE)

    assert sum(people.values()) == 3
    assert people["Casablanca", "", *ADULT_WOMEN] == 1
    assert sum(counted(any_field, Measure.EXCHANGES).values()) == 2
    assert counted(any_field, Measure.PARTICIPATIONS) == {("Casablanca", "-", *ADULT_WOMEN): 3}


def test_a_voucher_nobody_collected_reached_nobody(any_field: Any) -> None:
    left, *_ = any_field.issued(3)
    any_field.do("distribution", propose_void, ProposeVoid(left, VoidReason.NOT_COLLECTED))
    any_field.do("coordination", approve_void, ApproveVoid(left))

    assert sum(counted(any_field, Measure.PEOPLE).values()) == 2


def test_trainings_count_apart_and_never_among_the_people(any_field: Any) -> None:
    any_field.issued(2)
    meeting(any_field, "F1", SessionKind.TRAINING, [listed("AGENT-1", 1980), listed("S1-0001", 1990)])

    assert sum(counted(any_field, Measure.PEOPLE).values()) == 2
    assert sum(counted(any_field, Measure.PARTICIPATIONS).values()) == 2
    assert counted(any_field, Measure.APART) == {("Casablanca", "training", *ADULT_WOMEN): 2}


def test_the_bracket_is_that_of_the_day_of_the_activity(field: Any) -> None:
    field.clock.now = field.clock.now.replace(year=2026, month=12, day=1)
    meeting(field, "A1", SessionKind.TRAINING, [listed("JEUNE", 2009)])
    field.clock.now = field.clock.now.replace(year=2028, month=1, day=5)
    meeting(field, "A2", SessionKind.TRAINING, [listed("JEUNE", 2009)])

    apart = counted(field, Measure.APART)

    assert {key[3]: count for key, count in apart.items()} == {"MINOR": 1, "ADULT": 1}


def test_a_period_takes_both_its_days_in(any_field: Any) -> None:
    any_field.issued(3, code="1")
    day = local_date(any_field.clock.now)
    any_field.clock.now += timedelta(days=2)
    any_field.issued(2, code="2")

    def people(first: date | None, last: date | None) -> int:
        return sum(counted(any_field, Measure.PEOPLE, first=first, last=last).values())

    assert people(day, day) == 3
    assert people(day + timedelta(days=1), None) == 2
    assert people(None, day + timedelta(days=2)) == 5
    assert people(None, day - timedelta(days=1)) == 0


def test_a_donation_counts_its_own_people_alone(any_field: Any) -> None:
    any_field.issued(3, "LOT-CAS", "1")
    any_field.issued(2, "LOT-RAB", "2")

    for measure in (Measure.PEOPLE, Measure.PARTICIPATIONS):
        assert sum(counted(any_field, measure, donation="DON-RAB").values()) == 2
    with pytest.raises(UnknownDonation):
        counted(any_field, Measure.PEOPLE, donation="DON-NULLE")


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodBackwards):
        ReportScope(date(2026, 10, 2), date(2026, 10, 1))
