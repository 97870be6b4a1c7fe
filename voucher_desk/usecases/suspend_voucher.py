"""Suspend a voucher while a doubt is cleared up, and release it."""

from collections.abc import Callable
from dataclasses import dataclass

from voucher_desk.domain import vouchers
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.vouchers import Voucher, reason_given
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class NamedVoucher:
    """A voucher by its serial, and why."""

    serial: str
    reason: str


def suspend_voucher(work: Work, request: NamedVoucher) -> Voucher:
    """Suspend a voucher at once; a scan says to keep it and call, never why."""
    return _change(work, request, vouchers.suspended, EventKind.VOUCHER_SUSPENDED)


def release_voucher(work: Work, request: NamedVoucher) -> Voucher:
    """Give a suspended voucher back the state it had; a proposal to make it void is dropped."""
    return _change(work, request, vouchers.released, EventKind.VOUCHER_RELEASED)


def _change(
    work: Work, request: NamedVoucher, change: Callable[[Voucher], Voucher], kind: EventKind
) -> Voucher:
    work.actor.require(Duty.DISTRIBUTE)
    why = reason_given(request.reason, kind.value)
    before = work.vouchers.find(request.serial)
    after = change(before)
    work.vouchers.put(before, after)
    work.record(Event(kind, after.serial, {"reason": why}, donation=after.donation))
    return after
