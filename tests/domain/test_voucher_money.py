"""Money is conserved: whatever happens to vouchers in whatever order, the nine accounts add up to nothing."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from voucher_desk.domain import vouchers
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.ledger import Account, move_of
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.vouchers import RemainderPolicy, Voucher, VoucherState

FIRST_DAY = date(2026, 10, 10)


class VoucherMoney(RuleBasedStateMachine):
    """Vouchers of one donation, moved by the domain's functions and the ledger's moves alone."""

    live = Bundle("live")
    uses = Bundle("uses")

    def __init__(self) -> None:
        super().__init__()
        self.accounts: Counter[Account] = Counter()
        self.known: dict[int, Voucher] = {}
        self.today = FIRST_DAY
        self.move(EventKind.DONATION_RECEIVED, 10_000_00)

    def move(self, kind: EventKind, amount: int) -> None:
        if amount:
            move = move_of(kind, amount)
            self.accounts[move.source] -= move.amount
            self.accounts[move.target] += move.amount

    def attempt(self, key: int, change: Any, *arguments: Any) -> Voucher | None:
        """Return a voucher as it was before a change that the rules allow, None for one they refuse."""
        before = self.known[key]
        try:
            self.known[key] = change(before, *arguments)
        except Refused:
            return None
        return before

    @rule(
        target=live,
        face=st.integers(1, 500_00),
        policy=st.sampled_from(RemainderPolicy),
        days=st.integers(0, 9),
    )
    def issue(self, face: int, policy: RemainderPolicy, days: int) -> int:
        key = len(self.known)
        until = self.today + timedelta(days=days)
        blank = Voucher(key, f"X-{key}", "DON", VoucherState.PRINTED, face, until, policy, 0)
        self.known[key] = vouchers.issued(blank)
        self.move(EventKind.VOUCHER_ISSUED, face)
        return key

    @rule(target=uses, key=live, amount=st.integers(-1, 500_00) | st.none())
    def redeem(self, key: int, amount: int | None) -> tuple[int, int, int]:
        try:
            use = vouchers.used(self.known[key], amount)
        except Refused:
            return key, 0, 0
        self.known[key] = use.voucher
        self.move(EventKind.VOUCHER_REDEEMED, use.amount)
        self.move(EventKind.VOUCHER_FORFEITED, use.forfeited)
        return key, use.amount, use.forfeited

    @rule(use=consumes(uses))
    def reverse(self, use: tuple[int, int, int]) -> None:
        key, amount, forfeited = use
        if amount and self.attempt(key, vouchers.unused, amount, forfeited):
            self.move(EventKind.REDEMPTION_REVERSED, amount)
            self.move(EventKind.FORFEIT_UNDONE, forfeited)

    @rule(key=live)
    def suspend(self, key: int) -> None:
        self.attempt(key, vouchers.suspended)

    @rule(key=live)
    def release(self, key: int) -> None:
        self.attempt(key, vouchers.released)

    @rule(key=live)
    def void(self, key: int) -> None:
        before = self.attempt(key, vouchers.voided)
        if before:
            self.move(EventKind.VOUCHER_VOIDED, before.rest)

    @rule(days=st.integers(1, 6))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(key=live)
    def expire(self, key: int) -> None:
        before = self.attempt(key, vouchers.expired, self.today)
        if before:
            self.move(EventKind.VOUCHER_EXPIRED, before.rest)

    @rule(key=live, days=st.integers(-2, 9))
    def extend(self, key: int, days: int) -> None:
        if self.attempt(key, vouchers.extended, self.today + timedelta(days=days), self.today):
            self.move(EventKind.VOUCHER_EXTENDED, self.known[key].rest)

    @invariant()
    def accounts_add_up_to_nothing(self) -> None:
        assert sum(self.accounts.values()) == 0

    @invariant()
    def outstanding_is_what_vouchers_promise(self) -> None:
        open_states = {"ISSUED", "PART", "SUSPENDED"}
        promised = sum(one.rest for one in self.known.values() if one.state in open_states)
        assert self.accounts[Account.OUTSTANDING] == promised

    @invariant()
    def unclaimed_is_what_was_redeemed(self) -> None:
        assert self.accounts[Account.UNCLAIMED] == sum(one.redeemed for one in self.known.values())

    @invariant()
    def no_voucher_gives_more_than_its_face(self) -> None:
        assert all(one.rest >= 0 and one.redeemed >= 0 and one.forfeited >= 0 for one in self.known.values())

    @invariant()
    def a_voucher_is_used_up_exactly_when_redeemed(self) -> None:
        assert all((one.state == "REDEEMED") == (one.rest == 0) for one in self.known.values())


VoucherMoney.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
TestVoucherMoney = VoucherMoney.TestCase
