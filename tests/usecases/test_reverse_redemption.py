"""Reversal: a mistake at the counter undone exactly, within a day, unclaimed, by a second person."""

from datetime import timedelta
from typing import Any

import pytest

from voucher_desk.domain.duties import DutyMissing, NotYourProvider, SamePerson
from voucher_desk.domain.money import DonationExhausted
from voucher_desk.domain.redemptions import (
    AlreadyReversed,
    RedemptionClaimed,
    TooLateToReverse,
    UnknownRedemption,
)
from voucher_desk.domain.vouchers import ReasonMissing, VoidReason, VoucherState, VoucherStateForbids
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption
from voucher_desk.usecases.settle_claim import DraftClaim, draft_claim
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


def reverse(field: Any, op_id: str, reason: str = "erreur", user: str = "guichet-cas-2") -> Any:
    return field.do(user, reverse_redemption, ReverseRedemption(op_id, reason))


def test_a_reversed_voucher_is_as_it_was(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    before = any_field.figures()
    op_id = any_field.redeem(serial, amount=100_00).op_id

    assert reverse(any_field, op_id).rest == 250_00

    after = any_field.figures()
    assert (after.available, after.outstanding) == (before.available, before.outstanding)
    assert (after.redeemed, after.reversed, after.forfeited) == (100_00, 100_00, 0)
    assert any_field.redeem(serial).amount == 250_00


def test_one_of_two_uses_is_reversed_alone(field: Any) -> None:
    serial, *_ = field.issued(1, "LOT-PARTOUT")
    first, second = (field.redeem(serial, amount=amount).op_id for amount in (60_00, 40_00))
    assert field.state_of(serial) is VoucherState.REDEEMED

    assert reverse(field, first).rest == 60_00
    assert field.state_of(serial) is VoucherState.PART
    assert reverse(field, second).rest == 100_00
    assert field.state_of(serial) is VoucherState.ISSUED


def test_a_redemption_is_reversed_once(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    op_id = any_field.redeem(serial).op_id
    reverse(any_field, op_id)

    with pytest.raises(AlreadyReversed):
        reverse(any_field, op_id)


@pytest.mark.parametrize(
    ("after", "refused"), [(timedelta(hours=23, minutes=59), False), (timedelta(hours=24), True)]
)
def test_a_redemption_is_reversed_within_a_day(field: Any, after: timedelta, *, refused: bool) -> None:
    serial, *_ = field.issued(1)
    op_id = field.redeem(serial).op_id
    field.clock.now += after

    if refused:
        with pytest.raises(TooLateToReverse):
            reverse(field, op_id)
    else:
        assert reverse(field, op_id).rest == 250_00


def test_whoever_redeemed_does_not_reverse(field: Any) -> None:
    serial, *_ = field.issued(1)
    op_id = field.redeem(serial).op_id

    with pytest.raises(SamePerson):
        reverse(field, op_id, user="guichet-cas")
    with pytest.raises(NotYourProvider):
        reverse(field, op_id, user="guichet-hammam")
    with pytest.raises(DutyMissing):
        reverse(field, op_id, user="coordination")


def test_a_reversal_needs_a_reason_and_a_redemption(field: Any) -> None:
    serial, *_ = field.issued(1)
    op_id = field.redeem(serial).op_id

    with pytest.raises(ReasonMissing):
        reverse(field, op_id, " \u200b")
    with pytest.raises(UnknownRedemption):
        reverse(field, "no such operation")


def test_what_is_on_a_claim_is_not_reversed(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    op_id = any_field.redeem(serial).op_id
    until = any_field.clock.now.date()
    any_field.do("guichet-cas", draft_claim, DraftClaim("PHARMA-CAS", "DON-CAS", until))

    with pytest.raises(RedemptionClaimed):
        reverse(any_field, op_id)


def test_a_use_of_a_voucher_made_void_since_stays(field: Any) -> None:
    serial, *_ = field.issued(1, "LOT-PARTOUT")
    op_id = field.redeem(serial, amount=60_00).op_id
    field.do("distribution", propose_void, ProposeVoid(serial, VoidReason.LOST))
    field.do("coordination", approve_void, ApproveVoid(serial))

    with pytest.raises(VoucherStateForbids):
        reverse(field, op_id)


def test_what_was_forfeited_and_given_to_others_cannot_come_back(field: Any) -> None:
    """The forfeited part went back to the donation and out again: there is nothing left to undo it with."""
    serial, *_ = field.issued(40)
    op_id = field.redeem(serial, amount=150_00).op_id
    field.issued(1, "LOT-PARTOUT", "2")

    with pytest.raises(DonationExhausted):
        reverse(field, op_id)

    assert field.state_of(serial) is VoucherState.REDEEMED


def test_a_long_reason_is_kept_on_every_engine(any_field: Any) -> None:
    serial, *_ = any_field.issued(1)
    op_id = any_field.redeem(serial).op_id

    assert reverse(any_field, op_id, "é" * 5_000).rest == 250_00
