"""Void a voucher: one person proposes, another approves; the rest flows back to the donation."""

from dataclasses import dataclass

from voucher_desk.domain import vouchers
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.vouchers import OPEN_STATES, VoidNotProposed, VoidReason, Voucher
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ProposeVoid:
    """A voucher and why it should be void."""

    serial: str
    reason: VoidReason


@dataclass(frozen=True, slots=True)
class ApproveVoid:
    """A voucher somebody proposed to make void."""

    serial: str


def propose_void(work: Work, request: ProposeVoid) -> Voucher:
    """Propose to make a voucher void; it is suspended at once, so that nobody uses it meanwhile."""
    work.actor.require(Duty.PROPOSE_VOID)
    before = work.vouchers.find(request.serial)
    after = vouchers.suspended(before) if before.state in OPEN_STATES else before
    vouchers.voided(after)
    if after != before:
        work.vouchers.put(before, after)
    work.vouchers.propose_void(after, request.reason)
    work.record(
        Event(
            EventKind.VOID_PROPOSED, after.serial, {"reason": request.reason.value}, donation=after.donation
        )
    )
    return after


def approve_void(work: Work, request: ApproveVoid) -> Voucher:
    """Make a proposed void final (invariants 43 and 44). Raises VoidNotProposed, SamePerson."""
    work.actor.require(Duty.APPROVE_VOID)
    before = work.vouchers.find(request.serial)
    origin = work.vouchers.origin(before)
    if origin.void_reason is None:
        raise VoidNotProposed(serial=before.serial)
    work.actor.require_other_than(origin.void_proposed_by, first="propose", second="approve")
    after = vouchers.voided(before)
    work.vouchers.approve_void(before)
    work.vouchers.put(before, after)
    work.record(
        Event(
            EventKind.VOUCHER_VOIDED,
            after.serial,
            {"reason": origin.void_reason.value},
            donation=after.donation,
            amount=before.rest,
        )
    )
    return after
