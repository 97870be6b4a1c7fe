"""Void, replace, reprint, suspend, expire, extend: six different things, each by its own persons."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.duties import DutyMissing, SamePerson
from voucher_desk.domain.money import DonationExhausted
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.redemptions import OldPaper, VoucherExpired, VoucherSuspended, VoucherVoid
from voucher_desk.domain.sessions import Presence
from voucher_desk.domain.stock import BatchExpired
from voucher_desk.domain.vouchers import (
    AlreadyReplaced,
    DayNotLater,
    HolderServed,
    NotReplaceable,
    ReasonMissing,
    UnknownVoucher,
    VoidNotProposed,
    VoidReason,
    VoucherState,
    VoucherStateForbids,
)
from voucher_desk.usecases.expire_vouchers import (
    ExpireVouchers,
    ExtendVoucher,
    expire_vouchers,
    extend_voucher,
)
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.suspend_voucher import NamedVoucher, release_voucher, suspend_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void

EVE = datetime(2026, 12, 31, 23, 59, 0, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 0, 0, 0, tzinfo=UTC)


def propose(field: Any, serial: str, reason: VoidReason = VoidReason.LOST, user: str = "distribution") -> Any:
    return field.do(user, propose_void, ProposeVoid(serial, reason))


def approve(field: Any, serial: str, user: str = "coordination") -> Any:
    return field.do(user, approve_void, ApproveVoid(serial))


def void(field: Any, serial: str, reason: VoidReason = VoidReason.LOST) -> None:
    propose(field, serial, reason)
    approve(field, serial)


def replace(field: Any, serial: str) -> str:
    new: str = field.do("distribution", replace_voucher, ReplaceVoucher(serial)).serial
    return new


def expire(field: Any) -> Any:
    return field.do("coordination", expire_vouchers, ExpireVouchers())


def extend(field: Any, serial: str, until: date) -> Any:
    return field.do("finance", extend_voucher, ExtendVoucher(serial, until))


def suspend(field: Any, serial: str, reason: str = "doute") -> Any:
    return field.do("coordination", suspend_voucher, NamedVoucher(serial, reason))


def release(field: Any, serial: str, reason: str = "levé") -> Any:
    return field.do("coordination", release_voucher, NamedVoucher(serial, reason))


def test_a_proposal_stops_every_use_at_once(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    propose(any_field, serial)

    assert isinstance(any_field.redeem(serial).refusal, VoucherSuspended)
    assert any_field.figures().outstanding == 250_00


def test_a_void_voucher_gives_its_rest_back(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    void(any_field, serial)

    assert any_field.figures().available == 10_000_00
    assert any_field.figures().void == 250_00
    assert isinstance(any_field.redeem(serial).refusal, VoucherVoid)


def test_what_was_used_of_a_void_voucher_stays_used(field: Any) -> None:
    serial, *_ = field.issued(1, "LOT-RAB")
    field.redeem(serial, amount=100_00, provider="PHARMA-RAB", user="guichet-rab")
    void(field, serial)

    figures = field.figures("DON-RAB")
    assert (figures.redeemed, figures.void, figures.unclaimed) == (100_00, 87_50, 100_00)


def test_a_void_needs_a_second_person(field: Any) -> None:
    serial, *_ = field.issued(1)
    with pytest.raises(VoidNotProposed):
        approve(field, serial)
    with pytest.raises(DutyMissing):
        propose(field, serial, user="coordination")
    propose(field, serial)
    with pytest.raises(DutyMissing):
        approve(field, serial, user="distribution")


class TestSomebodyInBothPosts:
    """Invariant 44 compares persons, not posts."""

    @pytest.fixture
    def programme_file(self, programme_file: bytes) -> bytes:
        return programme_file.replace(b'roles = ["distributor"]', b'roles = ["distributor", "coordinator"]')

    def test_does_not_approve_their_own_proposal(self, field: Any) -> None:
        serial, *_ = field.issued(1)
        propose(field, serial)

        with pytest.raises(SamePerson):
            approve(field, serial, user="distribution")

        assert field.state_of(serial) is VoucherState.SUSPENDED


def test_a_release_drops_the_proposal(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    propose(any_field, serial)
    release(any_field, serial)
    suspend(any_field, serial)

    with pytest.raises(VoidNotProposed):
        approve(any_field, serial)


def test_an_expiry_drops_the_proposal(field: Any) -> None:
    serial, *_ = field.issued(1)
    propose(field, serial)
    field.clock.now = NEW_YEAR
    expire(field)
    extend(field, serial, date(2027, 1, 31))

    with pytest.raises(VoidNotProposed):
        approve(field, serial)


def test_a_voucher_is_made_void_once(field: Any) -> None:
    serial, *_ = field.issued(1)
    void(field, serial)

    for act in (propose, approve):
        with pytest.raises(VoucherStateForbids):
            act(field, serial)


def test_a_replacement_is_a_new_serial_for_the_same_person(any_field: Any) -> None:
    serial, *_ = any_field.issued(2)
    before = any_field.desk.read(lambda queries: queries.voucher(serial))
    void(any_field, serial)

    new = replace(any_field, serial)

    after = any_field.desk.read(lambda queries: queries.voucher(new))
    assert (after.person, after.replaces, after.state) == (before.person, serial, "ISSUED")
    assert any_field.figures().replacements == 1
    assert any_field.figures().first_issues == 2
    assert any_field.do("distribution", issue_vouchers, IssueVouchers("D1")).count == 0


def test_a_voucher_is_replaced_once(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    void(any_field, serial)
    new = replace(any_field, serial)

    with pytest.raises(AlreadyReplaced) as refused:
        replace(any_field, serial)

    assert refused.value.by == new


def test_a_replacement_lost_again_is_replaced_again(field: Any) -> None:
    serial, *_ = field.issued(1)
    for _ in range(3):
        void(field, serial)
        serial = replace(field, serial)

    figures = field.figures()
    assert (figures.issued_count, figures.first_issues, figures.replacements) == (4, 1, 3)
    assert figures.outstanding == 250_00


@pytest.mark.parametrize("reason", [VoidReason.FRAUD, VoidReason.NOT_COLLECTED])
def test_fraud_and_absence_are_not_replaced(field: Any, reason: VoidReason) -> None:
    serial, *_ = field.issued(1)
    void(field, serial, reason)

    with pytest.raises(NotReplaceable):
        replace(field, serial)


def test_a_voucher_still_good_is_not_replaced(field: Any) -> None:
    serial, *_ = field.issued(1)

    with pytest.raises(VoucherStateForbids):
        replace(field, serial)


def test_who_was_served_since_is_not_served_by_a_replacement_too(any_field: Any) -> None:
    """Once void, the person's entitlement was free: another session of the donation used it."""
    serial, *_ = any_field.issued(1)
    void(any_field, serial)
    person = any_field.desk.read(lambda queries: queries.voucher(serial)).person
    any_field.session("S2", 1)
    attends = ListedPerson(1, person, Sex.FEMALE, 1990, AgeGroup.ADULT, Presence.PRESENT)
    any_field.do("animation", import_attendance, ImportAttendance("S2", (attends,), "second list"))
    any_field.distribution("D2", "S2")
    assert any_field.do("distribution", issue_vouchers, IssueVouchers("D2")).count == 2

    with pytest.raises(HolderServed):
        replace(any_field, serial)


