"""Whom a distribution would issue a voucher to, read before anything is written."""

from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.dialects import sqlite

from db.engine import reading
from db.models.programme import BatchRow
from db.models.sessions import AttendanceRow
from db.queries.entitlements import taken
from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.distributions import Standing, UnknownDistribution
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence
from voucher_desk.queries.entitlements import Entitlements
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.open_distribution import DraftDistribution, draft_distribution


def read(field: Any, code: str) -> Entitlements:
    found = field.desk.read(lambda queries: queries.entitlements(code))
    assert isinstance(found, Entitlements)
    return found


def test_what_issuing_would_do_is_what_it_does(any_field: Any) -> None:
    any_field.session("S1", people=3)
    absent = ListedPerson(1, "ABS-1", Sex.MALE, 1980, AgeGroup.ADULT, Presence.ABSENT)
    any_field.do("animation", import_attendance, ImportAttendance("S1", (absent,), "list"))
    any_field.distribution("D1", "S1")
    before = read(any_field, "D1")
    assert (before.due, before.needed, before.available) == (3, 750_00, 10_000_00)
    assert before.standing(Standing.NOT_PRESENT) == ("ABS-1",)
    assert before.receiving() == {(Sex.FEMALE, AgeGroup.ADULT): 3}

    issued = any_field.do("distribution", issue_vouchers, IssueVouchers("D1"))

    after = read(any_field, "D1")
    assert issued.count == before.due
    assert (after.due, after.available) == (0, 9_250_00)


def test_who_holds_a_voucher_of_the_donation_receives_no_second_one_elsewhere(any_field: Any) -> None:
    any_field.issued(2)
    seen = tuple(
        ListedPerson(row, code, Sex.FEMALE, 1990, AgeGroup.ADULT, Presence.PRESENT)
        for row, code in enumerate(("S1-0001", "NEW-1"), 1)
    )
    any_field.session("S2", people=0)
    any_field.do("animation", import_attendance, ImportAttendance("S2", seen, "again"))
    any_field.do("distribution", draft_distribution, DraftDistribution("D2", "S2", "LOT-CAS"))
    found = read(any_field, "D2")
    assert found.standing(Standing.SERVED) == ("S1-0001",)
    assert found.standing(Standing.DUE) == ("NEW-1",)


def test_an_unknown_distribution_is_refused(field: Any) -> None:
    with pytest.raises(UnknownDistribution):
        read(field, "NOWHERE")


def test_nobody_is_looked_up_among_all_vouchers_of_the_donation(engine: Engine) -> None:
    query = select(taken()).select_from(AttendanceRow).join(BatchRow, BatchRow.id == 1)
    words = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with reading(engine) as connection:
        steps = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}")]

    (held, presence) = [step for step in steps if "voucher" in step]
    assert "INDEX uq_voucher_entitlement (donation_id=? AND person_id=?)" in held
    assert "INDEX ix_voucher_attendance_id (attendance_id=?)" in presence
