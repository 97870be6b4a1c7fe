"""What a scan is answered for each state of a voucher, and when a redemption may still be undone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from voucher_desk.domain.redemptions import (
    AlreadyRedeemed,
    AlreadyReversed,
    Redemption,
    RedemptionClaimed,
    TooLateToReverse,
    VoucherExpired,
    VoucherNotIssued,
    VoucherSuspended,
    VoucherVoid,
    require_reversible,
    require_usable,
)
from voucher_desk.domain.refusals import Refused, refusal_of, stored_data
from voucher_desk.domain.vouchers import RemainderPolicy, Voucher, VoucherState

NOON = datetime(2026, 12, 18, 12, 0, tzinfo=UTC)
LAST_DAY = date(2026, 12, 31)
ANSWERS: dict[str, type[Refused] | None] = {
    "GENERATED": VoucherNotIssued,
    "PRINTED": VoucherNotIssued,
    "RETURNED": VoucherNotIssued,
    "SPOILED": VoucherVoid,
    "DESTROYED": VoucherVoid,
    "ISSUED": None,
    "PART": None,
    "REDEEMED": AlreadyRedeemed,
    "SUSPENDED": VoucherSuspended,
    "VOID": VoucherVoid,
    "EXPIRED": VoucherExpired,
}
USED = Redemption(1, "op", "X-1", "PHARMA", 250_00, 0, NOON, "guichet", reversed=False, claimed=False)


def voucher(state: str) -> Voucher:
    return Voucher(1, "X-1", "DON", VoucherState(state), 250_00, LAST_DAY, RemainderPolicy.KEEP, 0)


def test_every_state_has_its_answer() -> None:
    assert set(ANSWERS) == set(VoucherState)


@pytest.mark.parametrize(("state", "reason"), ANSWERS.items())
def test_a_scan_on_a_good_day_is_answered_by_the_state(state: str, reason: type[Refused] | None) -> None:
    if reason is None:
        require_usable(voucher(state), LAST_DAY, NOON)
    else:
        with pytest.raises(reason):
            require_usable(voucher(state), LAST_DAY, NOON)


@pytest.mark.parametrize("state", ["ISSUED", "PART"])
def test_the_day_decides_before_the_expiry_run(state: str) -> None:
    with pytest.raises(VoucherExpired):
        require_usable(voucher(state), LAST_DAY + timedelta(days=1), None)


def test_a_used_voucher_says_since_when_and_nothing_else() -> None:
    with pytest.raises(AlreadyRedeemed) as refused:
        require_usable(voucher("REDEEMED"), LAST_DAY, NOON)

    assert refused.value.data() == {"at": NOON}


@pytest.mark.parametrize("after", [timedelta(0), timedelta(hours=24)])
def test_a_redemption_is_undone_within_a_day(after: timedelta) -> None:
    require_reversible(USED, NOON + after)


def test_a_redemption_is_not_undone_later() -> None:
    with pytest.raises(TooLateToReverse):
        require_reversible(USED, NOON + timedelta(hours=24, seconds=1))


def test_a_redemption_is_undone_once() -> None:
    with pytest.raises(AlreadyReversed):
        require_reversible(replace(USED, reversed=True), NOON)


def test_a_redemption_on_a_claim_is_not_undone_at_the_counter() -> None:
    with pytest.raises(RedemptionClaimed):
        require_reversible(replace(USED, claimed=True), NOON)


class Group(Refused):
    """A family of refusals, which has no code of its own."""


@pytest.mark.parametrize(
    "refusal", [AlreadyRedeemed(at=NOON), VoucherExpired(expires_on=LAST_DAY), VoucherVoid()]
)
def test_a_stored_refusal_is_told_again_as_it_was(refusal: Refused) -> None:
    again = refusal_of(refusal.code, stored_data(refusal))

    assert type(again) is type(refusal)
    assert again.data() == refusal.data()
