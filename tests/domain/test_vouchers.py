"""The life of a voucher: every step of the programme's state table, and no other.

The table below is written from the ledger, not from the program.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain import vouchers
from voucher_desk.domain.money import AmountAboveRest, InvalidAmount
from voucher_desk.domain.vouchers import (
    DayNotLater,
    NotReplaceable,
    NotYetExpired,
    ReasonMissing,
    RemainderPolicy,
    VoidReason,
    Voucher,
    VoucherState,
    VoucherStateForbids,
)

FACE = 250_00
LAST_DAY = date(2026, 12, 31)
AFTER = LAST_DAY + timedelta(days=1)
LATER = LAST_DAY + timedelta(days=30)


def voucher(state: str, remainder: RemainderPolicy = RemainderPolicy.KEEP) -> Voucher:
    """Return a voucher as it stands in a state: a third used in PART, all used in REDEEMED."""
    used = {"PART": 80_00, "REDEEMED": FACE}.get(state, 0)
    before = VoucherState.ISSUED if state == "SUSPENDED" else None
    return Voucher(
        1, "X-000001", "DON", VoucherState(state), FACE, LAST_DAY, remainder, 0, used, suspended_from=before
    )


STEPS: dict[str, Callable[[Voucher], Voucher]] = {
    "print": vouchers.printed,
    "spoil": vouchers.spoiled,
    "hand_over": vouchers.handed_over,
    "return": vouchers.returned,
    "destroy": vouchers.destroyed,
    "issue": vouchers.issued,
    "redeem": lambda one: vouchers.used(one, None).voucher,
    "redeem a part": lambda one: vouchers.used(one, 10_00).voucher,
    "reverse": lambda one: vouchers.unused(one, one.redeemed, 0),
    "suspend": vouchers.suspended,
    "release": vouchers.released,
    "void": vouchers.voided,
    "expire": lambda one: vouchers.expired(one, AFTER),
    "extend": lambda one: vouchers.extended(one, LATER, AFTER),
}
LIFE = {
    ("GENERATED", "print"): "PRINTED",
    ("GENERATED", "spoil"): "SPOILED",
    ("PRINTED", "spoil"): "SPOILED",  # sheets are counted after the job, and spoiled ones found then
    ("PRINTED", "hand_over"): "PRINTED",
    ("RETURNED", "hand_over"): "PRINTED",
    ("PRINTED", "return"): "RETURNED",
    ("RETURNED", "destroy"): "DESTROYED",
    ("SPOILED", "destroy"): "DESTROYED",
    ("PRINTED", "issue"): "ISSUED",
    ("GENERATED", "issue"): "ISSUED",
    ("ISSUED", "redeem"): "REDEEMED",
    ("PART", "redeem"): "REDEEMED",
    ("ISSUED", "redeem a part"): "PART",
    ("PART", "redeem a part"): "PART",
    ("REDEEMED", "reverse"): "ISSUED",
    ("PART", "reverse"): "ISSUED",
    ("ISSUED", "suspend"): "SUSPENDED",
    ("PART", "suspend"): "SUSPENDED",
    ("SUSPENDED", "release"): "ISSUED",
    ("ISSUED", "void"): "VOID",
    ("PART", "void"): "VOID",
    ("SUSPENDED", "void"): "VOID",
    ("ISSUED", "expire"): "EXPIRED",
    ("PART", "expire"): "EXPIRED",
    ("SUSPENDED", "expire"): "EXPIRED",
    ("EXPIRED", "extend"): "ISSUED",
}


@pytest.mark.parametrize(("state", "step"), LIFE)
def test_a_step_of_the_table_is_taken(state: str, step: str) -> None:
    assert STEPS[step](voucher(state)).state == LIFE[state, step]


@pytest.mark.parametrize(("state", "step"), sorted({*product(VoucherState, STEPS)} - {*LIFE}))
def test_a_step_not_in_the_table_is_refused(state: str, step: str) -> None:
    with pytest.raises(VoucherStateForbids) as refused:
        STEPS[step](voucher(state))

    assert (refused.value.serial, refused.value.state) == ("X-000001", state)


@pytest.mark.parametrize("state", VoucherState)
def test_a_reprint_needs_a_voucher_that_is_still_worth_something(state: VoucherState) -> None:
    if state in {"ISSUED", "PART", "SUSPENDED"}:
        vouchers.require_reprintable(voucher(state))
    else:
        with pytest.raises(VoucherStateForbids):
            vouchers.require_reprintable(voucher(state))


@pytest.mark.parametrize("reason", [*VoidReason, None])
def test_only_some_reasons_are_replaced(reason: VoidReason | None) -> None:
    if reason in {VoidReason.LOST, VoidReason.STOLEN, VoidReason.DAMAGED, VoidReason.ERROR}:
        vouchers.require_replaceable(voucher("VOID"), reason)
    else:
        with pytest.raises(NotReplaceable):
            vouchers.require_replaceable(voucher("VOID"), reason)


@pytest.mark.parametrize("state", [state for state in VoucherState if state != "VOID"])
def test_a_voucher_that_is_not_void_is_not_replaced(state: VoucherState) -> None:
    with pytest.raises(VoucherStateForbids):
        vouchers.require_replaceable(voucher(state), VoidReason.LOST)


@pytest.mark.parametrize("state", ["ISSUED", "PART"])
def test_release_gives_back_the_state_before(state: str) -> None:
    before = voucher(state)

    assert vouchers.released(vouchers.suspended(before)) == before


@pytest.mark.parametrize("state", ["ISSUED", "PART"])
def test_an_expired_voucher_is_extended_as_it_was(state: str) -> None:
    extended = vouchers.extended(vouchers.expired(voucher(state), AFTER), LATER, AFTER)

    assert (extended.state, extended.expires_on, extended.rest) == (state, LATER, voucher(state).rest)


@pytest.mark.parametrize("until", [LAST_DAY, LAST_DAY - timedelta(days=1), AFTER])
def test_an_extension_ends_later_and_not_before_today(until: date) -> None:
    with pytest.raises(DayNotLater):
        vouchers.extended(voucher("EXPIRED"), until, AFTER + timedelta(days=1))


def test_an_extension_may_end_today() -> None:
    assert vouchers.extended(voucher("EXPIRED"), AFTER, AFTER).expires_on == AFTER


def test_the_last_day_belongs_to_the_holder() -> None:
    with pytest.raises(NotYetExpired):
        vouchers.expired(voucher("ISSUED"), LAST_DAY)


@pytest.mark.parametrize("amount", [0, -1])
def test_an_amount_is_more_than_nothing(amount: int) -> None:
    with pytest.raises(InvalidAmount):
        vouchers.used(voucher("ISSUED"), amount)


def test_a_suspended_voucher_voids_only_what_is_left() -> None:
    part = vouchers.suspended(voucher("PART"))

    assert vouchers.voided(part).redeemed == 80_00
    assert part.rest == 170_00


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u2060", "\n\t", "\x00"])
def test_a_reason_is_something_that_can_be_read(text: str) -> None:
    with pytest.raises(ReasonMissing):
        vouchers.reason_given(text, "suspend")


@given(st.sampled_from(RemainderPolicy), st.lists(st.integers(-5, FACE + 5) | st.none(), max_size=8))
def test_no_use_ever_takes_more_than_the_face(policy: RemainderPolicy, amounts: list[int | None]) -> None:
    one, taken, lost = voucher("ISSUED", policy), 0, 0
    for amount in amounts:
        try:
            use = vouchers.used(one, amount)
        except (VoucherStateForbids, InvalidAmount, AmountAboveRest):
            continue
        one, taken, lost = use.voucher, taken + use.amount, lost + use.forfeited
    assert (one.redeemed, one.forfeited, one.rest) == (taken, lost, FACE - taken - lost)
    assert (one.state == "REDEEMED") == (one.rest == 0)
    assert one.rest >= 0


@given(st.sampled_from(RemainderPolicy), st.integers(1, FACE))
def test_a_reversal_undoes_a_use_exactly(policy: RemainderPolicy, amount: int) -> None:
    before = voucher("ISSUED", policy)
    use = vouchers.used(before, amount)

    assert vouchers.unused(use.voucher, use.amount, use.forfeited) == before
