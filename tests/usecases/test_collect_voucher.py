"""Handing over: each voucher to its holder once, at its own distribution; what is left is not collected."""

from typing import Any

import pytest

from voucher_desk.domain.collecting import (
    AlreadyCollected,
    HandingNotNoted,
    NotCollected,
    OfOtherDistribution,
)
from voucher_desk.domain.distributions import DistributionStateForbids
from voucher_desk.domain.papers import NotAVoucherCode
from voucher_desk.domain.redemptions import OldPaper
from voucher_desk.domain.vouchers import VoidReason, VoucherState, VoucherStateForbids
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.collect_voucher import (
    Collect,
    collect_voucher,
    propose_uncollected,
    undo_collection,
)
from voucher_desk.usecases.open_distribution import NamedDistribution
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


def collect(field: Any, text: str, distribution: str = "D1") -> Any:
    return field.do("distribution", collect_voucher, Collect(distribution, text))


def undo(field: Any, text: str) -> Any:
    return field.do("distribution", undo_collection, Collect("D1", text))


def counted(field: Any) -> tuple[int, int]:
    row: DistributionRow = field.desk.read(lambda queries: queries.distributions())[-1]
    return row.collected, row.uncollected


def test_a_voucher_is_handed_over_once_by_its_number_its_square_or_its_code(any_field: Any) -> None:
    first, second, third = any_field.issued(3)
    collect(any_field, first.lower())
    collect(any_field, any_field.papers[second].qr_digits)
    collect(any_field, any_field.papers[third].human_code)
    assert counted(any_field) == (3, 0)
    with pytest.raises(AlreadyCollected):
        collect(any_field, first)
    assert any_field.desk.read(lambda queries: queries.differences()) == ()


def test_the_number_of_a_voucher_is_read_in_any_digits(field: Any) -> None:
    [serial] = field.issued(1)
    collect(field, serial.translate({ord("0") + digit: chr(0x0660 + digit) for digit in range(10)}))
    assert counted(field) == (1, 0)


def test_where_no_hand_over_was_noted_nobody_is_said_not_to_have_collected(any_field: Any) -> None:
    [serial] = any_field.issued(1)
    any_field.do("distribution", close_distribution, CloseDistribution("D1"))
    with pytest.raises(HandingNotNoted):
        any_field.do("distribution", propose_uncollected, NamedDistribution("D1"))
    assert any_field.state_of(serial) is VoucherState.ISSUED


def test_a_wrong_tick_is_undone_and_the_log_rebuilds_it(any_field: Any) -> None:
    first, _second = any_field.issued(2)
    collect(any_field, first)
    undo(any_field, first)
    assert counted(any_field) == (0, 2)
    assert any_field.desk.read(lambda queries: queries.differences()) == ()
    with pytest.raises(NotCollected):
        undo(any_field, first)
    collect(any_field, first)
    assert counted(any_field) == (1, 1)


def test_a_voucher_of_another_distribution_is_not_handed_over(field: Any) -> None:
    field.issued(1)
    [other] = field.issued(1, code="2")
    with pytest.raises(OfOtherDistribution):
        collect(field, other)


def test_a_suspended_voucher_an_old_paper_and_a_stray_text_are_not_handed_over(field: Any) -> None:
    first, second = field.issued(2)
    field.do("distribution", propose_void, ProposeVoid(first, VoidReason.LOST))
    with pytest.raises(VoucherStateForbids):
        collect(field, first)
    old = field.papers[second].qr_digits
    field.do("distribution", reprint_voucher, ReprintVoucher(second, "papier mouillé"))
    with pytest.raises(OldPaper):
        collect(field, old)
    with pytest.raises(NotAVoucherCode):
        collect(field, "bonjour")


def test_what_nobody_collected_is_proposed_void_after_closing_and_another_approves(any_field: Any) -> None:
    first, second, third = any_field.issued(3)
    collect(any_field, first)
    any_field.redeem(second)
    left = NamedDistribution("D1")
    with pytest.raises(DistributionStateForbids):
        any_field.do("distribution", propose_uncollected, left)
    any_field.do("distribution", close_distribution, CloseDistribution("D1"))
    with pytest.raises(DistributionStateForbids):
        collect(any_field, third)
    assert any_field.do("distribution", propose_uncollected, left) == (third,)
    assert any_field.do("distribution", propose_uncollected, left) == ()
    any_field.do("coordination", approve_void, ApproveVoid(third))
    assert any_field.state_of(third) is VoucherState.VOID
    row = any_field.desk.read(lambda queries: queries.voucher(third))
    assert row.void_reason is VoidReason.NOT_COLLECTED
