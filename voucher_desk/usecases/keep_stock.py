"""Keep stock: print numbered blanks, set spoiled ones aside, hand blanks over to a distribution."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from voucher_desk.domain import vouchers
from voucher_desk.domain.distributions import require_taking_blanks
from voucher_desk.domain.donations import require_active
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.floats import StockMove, desk_given, require_not_received
from voucher_desk.domain.stock import CountDiffers, StockShort, require_print_run
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
    """How many blanks of its batch a distribution is given, and which of its desks, where they have names."""

    distribution: str
    count: int
    desk: str = ""


@dataclass(frozen=True, slots=True)
class ReceiveBlanks:
    """A hand-over by its number, and how many blanks the desk counted."""

    move: int
    counted: int


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
    """Give a distribution, or one of its desks, the next blanks of its batch, in serial order.

    Raises StockShort, TakesNoBlanks, CodeWrong.
    """
    work.actor.require(Duty.STOCK)
    require_print_run(request.count)
    distribution = work.distributions.find(request.distribution)
    require_taking_blanks(distribution)
    desk = desk_given(request.desk)
    batch = work.programme.batch(distribution.batch)
    blanks = work.stock.in_safe(batch, request.count)
    if len(blanks) < request.count:
        raise StockShort(batch=batch.code, wanted=request.count, held=len(blanks))
    after = [vouchers.handed_over(blank) for blank in blanks]
    work.vouchers.put_all(blanks, after)
    move = work.stock.hand_over(after, distribution, desk)
    serials = tuple(blank.serial for blank in blanks)
    facts: dict[str, Fact] = {"serials": serials, "desk": desk, "move": move}
    work.record(Event(EventKind.STOCK_HANDED_OVER, distribution.code, facts))
    return serials


def receive_blanks(work: Work, request: ReceiveBlanks) -> StockMove:
    """Count and take blanks that another person gave. Raises UnknownMove, AlreadyReceived, CountDiffers.

    A hand-over has two names; help does not wait for the second one.
    """
    work.actor.require(Duty.DISTRIBUTE)
    move = work.stock.move(request.move)
    require_not_received(move)
    work.actor.require_other_than(move.by, first="hand_over", second="take_over")
    if request.counted != move.vouchers:
        raise CountDiffers(expected=move.vouchers, counted=request.counted)
    work.stock.receive(move)
    work.record(Event(EventKind.STOCK_RECEIVED, move.distribution, {"move": move.number}))
    return replace(move, received_by=work.actor.code)


def _mark(work: Work, request: MarkBlanks, change: Callable[[Voucher], Voucher], kind: EventKind) -> int:
    work.actor.require(Duty.STOCK)
    for serial in request.serials:
        before = work.vouchers.find(serial)
        work.vouchers.put(before, change(before))
        work.record(Event(kind, serial, {"reason": request.reason.strip()}, donation=before.donation))
    return len(request.serials)
