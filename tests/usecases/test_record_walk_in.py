"""Walk-ins: present at once, under a code that nobody else has."""

from typing import Any

import pytest

from voucher_desk.domain.duties import DutyMissing
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence, SessionState, SessionStateForbids
from voucher_desk.usecases.hold_session import ChangeSession, lock_session
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.record_walk_in import RecordWalkIn, record_walk_in

WALK_IN = RecordWalkIn("S1", Sex.FEMALE, AgeGroup.MINOR)


def test_a_walk_in_is_present_under_a_code_of_their_own(field: Any) -> None:
    field.session("S1", people=0)
    first, second = (field.do("animation", record_walk_in, WALK_IN) for _ in range(2))
    assert first.code != second.code
    rows = field.desk.read(lambda queries: queries.attendance("S1"))
    assert {row.person: (row.sex, row.age_group, row.presence) for row in rows} == dict.fromkeys(
        (first.code, second.code), (Sex.FEMALE, AgeGroup.MINOR, Presence.PRESENT)
    )
    [session] = field.desk.read(lambda queries: queries.sessions())
    assert session.state is SessionState.OPEN


def test_a_walk_in_is_due_a_voucher_like_anybody_else(field: Any) -> None:
    field.session("S1", people=1)
    field.distribution("D1", "S1")
    field.do("animation", record_walk_in, WALK_IN)
    assert field.do("distribution", issue_vouchers, IssueVouchers("D1")).count == 2


def test_nobody_walks_into_a_locked_session(field: Any) -> None:
    field.session("S1", people=1)
    field.do("coordination", lock_session, ChangeSession("S1"))
    with pytest.raises(SessionStateForbids):
        field.do("animation", record_walk_in, WALK_IN)


def test_only_who_keeps_the_attendance_records_a_walk_in(field: Any) -> None:
    field.session("S1", people=1)
    with pytest.raises(DutyMissing):
        field.do("stock", record_walk_in, WALK_IN)


def test_the_log_tells_a_walk_in_as_the_tables_do(field: Any) -> None:
    field.session("S1", people=1)
    field.do("animation", record_walk_in, WALK_IN)
    assert field.desk.read(lambda queries: queries.differences()) == ()
