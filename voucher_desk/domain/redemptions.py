"""Redemptions: what a provider may be told at a scan, and how one is undone.

A verdict tells nothing of the person (invariant 23); every refusal here has a sentence a provider may read.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason
from voucher_desk.domain.vouchers import OPEN_STATES, Voucher, VoucherState

REVERSAL_TIME = timedelta(hours=24)
"""How long after a redemption it may be reversed (invariant 24)."""


class Verdict(StrEnum):
    """The answer to a scan."""

    VALID = "valid"
    REDEEMED = "redeemed"
    REFUSED = "refused"


@reason
class UnknownPaper(Refused):
    """Good grammar, but no such paper: a forgery, or one we do not know yet."""

    code: ClassVar[str] = "QR-05"


@reason
class VoucherExpired(Refused):
    """The last day of use is over."""

    code: ClassVar[str] = "QR-07"
    expires_on: date


@reason
class VoucherSuspended(Refused):
    """A doubt is being cleared up; the paper is kept by its holder."""

    code: ClassVar[str] = "QR-08"


@reason
class OldPaper(Refused):
    """A newer paper of this voucher exists (invariant 7)."""

    code: ClassVar[str] = "QR-09"


@reason
class AlreadyRedeemed(Refused):
    """Nothing is left on this voucher; `at` is UTC."""

    code: ClassVar[str] = "QR-10"
    at: datetime


@reason
class VoucherVoid(Refused):
    """This voucher was made void."""

    code: ClassVar[str] = "QR-13"


@reason
class VoucherNotIssued(Refused):
    """A blank of the stock that was given to nobody."""

    code: ClassVar[str] = "QR-14"


@reason
class OperationReused(Refused):
    """This operation number was used for another scan (invariant 18)."""

    code: ClassVar[str] = "ECH-01"
    op_id: str


@reason
class UnknownRedemption(Refused):
    """No redemption has this operation number."""

    code: ClassVar[str] = "ECH-02"
    op_id: str


@reason
class TooLateToReverse(Refused):
    """More than a day has passed since the redemption; `at` is UTC."""

    code: ClassVar[str] = "ECH-03"
    at: datetime


@reason
class RedemptionClaimed(Refused):
    """The redemption is in a claim: the claim decides, not the counter."""

    code: ClassVar[str] = "ECH-04"
    op_id: str


@reason
class AlreadyReversed(Refused):
    """This redemption was reversed before."""

    code: ClassVar[str] = "ECH-05"
    op_id: str


@dataclass(frozen=True, slots=True)
class Redemption:
    """One use of a voucher at a provider: `amount` and `forfeited` in centimes, `at` UTC."""

    id: int
    op_id: str
    serial: str
    provider: str
    amount: int
    forfeited: int
    at: datetime
    user: str
    reversed: bool
    claimed: bool


def require_usable(voucher: Voucher, today: date, last_used_at: datetime | None) -> None:
    """Raise the reason why a voucher cannot be used on this Moroccan day, if there is one.

    The date decides before the stored state: a voucher past its day is expired even before the expiry run.
    """
    match voucher.state:
        case VoucherState.REDEEMED:
            raise AlreadyRedeemed(at=last_used_at) if last_used_at else VoucherVoid()
        case VoucherState.EXPIRED:
            raise VoucherExpired(expires_on=voucher.expires_on)
        case VoucherState.VOID | VoucherState.SPOILED | VoucherState.DESTROYED:
            raise VoucherVoid
        case VoucherState.SUSPENDED:
            raise VoucherSuspended
        case state if state not in OPEN_STATES:
            raise VoucherNotIssued
    if today > voucher.expires_on:
        raise VoucherExpired(expires_on=voucher.expires_on)


def require_reversible(redemption: Redemption, now: datetime) -> None:
    """Raise unless a redemption may still be undone (invariant 24)."""
    if redemption.reversed:
        raise AlreadyReversed(op_id=redemption.op_id)
    if redemption.claimed:
        raise RedemptionClaimed(op_id=redemption.op_id)
    if now - redemption.at > REVERSAL_TIME:
        raise TooLateToReverse(at=redemption.at)
