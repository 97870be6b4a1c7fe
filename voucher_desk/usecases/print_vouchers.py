"""Print vouchers: each paper once; another paper of the same voucher is a reprint, with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from voucher_desk.domain.distributions import NothingToPrint
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.vouchers import NotPrintedYet, Voucher, reason_given, require_reprintable
from voucher_desk.ports.books import Paper
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
    job = work.print_jobs.open(work.papers.current(waiting), batch, distribution)
    work.papers.mark_printed(waiting, job)
    facts: dict[str, Fact] = {"serials": [voucher.serial for voucher in waiting], "job": job}
    work.record(Event(EventKind.VOUCHERS_PRINTED, distribution.code, facts))
    return printable(work, waiting)


def reprint_voucher(work: Work, request: ReprintVoucher) -> tuple[VoucherPaper, ...]:
    """Draw a new paper with new codes; every older one answers QR-09 from now on (invariant 7).

    Raises NotPrintedYet where the first paper is still to come, ReasonMissing.
    """
    work.actor.require(Duty.PRINT)
    why = reason_given(request.reason, "reprint")
    return reprinted(work, [work.vouchers.find(request.serial)], why)


def reprinted(work: Work, vouchers: Sequence[Voucher], why: str) -> tuple[VoucherPaper, ...]:
    """Draw new papers of vouchers of one lot, in one print job; `why` is a reason that was given."""
    origins = [work.vouchers.origin(voucher) for voucher in vouchers]
    for voucher, origin in zip(vouchers, origins, strict=True):
        require_reprintable(voucher)
        if not origin.printed:
            raise NotPrintedYet(serial=voucher.serial)
    old = {paper.voucher_id: paper for paper in work.papers.current(vouchers)}
    new = [_drawn_anew(work, voucher, old[voucher.id]) for voucher in vouchers]
    at, batch = origins[0].distribution, work.programme.batch(origins[0].batch)
    job = work.print_jobs.open(new, batch, work.distributions.find(at) if at else None)
    for voucher, paper in zip(vouchers, new, strict=True):
        facts: dict[str, Fact] = {"copy": paper.copy_number, "reason": why, "job": job}
        work.record(Event(EventKind.VOUCHER_REPRINTED, voucher.serial, facts, donation=voucher.donation))
    return printable(work, vouchers)


def _drawn_anew(work: Work, voucher: Voucher, old: Paper) -> Paper:
    work.papers.retire(old)
    (new,) = draw_papers(work, [voucher], old.copy_number + 1)
    return new
