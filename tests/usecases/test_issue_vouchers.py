"""Issuing: one voucher to each person entitled, at an open distribution, while there is money and time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from voucher_desk.domain.attendance_list.lines import ListedPerson
from voucher_desk.domain.distributions import (
    BatchElsewhere,
    DistributionExists,
    DistributionStateForbids,
    NobodyEntitled,
    NothingToPrint,
    PrintMode,
    SessionEntitlesNobody,
    UnknownDistribution,
)
from voucher_desk.domain.duties import SamePerson
from voucher_desk.domain.money import DonationExhausted
from voucher_desk.domain.people import AgeGroup, Person, Sex
from voucher_desk.domain.sessions import Presence, SessionKind, WaiverReason
from voucher_desk.domain.stock import BatchExpired
from voucher_desk.domain.vouchers import NotPrintedYet, VoidReason
from voucher_desk.usecases.hold_session import AddSession, ChangeSession, add_session, cancel_session
from voucher_desk.usecases.import_attendance import ImportAttendance, import_attendance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.open_distribution import (
    DraftDistribution,
    NamedDistribution,
    draft_distribution,
    freeze_list,
    open_distribution,
)
from voucher_desk.usecases.print_vouchers import (
    PrintVouchers,
    ReprintVoucher,
    print_vouchers,
    reprint_voucher,
)
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void
from voucher_desk.usecases.waive_attendance import (
    ApproveWaiver,
    ProposeWaiver,
    approve_waiver,
    propose_waiver,
)


def issue(field: Any, code: str = "D1", user: str = "distribution") -> Any:
    return field.do(user, issue_vouchers, IssueVouchers(code))


def arrive(field: Any, code: str, session: str = "S1", user: str = "animation") -> None:
    late = ListedPerson(1, code, Sex.MALE, 1980, AgeGroup.ADULT, Presence.PRESENT)
    field.do(user, import_attendance, ImportAttendance(session, (late,), f"list of {code}"))


def draft(field: Any, session: str = "S1", batch: str = "LOT-CAS", code: str = "D1") -> Any:
    return field.do("distribution", draft_distribution, DraftDistribution(code, session, batch))


def test_everybody_present_receives_one_and_nobody_two(any_field: Any) -> None:
    any_field.session("S1", 5)
    any_field.distribution()

    first, again = issue(any_field), issue(any_field)

    assert (first.count, first.amount, len(set(first.serials))) == (5, 1_250_00, 5)
    assert (again.count, again.amount) == (0, 0)
    assert any_field.figures().outstanding == 1_250_00


def test_a_late_person_makes_a_further_list_version(field: Any) -> None:
    field.session("S1", 2)
    field.distribution()
    issue(field)
    before = field.desk.read(lambda queries: queries.distributions())[0].list_version
    arrive(field, "S1-TARD")

    assert issue(field).count == 1
    assert field.desk.read(lambda queries: queries.distributions())[0].list_version == before + 1


def test_two_distributions_of_one_donation_serve_a_person_once(any_field: Any) -> None:
    any_field.session("S1", 3)
    any_field.distribution("D1", "S1", "LOT-CAS")
    any_field.distribution("D2", "S1", "LOT-PARTOUT")

    assert [issue(any_field, "D1").count, issue(any_field, "D2").count] == [3, 0]


def test_two_sessions_of_one_donation_serve_a_person_once(any_field: Any) -> None:
    any_field.session("S1", 1)
    any_field.session("S2", 1)
    arrive(any_field, "S1-0001X", "S1")
    arrive(any_field, "S1-0001X", "S2")
    any_field.distribution("D1", "S1")
    any_field.distribution("D2", "S2")

    assert [issue(any_field, "D1").count, issue(any_field, "D2").count] == [2, 1]


def test_who_lost_the_right_to_the_voucher_at_one_session_has_it_at_another(field: Any) -> None:
    """A voucher made void counts no more against the donation, but the same presence gives no second one."""
    serial, *_ = field.issued(1)
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.NOT_COLLECTED))
    field.do("coordination", approve_void, ApproveVoid(serial))
    assert issue(field).count == 0
    field.session("S2", 1)
    arrive(field, "S1-0001B", "S2")
    field.distribution("D2", "S2")

    assert issue(field, "D2").count == 2


def test_money_that_is_not_there_issues_nothing(any_field: Any) -> None:
    any_field.session("S1", 41)
    any_field.distribution()

    with pytest.raises(DonationExhausted) as refused:
        issue(any_field)

    assert (refused.value.donation, refused.value.available) == ("DON-CAS", 10_000_00)
    assert any_field.figures().issued_count == 0


def test_the_last_centime_may_be_issued(field: Any) -> None:
    field.session("S1", 40)
    field.distribution()

    assert issue(field).amount == 10_000_00
    assert field.figures().available == 0


def test_a_distribution_that_is_not_open_issues_nothing(field: Any) -> None:
    field.session("S1", 1)
    draft(field)
    with pytest.raises(DistributionStateForbids):
        issue(field)
    field.do("distribution", freeze_list, NamedDistribution("D1"))
    with pytest.raises(DistributionStateForbids):
        issue(field)
    with pytest.raises(UnknownDistribution):
        issue(field, "D9")


def test_a_lot_past_its_day_is_not_given_out(field: Any) -> None:
    field.session("S1", 1)
    field.distribution()
    field.clock.now = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    assert issue(field).count == 1
    field.session("S2", 1)
    field.distribution("D2", "S2")
    field.clock.now = datetime(2027, 1, 1, 0, 0, tzinfo=UTC)

    with pytest.raises(BatchExpired):
        issue(field, "D2")


def test_a_session_cancelled_after_drafting_issues_nothing(field: Any) -> None:
    """Invariant 12: a waiver before the session must not outlive its cancellation."""
    begins = field.clock.now.replace(second=0) + timedelta(hours=1)
    session = AddSession("S1", SessionKind.AWARENESS, "ASSO-CAS", "Casablanca", "Essai", begins, begins)
    field.do("animation", add_session, session)
    draft(field)
    person = Person(0, "P-ABSENTE", Sex.FEMALE, None, AgeGroup.ADULT)
    field.do("animation", propose_waiver, ProposeWaiver("S1", person, WaiverReason.HEALTH))
    field.do("coordination", approve_waiver, ApproveWaiver("S1", "P-ABSENTE"))
    field.do("coordination", cancel_session, ChangeSession("S1"))
    field.do("distribution", freeze_list, NamedDistribution("D1"))
    field.do("distribution", open_distribution, NamedDistribution("D1"))

    with pytest.raises(SessionEntitlesNobody):
        issue(field)


def test_a_training_gives_no_vouchers(field: Any) -> None:
    begins = field.clock.now.replace(second=0)
    training = AddSession("S1", SessionKind.TRAINING, "ASSO-CAS", "Casablanca", "Essai", begins, begins)
    field.do("animation", add_session, training)

    with pytest.raises(SessionEntitlesNobody):
        draft(field)


def test_session_and_lot_are_of_one_place(field: Any) -> None:
    field.session("S1", 1)

    with pytest.raises(BatchElsewhere):
        draft(field, batch="LOT-RAB")


def test_nobody_is_invited_for_a_lot_that_has_expired(field: Any) -> None:
    field.session("S1", 1)
    field.clock.now = datetime(2027, 1, 1, 0, 0, tzinfo=UTC)

    with pytest.raises(BatchExpired):
        draft(field)


def test_the_same_draft_again_changes_nothing_and_another_is_refused(field: Any) -> None:
    field.session("S1", 1)

    assert draft(field) == draft(field)
    with pytest.raises(DistributionExists):
        draft(field, batch="LOT-PARTOUT")


def test_a_list_of_nobody_is_not_frozen(field: Any) -> None:
    field.session("S1", 0)
    draft(field)

    with pytest.raises(NobodyEntitled):
        field.do("distribution", freeze_list, NamedDistribution("D1"))


def test_freezing_and_opening_again_changes_nothing(field: Any) -> None:
    field.session("S1", 2)
    field.distribution()

    frozen = field.do("distribution", freeze_list, NamedDistribution("D1"))
    opened = field.do("distribution", open_distribution, NamedDistribution("D1"))

    assert frozen == opened
    assert opened.list_version == 1


def test_a_draft_is_not_opened_before_its_list_is_frozen(field: Any) -> None:
    field.session("S1", 1)
    draft(field)

    with pytest.raises(DistributionStateForbids):
        field.do("distribution", open_distribution, NamedDistribution("D1"))


def test_vouchers_are_printed_once(field: Any) -> None:
    field.session("S1", 3)
    field.distribution()
    issue(field)

    printed = field.do("distribution", print_vouchers, PrintVouchers("D1"))

    assert len({paper.qr_digits for paper in printed}) == 3
    assert len({paper.human_code for paper in printed}) == 3
    with pytest.raises(NothingToPrint):
        field.do("distribution", print_vouchers, PrintVouchers("D1"))


def test_a_voucher_not_printed_yet_is_printed_and_not_reprinted(field: Any) -> None:
    field.session("S1", 1)
    field.distribution()
    (serial,) = issue(field).serials

    with pytest.raises(NotPrintedYet):
        field.do("distribution", reprint_voucher, ReprintVoucher(serial, "taché"))


def test_late_vouchers_alone_are_printed_next(field: Any) -> None:
    field.session("S1", 2)
    field.distribution(mode=PrintMode.ON_THE_SPOT)
    issue(field)
    field.do("distribution", print_vouchers, PrintVouchers("D1"))
    arrive(field, "S1-TARD")
    (late,) = issue(field).serials

    (paper,) = field.do("distribution", print_vouchers, PrintVouchers("D1"))

    assert paper.serial == late


class TestTheRecorderOfAttendance:
    """Invariant 14."""

    @pytest.fixture
    def programme_file(self, programme_file: bytes) -> bytes:
        return programme_file.replace(b'roles = ["distributor"]', b'roles = ["distributor", "session_host"]')

    def test_does_not_issue_in_a_strict_programme(self, field: Any) -> None:
        field.session("S1", 1)
        arrive(field, "S1-TARD", user="distribution")
        field.distribution()

        with pytest.raises(SamePerson):
            issue(field)
