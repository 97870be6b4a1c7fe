"""Sessions and attendance as they are listed."""

from datetime import timedelta
from typing import Any

import pytest

from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.sessions import Presence, SessionKind, SessionState, UnknownSession, WaiverReason
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.sessions import AttendanceRow, SessionRow
from voucher_desk.usecases.correct_attendance import CorrectAttendance, correct_attendance
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)


def waive(field: Any, session: str, person: str) -> None:
    """Propose and approve that somebody new to the programme need not have attended."""
    known = Person(0, person, Sex.MALE, None, AgeGroup.MINOR)
    field.do("animation", propose_waiver, ProposeWaiver(session, known, WaiverReason.HEALTH))
    field.do("coordination", approve_waiver, ApproveWaiver(session, person))


def void(field: Any, serial: str) -> None:
    """Make a voucher void because it was lost."""
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.LOST))
    field.do("coordination", approve_void, ApproveVoid(serial))


def test_a_session_counts_who_came_and_the_vouchers_that_hang_on_it(any_field: Any) -> None:
    begins = any_field.clock.now
    lost, *_ = any_field.issued(people=3)
    void(any_field, lost)
    any_field.clock.now += timedelta(days=1)
    any_field.session("S2", people=4)
    any_field.do("animation", correct_attendance, CorrectAttendance("S2", "S2-0001", present=False))
    waive(any_field, "S2", "P-MINEUR")

    latest, first = any_field.desk.read(lambda queries: queries.sessions())

    assert first == SessionRow(
        "S1",
        SessionKind.AWARENESS,
        "Essai",
        "ASSO-CAS",
        "Casablanca",
        begins.replace(second=0),
        begins.replace(second=0) + timedelta(hours=2),
        SessionState.OPEN,
        present=3,
        absent=0,
        waived=0,
        vouchers=2,
    )
    assert (latest.code, latest.present, latest.absent, latest.waived, latest.vouchers) == ("S2", 3, 1, 1, 0)


def test_a_session_nobody_came_to_counts_nobody(field: Any) -> None:
    field.session("S1", people=0)

    (session,) = field.desk.read(lambda queries: queries.sessions())

    assert (session.present, session.absent, session.waived, session.vouchers) == (0, 0, 0, 0)


def test_attendance_shows_the_voucher_each_person_holds_now(any_field: Any) -> None:
    kept, lost, replaced = any_field.issued(people=3)
    void(any_field, lost)
    void(any_field, replaced)
    new = any_field.do("distribution", replace_voucher, ReplaceVoucher(replaced))

    attendance = any_field.desk.read(lambda queries: queries.attendance("S1"))

    assert [(row.person, row.serial) for row in attendance] == [
        ("S1-0001", kept),
        ("S1-0002", None),
        ("S1-0003", new.serial),
    ]


def test_attendance_shows_a_waiver_and_who_proposed_it(any_field: Any) -> None:
    any_field.session("S1", people=1)
    waive(any_field, "S1", "P-MINEUR")

    first, second = any_field.desk.read(lambda queries: queries.attendance("S1"))

    assert first == AttendanceRow(
        "P-MINEUR",
        Sex.MALE,
        AgeGroup.MINOR,
        Presence.WAIVED,
        WaiverReason.HEALTH,
        waiver_proposed_by="animation",
        serial=None,
    )
    assert second == AttendanceRow(
        "S1-0001", Sex.FEMALE, AgeGroup.ADULT, Presence.PRESENT, None, None, serial=None
    )


def test_the_attendance_of_an_unknown_session_is_refused(field: Any) -> None:
    with pytest.raises(UnknownSession):
        field.desk.read(lambda queries: queries.attendance("S9"))
