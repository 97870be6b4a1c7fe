"""Collecting: a voucher issued is handed over to its holder at the event, once; a wrong tick is undone."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from voucher_desk.domain.distributions import Distribution, require_open
from voucher_desk.domain.refusals import Refused, reason
from voucher_desk.domain.vouchers import Voucher, require_handing_out


@reason
class OfOtherDistribution(Refused):
    """This voucher was issued at another distribution, or at none."""

    code: ClassVar[str] = "RET-01"
    serial: str
    distribution: str


@reason
class AlreadyCollected(Refused):
    """The holder has this voucher already."""

    code: ClassVar[str] = "RET-02"
    serial: str
    at: datetime


@reason
class NotCollected(Refused):
    """Nobody has noted that this voucher was handed over."""

    code: ClassVar[str] = "RET-03"
    serial: str


@reason
class HandingNotNoted(Refused):
    """No hand-over was noted at this distribution: nothing tells who did not collect."""

    code: ClassVar[str] = "RET-04"
    distribution: str


@dataclass(frozen=True, slots=True)
class Handing:
    """A voucher, the `distribution` it was issued at, and when (UTC) its holder collected it, if so."""

    voucher: Voucher
    distribution: str | None
    collected_at: datetime | None


def require_collectable(handing: Handing, distribution: Distribution) -> None:
    """Raise unless the holder may be handed this voucher at this distribution now."""
    require_open(distribution, "hand_over")
    voucher = handing.voucher
    if handing.distribution != distribution.code:
        raise OfOtherDistribution(serial=voucher.serial, distribution=distribution.code)
    if handing.collected_at is not None:
        raise AlreadyCollected(serial=voucher.serial, at=handing.collected_at)
    require_handing_out(voucher)


def require_undoable(handing: Handing, distribution: Distribution) -> None:
    """Raise unless handing this voucher over was noted at this distribution, which is still open."""
    require_open(distribution, "hand_over")
    voucher = handing.voucher
    if handing.distribution != distribution.code:
        raise OfOtherDistribution(serial=voucher.serial, distribution=distribution.code)
    if handing.collected_at is None:
        raise NotCollected(serial=voucher.serial)
    require_handing_out(voucher)
