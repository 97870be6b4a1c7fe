"""Replace a void voucher: a new serial for the same person, linked to the old one."""

from dataclasses import dataclass

from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.donations import require_active
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.stock import require_usable_batch
from voucher_desk.domain.vouchers import (
    AlreadyReplaced,
    HolderServed,
    NotReplaceable,
    Voucher,
    require_replaceable,
)
from voucher_desk.ports.books import VoucherOrigin
from voucher_desk.ports.work import Work
from voucher_desk.usecases.issue_vouchers import generate_blanks, issue_event


@dataclass(frozen=True, slots=True)
class ReplaceVoucher:
    """A void voucher by its serial."""

    serial: str


def replace_voucher(work: Work, request: ReplaceVoucher) -> Voucher:
    """Issue a new voucher, face value whole, to the holder of a void one (invariant 6).

    It comes from the float the old one came from while the distribution is open, else it is printed on the
    spot; unlike a first issue it may come after the distribution has closed. Raises NotReplaceable,
    AlreadyReplaced, HolderServed, BatchExpired, DonationExhausted.
    """
    work.actor.require(Duty.ISSUE)
    old = work.vouchers.find(request.serial)
    origin = work.vouchers.origin(old)
    require_replaceable(old, origin.void_reason)
    if origin.replaced_by:
        raise AlreadyReplaced(serial=old.serial, by=origin.replaced_by)
    if origin.holder is None or origin.distribution is None:
        raise NotReplaceable(serial=old.serial, reason="")
    return _issue_again(work, old, origin, origin.distribution)


def _issue_again(work: Work, old: Voucher, origin: VoucherOrigin, distribution_code: str) -> Voucher:
    holder = origin.holder
    if holder is None:
        raise NotReplaceable(serial=old.serial, reason="")
    batch = work.programme.batch(origin.batch)
    require_active(work.programme.donation(batch.donation))
    require_usable_batch(batch, work.today)
    if work.vouchers.is_served(holder, batch):
        raise HolderServed(serial=old.serial)
    distribution = work.distributions.find(distribution_code)
    is_open = distribution.state is DistributionState.OPEN
    at_hand = work.stock.float_of(distribution, origin.desk, 1) if is_open else ()
    blanks = at_hand or generate_blanks(work, batch, 1)
    (new,) = work.vouchers.bind(blanks, [holder], distribution)
    work.vouchers.link_replacement(new, old)
    work.record(issue_event(new, holder, distribution.code, replaces=old.serial))
    return new
