"""Print vouchers: each paper once; another paper of the same voucher is a reprint, with a reason."""

from dataclasses import dataclass

from voucher_desk.domain.distributions import NothingToPrint
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.vouchers import NotPrintedYet, reason_given, require_reprintable
from voucher_desk.ports.work import Work
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.usecases.papers import draw_papers, printable


@dataclass(frozen=True, slots=True)
class PrintVouchers:
    """A distribution whose vouchers are to be printed."""

    distribution: str


@dataclass(frozen=True, slots=True)
class ReprintVoucher:
    """A voucher whose paper is lost to use, and why."""

    serial: str
    reason: str


def print_vouchers(work: Work, request: PrintVouchers) -> tuple[VoucherPaper, ...]:
    """Return the vouchers of a distribution not printed before, and mark them printed.

    Raises NothingToPrint where all are: nothing is printed twice unnoticed.
    """
    work.actor.require(Duty.PRINT)
    distribution = work.distributions.find(request.distribution)
    waiting = work.papers.unprinted(distribution)
    if not waiting:
        raise NothingToPrint(distribution=distribution.code)
    batch = work.programme.batch(distribution.batch)
    work.papers.mark_printed(waiting, batch, distribution)
    serials = [voucher.serial for voucher in waiting]
    work.record(Event(EventKind.VOUCHERS_PRINTED, distribution.code, {"serials": serials}))
    return printable(work, waiting)


def reprint_voucher(work: Work, request: ReprintVoucher) -> tuple[VoucherPaper, ...]:
    """Draw a new paper with new codes; every older one answers QR-09 from now on (invariant 7).

    Raises NotPrintedYet where the first paper is still to come, ReasonMissing.
    """
    work.actor.require(Duty.PRINT)
    why = reason_given(request.reason, "reprint")
    voucher = work.vouchers.find(request.serial)
    require_reprintable(voucher)
    if not work.vouchers.origin(voucher).printed:
        raise NotPrintedYet(serial=voucher.serial)
    (old,) = work.papers.current([voucher])
    work.papers.retire(old)
    (new,) = draw_papers(work, [voucher], old.copy_number + 1)
    work.record(
        Event(
            EventKind.VOUCHER_REPRINTED,
            voucher.serial,
            {"copy": new.copy_number, "reason": why},
            donation=voucher.donation,
        )
    )
    return printable(work, [voucher])
