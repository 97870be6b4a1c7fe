"""R9 and R10: clocks and hours, and one person in two duties of one object."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from db.engine import writing
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.sessions import SessionKind
from voucher_desk.domain.vouchers import VoidReason
from voucher_desk.queries.exceptions import Hand
from voucher_desk.usecases.hold_session import AddSession, add_session
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.print_vouchers import PrintVouchers, print_vouchers
from voucher_desk.usecases.record_arrival import RecordArrival, record_arrival
from voucher_desk.usecases.settle_claim import (
    ApproveClaim,
    DraftClaim,
    ReviewClaim,
    SubmitClaim,
    approve_claim,
    draft_claim,
    review_claim,
    submit_claim,
)
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

SMALL_TEAM = """
[[user]]
code = "polyvalence"
roles = ["session_host", "distributor", "coordinator", "provider"]
provider = "PHARMA-CAS"
"""


@pytest.fixture
def programme_file(programme_file: bytes) -> bytes:
    """Return the programme of a reduced team, with somebody in every post of the association."""
    reduced = programme_file.replace(b"[programme]\n", b"[programme]\nstrict = false\n", 1)
    return reduced + SMALL_TEAM.encode()


def planned(field: Any, code: str, *, in_hours: int) -> None:
    begins = field.clock.now + timedelta(hours=in_hours)
    ends = begins + timedelta(hours=2)
    field.do(
        "animation",
        add_session,
        AddSession(code, SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", "", begins, ends),
    )


def test_r9_finds_a_clock_set_back(any_field: Any, found: Any) -> None:
    any_field.session("S1", people=1)
    any_field.clock.now -= timedelta(seconds=90)
    any_field.session("S2", people=1)

    [row] = found(Finding.CLOCK_BACK)
    assert 80 <= (row.figure or 0) <= 90
    assert row.at is not None
    assert row.until is not None
    assert row.at < row.until
    assert found(Finding.CLOCK_BACK, clock_seconds=91) == []


def test_r9_finds_presences_and_vouchers_noted_before_their_session(any_field: Any, kinds: Any) -> None:
    person, *_ = any_field.session("S1", people=1)
    planned(any_field, "S2", in_hours=3)
    any_field.do("animation", record_arrival, RecordArrival("S2", (person,)))
    any_field.distribution("D2", "S2")
    any_field.do("distribution", issue_vouchers, IssueVouchers("D2"))

    assert kinds(Rule.R9) == [Finding.ATTENDANCE_OUTSIDE, Finding.ISSUED_EARLY]


def test_r9_finds_presences_noted_days_after(any_field: Any, found: Any) -> None:
    person, *_ = any_field.session("S1", people=1)
    planned(any_field, "S2", in_hours=0)
    any_field.clock.now += timedelta(hours=30)
    any_field.do("animation", record_arrival, RecordArrival("S2", (person,)))

    [row] = found(Finding.ATTENDANCE_OUTSIDE)
    assert (row.place, row.people, row.by) == ("S2", (person,), (Hand(Duty.ATTENDANCE, "animation"),))
    assert found(Finding.ATTENDANCE_OUTSIDE, window_hours=48) == []


def test_r10_says_nothing_where_everybody_has_one_duty(any_field: Any, kinds: Any) -> None:
    serial, *_ = any_field.issued(people=1)
    any_field.redeem(serial)
    settled(any_field)

    assert kinds(Rule.R10) == []


def test_r10_finds_who_noted_the_presences_and_issued(any_field: Any, found: Any) -> None:
    known = any_field.session("S1", people=3)
    planned(any_field, "S2", in_hours=0)
    for person in known[:2]:
        any_field.do("polyvalence", record_arrival, RecordArrival("S2", (person,)))
    any_field.do("animation", record_arrival, RecordArrival("S2", (known[2],)))
    any_field.distribution("D2", "S2")
    any_field.do("polyvalence", issue_vouchers, IssueVouchers("D2"))

    [row] = found(Finding.RECORDED_AND_ISSUED)
    assert (row.place, row.figure, row.amount) == ("S2", 2, 500_00)
    assert row.by == (Hand(Duty.ATTENDANCE, "polyvalence"), Hand(Duty.ISSUE, "polyvalence"))
    examination = any_field.desk.read(lambda queries: queries.examination([Rule.R10]))
    assert examination.strict is False


def test_r10_finds_who_issued_and_approved_the_void_or_redeemed(any_field: Any, found: Any) -> None:
    any_field.session("S1", people=3)
    any_field.distribution("D1", "S1")
    kept, voided, used = any_field.do("polyvalence", issue_vouchers, IssueVouchers("D1")).serials
    papers = {paper.serial: paper for paper in any_field.do("stock", print_vouchers, PrintVouchers("D1"))}
    any_field.do("distribution", propose_void, ProposeVoid(voided, VoidReason.LOST))
    any_field.do("polyvalence", approve_void, ApproveVoid(voided))
    any_field.redeem(used, user="polyvalence", text=papers[used].qr_digits)
    any_field.redeem(kept, text=papers[kept].qr_digits)

    [row] = found(Finding.ISSUED_AND_VOIDED)
    assert (row.serials, row.by[0].user) == ((voided,), "polyvalence")
    [row] = found(Finding.ISSUED_AND_REDEEMED)
    assert (row.serials, row.place) == ((used,), "PHARMA-CAS")


def settled(field: Any) -> str:
    day = field.clock.now.date()
    code: str = field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", day)).code
    field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    field.do("rapprochement", review_claim, ReviewClaim(code))
    field.do("finance", approve_claim, ApproveClaim(code))
    return code


def test_r10_finds_a_claim_paid_by_who_approved_it(any_field: Any, any_engine: Engine, found: Any) -> None:
    """The desk refuses it; a payment written by another tool does not ask."""
    serial, *_ = any_field.issued(people=1)
    any_field.redeem(serial)
    code = settled(any_field)
    pay = (
        'INSERT INTO payment (claim_id, amount, reference, at, "by")'
        " SELECT id, 100, 'V', drafted_at, 'finance' FROM claim"
    )
    with writing(any_engine) as connection:
        connection.execute(text(pay))
        connection.commit()

    [row] = found(Finding.CLAIM_TWO_STEPS)
    assert (row.claims, row.place) == ((code,), "PHARMA-CAS")
    assert row.by == (Hand(Duty.APPROVE, "finance"), Hand(Duty.PAY, "finance"))


def test_r10_finds_a_claim_reviewed_by_who_issued_its_vouchers(
    any_field: Any, any_engine: Engine, found: Any
) -> None:
    serial, *_ = any_field.issued(people=1)
    any_field.redeem(serial)
    day = any_field.clock.now.date()
    code = any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", day)).code
    any_field.do("guichet-cas", submit_claim, SubmitClaim(code, "F-1"))
    any_field.do("rapprochement", review_claim, ReviewClaim(code))
    with writing(any_engine) as connection:
        connection.execute(text("UPDATE claim SET reviewed_by = 'distribution'"))
        connection.commit()

    [row] = found(Finding.CLAIM_OWN_VOUCHERS)
    assert (row.claims, row.serials, row.by) == ((code,), (serial,), (Hand(Duty.REVIEW, "distribution"),))