def test_a_lot_past_its_day_replaces_nothing(field: Any) -> None:
    serial, *_ = field.issued(1)
    void(field, serial)
    field.clock.now = NEW_YEAR

    with pytest.raises(BatchExpired):
        replace(field, serial)


def test_a_replacement_needs_the_money_again(field: Any) -> None:
    serials = field.issued(40)
    void(field, serials[0])
    field.issued(1, code="2")

    with pytest.raises(DonationExhausted):
        replace(field, serials[0])


def test_an_old_paper_is_known_and_refused_by_both_its_codes(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    old = any_field.papers[serial]
    (new,) = any_field.do("distribution", reprint_voucher, ReprintVoucher(serial, "taché"))

    for text in (old.qr_digits, old.human_code):
        assert isinstance(any_field.redeem(serial, text=text).refusal, OldPaper)
    assert new.copy_number == 2
    assert any_field.redeem(serial, text=new.human_code).amount == 250_00


def test_only_the_newest_of_many_papers_is_good(field: Any) -> None:
    serial, *_ = field.issued(1)
    papers = [field.papers[serial]]
    for _ in range(3):
        papers += field.do("distribution", reprint_voucher, ReprintVoucher(serial, "taché"))

    answers = [field.redeem(serial, text=paper.qr_digits) for paper in papers]

    assert [bool(answer.refusal) for answer in answers] == [True, True, True, False]


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_reprint_suspend_and_release_need_a_reason(field: Any, reason: str) -> None:
    serial, *_ = field.issued(1)
    acts = (
        (reprint_voucher, ReprintVoucher(serial, reason)),
        (suspend_voucher, NamedVoucher(serial, reason)),
        (release_voucher, NamedVoucher(serial, reason)),
    )
    for use_case, request in acts:
        user = "distribution" if use_case is reprint_voucher else "coordination"
        with pytest.raises(ReasonMissing):
            field.do(user, use_case, request)


def test_a_used_voucher_is_not_reprinted(field: Any) -> None:
    serial, *_ = field.issued(1)
    field.redeem(serial)

    with pytest.raises(VoucherStateForbids):
        field.do("distribution", reprint_voucher, ReprintVoucher(serial, "taché"))


def test_a_suspended_voucher_is_refused_and_good_again(field: Any) -> None:
    serial, *_ = field.issued(1, "LOT-RAB")
    counter = {"provider": "PHARMA-RAB", "user": "guichet-rab"}
    field.redeem(serial, amount=50_00, **counter)
    suspend(field, serial)

    assert isinstance(field.redeem(serial, **counter).refusal, VoucherSuspended)
    release(field, serial)
    assert field.state_of(serial) is VoucherState.PART
    assert field.redeem(serial, **counter).amount == 137_50


def test_a_voucher_is_good_to_the_last_minute_of_its_last_day(any_field: Any) -> None:
    one, other = any_field.issued(2)
    any_field.clock.now = EVE

    assert any_field.redeem(one).refusal is None
    any_field.clock.now = NEW_YEAR
    assert isinstance(any_field.redeem(other).refusal, VoucherExpired)


def test_nothing_expires_on_its_last_day(any_field: Any) -> None:
    any_field.issued(2)
    any_field.clock.now = EVE - timedelta(seconds=10)

    assert expire(any_field).count == 0


def test_an_expiry_run_gives_back_each_rest_once(any_field: Any) -> None:
    used, *_ = any_field.issued(3)
    kept, *_ = any_field.issued(1, "LOT-RAB", "2")
    any_field.redeem(used)
    any_field.redeem(kept, amount=100_00, provider="PHARMA-RAB", user="guichet-rab")
    any_field.clock.now = NEW_YEAR

    runs = [expire(any_field), expire(any_field)]

    assert [(run.count, run.amount) for run in runs] == [(3, 587_50), (0, 0)]
    assert any_field.figures("DON-CAS").expired == 500_00
    assert any_field.figures("DON-RAB").expired == 87_50


def test_a_suspended_voucher_expires_too(field: Any) -> None:
    serial, *_ = field.issued(1)
    suspend(field, serial)
    field.clock.now = NEW_YEAR

    assert expire(field).count == 1
    with pytest.raises(VoucherStateForbids):
        release(field, serial)


class TestWithOfflineGrace:
    """Invariant 46: a scan without a line may still be on its way."""

    @pytest.fixture
    def programme_file(self, programme_file: bytes) -> bytes:
        return programme_file.replace(b"number = 7", b"number = 7\noffline_grace_days = 10")

    @pytest.mark.parametrize(("day", "count"), [(1, 0), (10, 0), (11, 1)])
    def test_vouchers_expire_when_the_grace_is_over(self, field: Any, day: int, count: int) -> None:
        serial, *_ = field.issued(1)
        field.clock.now = datetime(2027, 1, day, 12, 0, tzinfo=UTC)

        assert expire(field).count == count
        assert isinstance(field.redeem(serial).refusal, VoucherExpired)


def test_an_extension_promises_the_rest_again(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    any_field.clock.now = NEW_YEAR
    expire(any_field)

    extend(any_field, serial, date(2027, 1, 31))

    assert any_field.figures().reinstated == any_field.figures().outstanding == 250_00


@pytest.mark.parametrize("until", [date(2026, 12, 31), date(2026, 12, 1), date(2027, 1, 4)])
def test_an_extension_ends_later_and_in_time_to_come(field: Any, until: date) -> None:
    serial, *_ = field.issued(1)
    field.clock.now = NEW_YEAR + timedelta(days=4)
    expire(field)

    with pytest.raises(DayNotLater):
        extend(field, serial, until)


def test_an_extension_needs_the_money_again(field: Any) -> None:
    expiring, *_ = field.issued(1, "LOT-PARTOUT")
    field.clock.now = datetime(2026, 12, 1, tzinfo=UTC)
    expire(field)
    field.issued(40, code="2")

    with pytest.raises(DonationExhausted):
        extend(field, expiring, date(2027, 1, 31))

    assert field.state_of(expiring) is VoucherState.EXPIRED


def test_a_serial_nobody_made_has_no_life(field: Any) -> None:
    for act in (propose, approve, suspend, replace):
        with pytest.raises(UnknownVoucher):
            act(field, "X-000001")
