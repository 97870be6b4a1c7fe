"""A scan at a provider's counter: used once, for what is left, and never twice."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from voucher_desk.app import open_desk
from voucher_desk.domain.duties import DutyMissing, NotYourProvider
from voucher_desk.domain.providers import NotContracted, UnknownProvider
from voucher_desk.domain.redemptions import AlreadyRedeemed, OperationReused, Verdict, VoucherSuspended
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.ports.faults import ClockWentBack
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.print_vouchers import PrintVouchers, print_vouchers
from voucher_desk.usecases.redeem_voucher import Scan, redeem_voucher, verify_voucher
from voucher_desk.usecases.suspend_voucher import NamedVoucher, release_voucher, suspend_voucher


def test_a_voucher_is_redeemed_once(any_field: Any) -> None:
    serial, *_ = any_field.issued()

    first, second = any_field.redeem(serial), any_field.redeem(serial)

    assert (first.verdict, first.amount, first.remaining) == (Verdict.REDEEMED, 250_00, 0)
    assert second.verdict is Verdict.REFUSED
    assert isinstance(second.refusal, AlreadyRedeemed)
    assert second.refusal.at == first.at
    assert any_field.figures().redeemed == 250_00


def test_the_same_operation_again_hears_the_same_answer(any_field: Any) -> None:
    serial, *_ = any_field.issued()
    op_id = str(uuid4())

    answers = [any_field.redeem(serial, op_id=op_id) for _ in range(3)]

    assert answers[0].verdict is Verdict.REDEEMED
    assert answers == [answers[0]] * 3
    assert any_field.figures().redeemed == 250_00


def test_an_operation_number_serves_one_scan(any_field: Any) -> None:
    one, other, *_ = any_field.issued()
    op_id = str(uuid4())
    any_field.redeem(one, op_id=op_id)

    with pytest.raises(OperationReused):
        any_field.redeem(other, op_id=op_id)


def test_a_part_used_voucher_forfeits_or_keeps_its_rest_as_its_lot_says(any_field: Any) -> None:
    forfeits, *_ = any_field.issued(1, "LOT-CAS", "1")
    keeps, *_ = any_field.issued(1, "LOT-RAB", "2")

    lost = any_field.redeem(forfeits, amount=100_00)
    kept = any_field.redeem(keeps, amount=100_00, provider="PHARMA-RAB", user="guichet-rab")

    assert (lost.remaining, lost.forfeited) == (0, 150_00)
    assert (kept.remaining, kept.forfeited) == (87_50, 0)
    assert any_field.state_of(forfeits) is VoucherState.REDEEMED
    assert any_field.state_of(keeps) is VoucherState.PART


def verify(
    field: Any, serial: str, *, op_id: str | None = None, user: str = "guichet-cas", **scan: Any
) -> Any:
    text = field.papers[serial].qr_digits
    return field.do(
        user, verify_voucher, Scan(text, op_id=op_id or str(uuid4()), **{"provider": None, **scan})
    )


def test_verifying_changes_nothing_and_is_kept(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)

    answer = verify(any_field, serial)

    assert (answer.verdict, answer.amount) == (Verdict.VALID, 250_00)
    assert any_field.state_of(serial) is VoucherState.ISSUED
    assert any_field.redeem(serial).verdict is Verdict.REDEEMED


def test_an_operation_that_verified_does_not_redeem(field: Any) -> None:
    """A counter that reuses the number would hear `valid` and give the goods away for nothing."""
    serial, *_ = field.issued(1)
    op_id = verify(field, serial).op_id

    with pytest.raises(OperationReused):
        field.redeem(serial, op_id=op_id)

    op_id = field.redeem(serial).op_id
    with pytest.raises(OperationReused):
        verify(field, serial, op_id=op_id)


def test_the_same_operation_for_another_amount_is_refused(field: Any) -> None:
    serial, *_ = field.issued(1, "LOT-RAB")
    op_id = str(uuid4())
    counter = {"provider": "PHARMA-RAB", "user": "guichet-rab"}
    field.redeem(serial, op_id=op_id, amount=50_00, **counter)

    with pytest.raises(OperationReused):
        field.redeem(serial, op_id=op_id, amount=60_00, **counter)

    assert field.figures("DON-RAB").redeemed == 50_00


def test_a_refusal_is_repeated_even_when_the_voucher_has_become_good(field: Any) -> None:
    serial, *_ = field.issued(1)
    field.do("coordination", suspend_voucher, NamedVoucher(serial, "doute"))
    op_id = str(uuid4())
    first = field.redeem(serial, op_id=op_id)
    field.do("coordination", release_voucher, NamedVoucher(serial, "levé"))

    again = field.redeem(serial, op_id=op_id)

    assert type(again.refusal) is type(first.refusal) is VoucherSuspended
    assert again.at == first.at
    assert field.state_of(serial) is VoucherState.ISSUED


def test_counter_staff_redeem_at_their_own_provider_without_saying_so(field: Any) -> None:
    serial, *_ = field.issued(1)
    text = field.papers[serial].qr_digits

    answer = field.do("guichet-cas", redeem_voucher, Scan(text, None, str(uuid4())))

    assert answer.verdict is Verdict.REDEEMED
    assert field.desk.read(lambda queries: queries.counter_totals("PHARMA-CAS")).redeemed == 250_00


def test_who_works_at_no_counter_redeems_nothing(field: Any) -> None:
    serial, *_ = field.issued(1)

    with pytest.raises(DutyMissing):
        field.redeem(serial, user="coordination")


def test_counter_staff_do_not_act_for_another_provider(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)

    with pytest.raises(NotYourProvider):
        any_field.redeem(serial, user="guichet-hammam")
    with pytest.raises(NotYourProvider):
        verify(any_field, serial, user="guichet-hammam", provider="PHARMA-CAS")

    assert any_field.figures().redeemed == 0


def test_the_answer_of_another_provider_is_not_told_again(field: Any) -> None:
    serial, *_ = field.issued(1)
    op_id = field.redeem(serial).op_id

    with pytest.raises(NotYourProvider):
        field.redeem(serial, op_id=op_id, user="guichet-hammam")


def test_a_provider_nobody_declared_redeems_nothing(field: Any) -> None:
    serial, *_ = field.issued(1)

    with pytest.raises((UnknownProvider, NotYourProvider)):
        field.redeem(serial, provider="X")


def test_a_contract_that_is_over_redeems_nothing(field: Any) -> None:
    serial, *_ = field.issued(1)

    answer = field.do(
        "coordination", verify_voucher, Scan(field.papers[serial].qr_digits, "ANCIEN-CAS", str(uuid4()))
    )

    assert isinstance(answer.refusal, NotContracted)


def test_a_ceiling_counts_one_moroccan_month(any_field: Any) -> None:
    """600.00 a month: 250.00 twice, no third; at midnight of the first the month begins anew."""
    serials = any_field.issued(4)
    counter = {"provider": "HAMMAM-CAS", "user": "guichet-hammam"}
    any_field.clock.now = datetime(2026, 10, 31, 23, 50, tzinfo=UTC)

    inside = [any_field.redeem(serial, **counter) for serial in serials[:3]]
    any_field.clock.now = datetime(2026, 11, 1, 0, 0, tzinfo=UTC)
    after = any_field.redeem(serials[2], **counter)

    assert [type(answer.refusal).__name__ for answer in inside] == ["NoneType", "NoneType", "CapReached"]
    assert inside[2].refusal.left == 100_00
    assert after.verdict is Verdict.REDEEMED


@pytest.mark.parametrize("amount", [0, -1, 250_01, 10**15])
def test_an_amount_no_voucher_holds_takes_nothing(any_field: Any, amount: int) -> None:
    serial, *_ = any_field.issued(1)

    answer = any_field.redeem(serial, amount=amount)

    assert answer.verdict is Verdict.REFUSED
    assert any_field.state_of(serial) is VoucherState.ISSUED


def test_a_kept_voucher_is_used_to_the_last_centime(field: Any) -> None:
    serial, *_ = field.issued(1, "LOT-RAB")
    counter = {"provider": "PHARMA-RAB", "user": "guichet-rab"}

    answers = [field.redeem(serial, amount=amount, **counter) for amount in (100_00, 87_49, 1, 1)]

    assert [answer.remaining for answer in answers] == [87_50, 1, 0, 0]
    assert isinstance(answers[3].refusal, AlreadyRedeemed)


def test_a_clock_that_went_back_saves_nothing(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    any_field.clock.now -= timedelta(minutes=10)

    with pytest.raises(ClockWentBack):
        any_field.redeem(serial)

    any_field.clock.now += timedelta(minutes=10)
    assert any_field.redeem(serial).verdict is Verdict.REDEEMED


def test_a_clock_set_back_a_little_keeps_the_order_of_events(field: Any) -> None:
    one, two = field.issued(2)
    field.redeem(one)
    field.clock.now -= timedelta(seconds=100)

    assert field.redeem(two).verdict is Verdict.REDEEMED
    assert field.desk.read(lambda queries: queries.differences()) == ()


def test_a_rehearsal_redeems_nothing(field: Any) -> None:
    serial, *_ = field.issued(1)
    scan = Scan(field.papers[serial].qr_digits, "PHARMA-CAS", str(uuid4()))

    told = field.desk.acting_as("guichet-cas").rehearse(redeem_voucher, scan)

    assert told.verdict is Verdict.REDEEMED
    assert field.state_of(serial) is VoucherState.ISSUED


def test_a_station_that_joins_later_is_known_at_once(field: Any, home: Path, tmp_path: Path) -> None:
    """Its vouchers must not be refused as signed by nobody until the first desk is started again."""
    field.session("S1", 1)
    field.distribution()
    joined = tmp_path / "joined"
    joined.mkdir()
    database = str(next(home.glob("*.db")))
    with closing(open_desk(joined, "distribution", database=database, clock=field.clock)) as other:
        other.do(issue_vouchers, IssueVouchers("D1"))
        (paper,) = other.do(print_vouchers, PrintVouchers("D1")).value

    assert field.redeem(paper.serial, text=paper.qr_digits).verdict is Verdict.REDEEMED
