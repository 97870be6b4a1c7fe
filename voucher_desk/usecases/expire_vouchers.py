"""Expire vouchers whose last day is over, and extend one that expired."""

from dataclasses import dataclass
from datetime import date, timedelta

from voucher_desk.domain import vouchers
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ExpireVouchers:
    """Nothing to say: the day decides."""


@dataclass(frozen=True, slots=True)
class VouchersExpired:
    """How many vouchers expired and what flowed back, in centimes."""

    count: int
    amount: int


@dataclass(frozen=True, slots=True)
class ExtendVoucher:
    """An expired voucher and its new last day."""

    serial: str
    expires_on: date


def expire_vouchers(work: Work, _request: ExpireVouchers) -> VouchersExpired:
    """Expire everything past its day and the offline grace; a second run moves nothing (45 and 46)."""
    work.actor.require(Duty.APPROVE_VOID)
    grace = timedelta(days=work.programme.current().offline_grace_days)
    due = work.vouchers.to_expire(work.today - grace)
    work.vouchers.put_all(due, [vouchers.expired(voucher, work.today) for voucher in due])
    for voucher in due:
        work.record(
            Event(EventKind.VOUCHER_EXPIRED, voucher.serial, donation=voucher.donation, amount=voucher.rest)
        )
    return VouchersExpired(len(due), sum(voucher.rest for voucher in due))


def extend_voucher(work: Work, request: ExtendVoucher) -> vouchers.Voucher:
    """Give an expired voucher a later last day. Raises DayNotLater, DonationExhausted."""
    work.actor.require(Duty.APPROVE)
    before = work.vouchers.find(request.serial)
    after = vouchers.extended(before, request.expires_on, work.today)
    work.vouchers.put(before, after)
    work.record(
        Event(
            EventKind.VOUCHER_EXTENDED,
            after.serial,
            {"expires_on": request.expires_on.isoformat()},
            donation=after.donation,
            amount=after.rest,
        )
    )
    return after
