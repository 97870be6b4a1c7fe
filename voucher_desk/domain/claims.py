"""Claims: a provider's money, from its redemptions to the payment, through three different persons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.names import clean
from voucher_desk.domain.refusals import Refused, reason


class ClaimState(StrEnum):
    """DRAFT, SUBMITTED, IN_REVIEW, then APPROVED, PARTLY_APPROVED or REJECTED, and PAID; or back to DRAFT."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    IN_REVIEW = "IN_REVIEW"
    RETURNED = "RETURNED"
    APPROVED = "APPROVED"
    PARTLY_APPROVED = "PARTLY_APPROVED"
    REJECTED = "REJECTED"
    PAID = "PAID"


class LineState(StrEnum):
    """What was decided of one line."""

    CLAIMED = "CLAIMED"
    ACCEPTED = "ACCEPTED"
    DISALLOWED = "DISALLOWED"
    DISPUTED = "DISPUTED"
    UPHELD = "UPHELD"
    REJECTED_FINAL = "REJECTED_FINAL"


class DisallowReason(StrEnum):
    """Why a line is disallowed: the programme's own list."""

    NO_PAPER = "NO_PAPER"
    PAPER_WITHOUT_REDEMPTION = "PAPER_WITHOUT_REDEMPTION"
    DUPLICATE = "DUPLICATE"
    AFTER_EXPIRY = "AFTER_EXPIRY"
    OUT_OF_CONTRACT = "OUT_OF_CONTRACT"
    WRONG_SERVICE = "WRONG_SERVICE"
    ILLEGIBLE = "ILLEGIBLE"


LONGEST_NUMBER = 40
PAYABLE_STATES = frozenset({ClaimState.APPROVED, ClaimState.PARTLY_APPROVED})
REVIEWABLE_STATES = frozenset({ClaimState.SUBMITTED, ClaimState.IN_REVIEW})
SETTLED_STATES = PAYABLE_STATES | {ClaimState.REJECTED, ClaimState.PAID}
UNCLAIMED_STATES = frozenset({ClaimState.DRAFT, ClaimState.RETURNED})
"""The states in which a claim's money is still unclaimed."""
GRANTED = (LineState.ACCEPTED, LineState.UPHELD)
REFUSED = (LineState.DISALLOWED, LineState.DISPUTED, LineState.REJECTED_FINAL)


@reason
class UnknownClaim(Refused):
    """No claim has this code."""

    code: ClassVar[str] = "DEM-01"
    claim: str


@reason
class ClaimStateForbids(Refused):
    """What was asked may not happen to a claim in this state."""

    code: ClassVar[str] = "DEM-02"
    claim: str
    state: str
    action: str


@reason
class NothingToClaim(Refused):
    """The provider has no unclaimed redemption of this donation in the period."""

    code: ClassVar[str] = "DEM-03"
    provider: str
    donation: str


@reason
class LineNotOfClaim(Refused):
    """This voucher is not on this claim."""

    code: ClassVar[str] = "DEM-04"
    claim: str
    serial: str


@reason
class PaymentTooLarge(Refused):
    """More than is approved and unpaid; `left` in centimes (invariant 37)."""

    code: ClassVar[str] = "DEM-05"
    claim: str
    left: int


@reason
class InvoiceUsed(Refused):
    """The provider already used this invoice number (invariant 38)."""

    code: ClassVar[str] = "DEM-06"
    provider: str
    invoice: str


@reason
class PaymentReferenceUsed(Refused):
    """Another payment has this reference (invariant 37)."""

    code: ClassVar[str] = "DEM-07"
    reference: str


@reason
class TrainingIsNotPaid(Refused):
    """Vouchers of an exercise are worth nothing."""

    code: ClassVar[str] = "DEM-08"
    claim: str


@reason
class NumberMissing(Refused):
    """A claim is handed in under the provider's invoice number, and paid under a reference (37 and 38)."""

    code: ClassVar[str] = "DEM-09"
    claim: str


@reason
class UnknownPayment(Refused):
    """The claim has no payment of this reference, or none at all."""

    code: ClassVar[str] = "DEM-23"
    claim: str
    reference: str


@reason
class InvoiceDateWrong(Refused):
    """An invoice is dated on or after the first day it asks for, and not in the future."""

    code: ClassVar[str] = "DEM-14"
    claim: str
    dated: date


@reason
class InvoiceAmountWrong(Refused):
    """An invoice asks for more than nothing, and for one paper or more."""

    code: ClassVar[str] = "DEM-15"
    claim: str


@reason
class PeriodWrong(Refused):
    """The last day of a period comes before its first."""

    code: ClassVar[str] = "DEM-16"
    since: date
    until: date


@reason
class NothingLeft(Refused):
    """A claim keeps one line at least."""

    code: ClassVar[str] = "DEM-17"
    claim: str


