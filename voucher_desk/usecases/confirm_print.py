"""Confirm a print: whoever counted the sheets says what came out, and only the rest is printed again.

What is printed again gets new papers with new codes, so that a sheet which comes out of the printer late is
worthless (fault 1): vouchers keep their serial, blanks are spoiled and others made in their place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from voucher_desk.domain import vouchers
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.print_jobs import (
    NothingSpoiled,
    PrintJob,
    require_printed_by,
    require_uncounted,
    serials_on,
)
from voucher_desk.domain.vouchers import BLANK_STATES, Voucher, reason_given
from voucher_desk.ports.work import Work
from voucher_desk.queries.papers import VoucherPaper
from voucher_desk.usecases.keep_stock import PrintStock, print_stock
from voucher_desk.usecases.print_vouchers import reprinted


@dataclass(frozen=True, slots=True)
class ConfirmPrint:
    """A print job that was counted: all came out, but for the blanks `spoiled`, set aside for a reason."""

    job: int
    spoiled: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PrintRest:
    """A print job, its sheets (counted from 1) that did not come out or are spoiled, and why."""

    job: int
    sheets: tuple[int, ...]
    reason: str


def confirm_print(work: Work, request: ConfirmPrint) -> PrintJob:
    """Note that the sheets of a job came out; blanks spoiled among them can never be issued.

    Raises UnknownPrintJob, PrintJobCounted, ReasonMissing, NotOnPrintJob, and VoucherStateForbids for what is
    no blank: a voucher that somebody is waiting for is printed again.
    """
    work.actor.require(Duty.PRINT)
    job = work.print_jobs.find(request.job)
    require_uncounted(job)
    if request.spoiled:
        require_printed_by(job, request.spoiled)
        _note_spoiled(work, job, request.spoiled, reason_given(request.reason, "spoil"))
        _set_aside(work, [work.vouchers.find(serial) for serial in request.spoiled], request.reason)
    else:
        work.print_jobs.note_count(job, spoiled=0)
        work.record(Event(EventKind.PRINT_CONFIRMED, str(job.number)))
    return job


def print_rest(work: Work, request: PrintRest) -> tuple[VoucherPaper, ...]:
    """Note which sheets of a job are lost, and return their vouchers to be printed again, as a new job.

    Raises UnknownPrintJob, PrintJobCounted, NotOfPrintJob, NothingSpoiled, ReasonMissing, and
    VoucherStateForbids where one of them was used or issued: that paper did come out.
    """
    work.actor.require(Duty.PRINT)
    why = reason_given(request.reason, "reprint")
    job = work.print_jobs.find(request.job)
    require_uncounted(job)
    serials = serials_on(job, request.sheets)
    if not serials:
        raise NothingSpoiled(job=job.number)
    _note_spoiled(work, job, serials, why)
    lost = [work.vouchers.find(serial) for serial in serials]
    if job.distribution is None and all(voucher.state in BLANK_STATES for voucher in lost):
        _set_aside(work, lost, why)
        return print_stock(work, PrintStock(job.batch, len(lost)))
    return reprinted(work, lost, why)


def _note_spoiled(work: Work, job: PrintJob, serials: tuple[str, ...], why: str) -> None:
    work.print_jobs.note_count(job, spoiled=len(serials))
    work.record(Event(EventKind.PRINT_SPOILED, str(job.number), {"serials": serials, "reason": why}))


def _set_aside(work: Work, blanks: Sequence[Voucher], why: str) -> None:
    work.vouchers.put_all(blanks, [vouchers.spoiled(blank) for blank in blanks])
    for blank in blanks:
        work.record(Event(EventKind.STOCK_SPOILED, blank.serial, {"reason": why}, donation=blank.donation))
