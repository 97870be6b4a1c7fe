"""Enter a sheet of a claim: the lines of its invoice, or the papers counted at the desk."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from voucher_desk.domain.claim_sheets import (
    LONGEST_WRITTEN,
    Sheet,
    SheetKind,
    SheetLine,
    WrittenLine,
    require_complete,
)
from voucher_desk.domain.claims import REVIEWABLE_STATES, Claim, ClaimState, require_state
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.names import clean, latin_digits
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.vouchers import UnknownVoucher
from voucher_desk.ports.work import Work
from voucher_desk.usecases.claim_outsiders import require_outsider
from voucher_desk.usecases.meet_paper import meet_paper

_SHOWN_HASH = 16


@dataclass(frozen=True, slots=True)
class EnterClaimSheet:
    """A claim and the lines of one of its sheets, each a serial, a code or a scan as it was written."""

    claim: str
    kind: SheetKind
    lines: Sequence[WrittenLine]


def enter_claim_sheet(work: Work, request: EnterClaimSheet) -> Sheet:
    """Keep a sheet whole, in the place of the one before; a line that names no voucher is kept as unknown.

    An invoice is entered by its provider or by who reviews, papers are counted by who reviews and has no part
    in the claim. Raises SheetEmpty, SheetTooLong, LineWithoutVoucher, LineWithoutAmount, SamePerson (36).
    """
    _require_duty(work, request.kind)
    claim = work.claims.find(request.claim)
    _require_allowed(work, claim, request.kind)
    require_complete(claim.code, request.kind, request.lines)
    has_amounts = request.kind is SheetKind.INVOICE
    lines = [_read(work, line, has_amounts=has_amounts) for line in request.lines]
    sheet = work.claims.add_sheet(claim, request.kind, lines)
    told = [[line.written, line.serial, line.amount] for line in lines]
    facts = {"kind": sheet.kind.value, "number": sheet.number, "lines": told}
    work.record(Event(EventKind.CLAIM_SHEET_ENTERED, claim.code, facts, claim.donation))
    return sheet


def read_line(work: Work, line: WrittenLine) -> SheetLine:
    """Return a line with its voucher; rehearsed, it tells what a scan at the count stands for."""
    return _read(work, line, has_amounts=line.amount is not None)


def _require_duty(work: Work, kind: SheetKind) -> None:
    reviews = kind is SheetKind.PAPERS or Duty.REVIEW in work.actor.duties
    work.actor.require(Duty.REVIEW if reviews else Duty.CLAIM)


def _require_allowed(work: Work, claim: Claim, kind: SheetKind) -> None:
    work.actor.require_acting_for(claim.provider)
    if kind is SheetKind.INVOICE:
        require_state(claim, REVIEWABLE_STATES | {ClaimState.DRAFT}, "enter_invoice")
        return
    require_outsider(work, claim, "enter_papers")
    require_state(claim, REVIEWABLE_STATES, "enter_papers")


def _read(work: Work, line: WrittenLine, *, has_amounts: bool) -> SheetLine:
    written, _ = clean(line.text, len(line.text))
    serial = _serial_of(work, written)
    kept = serial if serial and len(written) > LONGEST_WRITTEN else written
    if len(kept) > LONGEST_WRITTEN:
        kept = f"#{hashlib.sha256(kept.encode()).hexdigest()[:_SHOWN_HASH]}"
    return SheetLine(kept, serial, line.amount if has_amounts else None)


def _serial_of(work: Work, written: str) -> str | None:
    """Return the serial that a number, a code or a scan stands for; None where no voucher has it."""
    try:
        return work.vouchers.find(latin_digits(written).upper()).serial
    except UnknownVoucher:
        pass
    try:
        return meet_paper(work, written).voucher.serial
    except Refused:
        return None
