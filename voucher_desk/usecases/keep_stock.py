"""Keep stock: print numbered blanks, set spoiled ones aside, hand blanks over to a distribution."""

from collections.abc import Callable
from dataclasses import dataclass

from voucher_desk.domain import vouchers
from voucher_desk.domain.distributions import require_taking_blanks
from voucher_desk.domain.donations import require_active
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.stock import StockShort, require_print_run
from voucher_desk.domain.vouchers import Voucher
from voucher_desk.ports.work import Work
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.usecases.papers import draw_papers, printable


@dataclass(frozen=True, slots=True)
class PrintStock:
    """How many blanks of a batch to print."""

    batch: str
    count: int


@dataclass(frozen=True, slots=True)
class MarkBlanks:
    """Blanks by their serials, and why they are set apart."""

    serials: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """How many blanks of its batch a distribution is given."""

    distribution: str
    count: int


def print_stock(work: Work, request: PrintStock) -> tuple[VoucherPaper, ...]:
    """Make numbered blanks of a batch and return them as printed; nobody holds them yet."""
    work.actor.require(Duty.PRINT)
    require_print_run(request.count)
    batch = work.programme.batch(request.batch)
    require_active(work.programme.donation(batch.donation))
    numbers = work.vouchers.reserve(batch, request.count)
    serials = numbers.serials()
    work.vouchers.generate(batch, serials)
    blanks = work.vouchers.between(serials[0], serials[-1])
    papers = draw_papers(work, blanks)
    after = [vouchers.printed(blank) for blank in blanks]
    work.vouchers.put_all(blanks, after)
    job = work.print_jobs.open(papers, batch, None)
    work.papers.mark_printed(after, job)
    work.record(
        Event(
            EventKind.STOCK_PRINTED,
            batch.code,
            {
                "station": numbers.station,
                "first": numbers.first,
                "last": numbers.last,
                "donation": batch.donation,
                "face": batch.face,
                "expires_on": batch.expires_on.isoformat(),
                "job": job,
            },
        )
    )
    return printable(work, after)


def spoil_blanks(work: Work, request: MarkBlanks) -> int:
    """Set blanks spoiled by the printer aside; their serials can never be issued (invariant 5)."""
    return _mark(work, request, vouchers.spoiled, EventKind.STOCK_SPOILED)


def destroy_blanks(work: Work, request: MarkBlanks) -> int:
    """Record that returned or spoiled blanks were destroyed."""
    return _mark(work, request, vouchers.destroyed, EventKind.STOCK_DESTROYED)


def hand_over(work: Work, request: HandOver) -> tuple[str, ...]:
    """Give a distribution the next blanks of its batch, in serial order. Raises StockShort, TakesNoBlanks."""
    work.actor.require(Duty.STOCK)
    require_print_run(request.count)
    distribution = work.distributions.find(request.distribution)
    require_taking_blanks(distribution)
    batch = work.programme.batch(distribution.batch)
    blanks = work.vouchers.blanks(batch, None, request.count)
    if len(blanks) < request.count:
        raise StockShort(batch=batch.code, wanted=request.count, held=len(blanks))
    after = [vouchers.handed_over(blank) for blank in blanks]
    work.vouchers.put_all(blanks, after)
    work.vouchers.place(after, distribution)
    serials = tuple(blank.serial for blank in blanks)
    work.record(Event(EventKind.STOCK_HANDED_OVER, distribution.code, {"serials": serials}))
    return serials


def _mark(work: Work, request: MarkBlanks, change: Callable[[Voucher], Voucher], kind: EventKind) -> int:
    work.actor.require(Duty.STOCK)
    for serial in request.serials:
        before = work.vouchers.find(serial)
        work.vouchers.put(before, change(before))
        work.record(Event(kind, serial, {"reason": request.reason.strip()}, donation=before.donation))
    return len(request.serials)