@dataclass(frozen=True, slots=True)
class Invoice:
    """The provider's invoice: its own number, its day, centimes asked, and the papers it says it brings.

    Number and day are empty while the claim is not handed in.
    """

    number: str = ""
    dated: date | None = None
    amount: int | None = None
    papers: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One redemption of a claim: `amount` in centimes; who issued, redeemed, disputed and decided (36)."""

    redemption_id: int
    serial: str
    amount: int
    state: LineState
    issued_by: str | None
    redeemed_by: str
    disputed_by: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A provider's request to be reimbursed for redemptions of one donation; amounts in centimes."""

    id: int
    code: str
    provider: str
    donation: str
    state: ClaimState
    invoice: Invoice
    lines: tuple[ClaimLine, ...]
    since: date | None = None
    until: date | None = None
    reviewed_by: str | None = None
    approved_by: str | None = None
    paid: int = 0

    @property
    def claimed(self) -> int:
        """Return the sum of all lines."""
        return sum(line.amount for line in self.lines)

    def sum_of(self, *states: LineState) -> int:
        """Return the sum of the lines in these states."""
        return sum(line.amount for line in self.lines if line.state in states)

    @property
    def granted(self) -> int:
        """Return what was accepted, at once or after a dispute."""
        return self.sum_of(*GRANTED)

    @property
    def payable(self) -> int:
        """Return what is approved and not yet paid."""
        return self.granted - self.paid


def require_state(claim: Claim, states: frozenset[ClaimState], action: str) -> None:
    """Raise ClaimStateForbids unless the claim is in one of these states."""
    if claim.state not in states:
        raise ClaimStateForbids(claim=claim.code, state=claim.state.value, action=action)


def number_given(claim: Claim, text: str) -> str:
    """Return an invoice number or a payment's reference as it is kept and compared. Raises NumberMissing."""
    number, _ = clean(text, LONGEST_NUMBER)
    if not number:
        raise NumberMissing(claim=claim.code)
    return number


def submitted(claim: Claim, invoice: Invoice, today: date) -> Claim:
    """Return the claim handed in with the provider's invoice. Raises InvoiceDateWrong, InvoiceAmountWrong."""
    require_state(claim, frozenset({ClaimState.DRAFT}), "submit")
    if invoice.dated is not None and not (claim.since or invoice.dated) <= invoice.dated <= today:
        raise InvoiceDateWrong(claim=claim.code, dated=invoice.dated)
    if any(number is not None and number <= 0 for number in (invoice.amount, invoice.papers)):
        raise InvoiceAmountWrong(claim=claim.code)
    return replace(claim, state=ClaimState.SUBMITTED, invoice=invoice)


def reviewed(claim: Claim, disallowed: Sequence[str], reviewer: str) -> Claim:
    """Return the claim with each line accepted, but those of the serials named. Raises LineNotOfClaim."""
    require_state(claim, REVIEWABLE_STATES, "review")
    require_lines(claim, disallowed)
    refused = frozenset(disallowed)
    lines = tuple(
        replace(line, state=LineState.DISALLOWED if line.serial in refused else LineState.ACCEPTED)
        for line in claim.lines
    )
    return replace(claim, state=ClaimState.IN_REVIEW, lines=lines, reviewed_by=reviewer)


def require_lines(claim: Claim, serials: Sequence[str]) -> None:
    """Raise LineNotOfClaim unless each of these vouchers is on the claim."""
    for serial in serials:
        if serial not in {line.serial for line in claim.lines}:
            raise LineNotOfClaim(claim=claim.code, serial=serial)


def returned(claim: Claim) -> Claim:
    """Return the claim on its way back to the provider: what the review decided is forgotten."""
    require_state(claim, frozenset({ClaimState.IN_REVIEW}), "send_back")
    lines = tuple(replace(line, state=LineState.CLAIMED) for line in claim.lines)
    return replace(claim, state=ClaimState.RETURNED, lines=lines, reviewed_by=None)


def reopened(claim: Claim, left_out: Sequence[str]) -> Claim:
    """Return a returned claim as a draft again, without the lines of the vouchers left out.

    Raises LineNotOfClaim, NothingLeft.
    """
    require_state(claim, frozenset({ClaimState.RETURNED}), "reopen")
    require_lines(claim, left_out)
    lines = tuple(line for line in claim.lines if line.serial not in left_out)
    if not lines:
        raise NothingLeft(claim=claim.code)
    return replace(claim, state=ClaimState.DRAFT, lines=lines)


def approved(claim: Claim, approver: str) -> Claim:
    """Return the claim approved as it was reviewed: whole, in part, or not at all."""
    require_state(claim, frozenset({ClaimState.IN_REVIEW}), "approve")
    return settled(replace(claim, approved_by=approver))


def settled(claim: Claim) -> Claim:
    """Return the claim in the state its lines say: whole, in part, or not at all."""
    state = ClaimState.PARTLY_APPROVED if claim.sum_of(*REFUSED) else ClaimState.APPROVED
    return replace(claim, state=state if claim.granted else ClaimState.REJECTED)


def paid(claim: Claim, amount: int) -> Claim:
    """Return the claim after a payment of `amount` centimes. Raises PaymentTooLarge."""
    require_state(claim, PAYABLE_STATES, "pay")
    if not 0 < amount <= claim.payable:
        raise PaymentTooLarge(claim=claim.code, left=claim.payable)
    after = replace(claim, paid=claim.paid + amount)
    return replace(after, state=ClaimState.PAID) if after.payable == 0 else after
