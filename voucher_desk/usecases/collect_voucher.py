"""Hand a voucher over to its holder at the event, by its code or number; undo it where it was wrong."""

from dataclasses import dataclass

from voucher_desk.domain.collecting import Handing, HandingNotNoted, require_collectable, require_undoable
from voucher_desk.domain.distributions import LISTING_STATES, Distribution, DistributionStateForbids
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.names import clean, latin_digits
from voucher_desk.domain.redemptions import OldPaper
from voucher_desk.domain.vouchers import UnknownVoucher, VoidReason, Voucher
from voucher_desk.ports.work import Work
from voucher_desk.usecases.meet_paper import meet_paper
from voucher_desk.usecases.open_distribution import NamedDistribution
from voucher_desk.usecases.void_voucher import ProposeVoid, propose_void


@dataclass(frozen=True, slots=True)
class Collect:
    """A distribution, and a voucher of it: its number, or the text of a scan of its paper."""

    distribution: str
    text: str


def collect_voucher(work: Work, request: Collect) -> Voucher:
    """Note that a voucher was handed over to its holder; nothing else of it changes.

    Raises OfOtherDistribution, AlreadyCollected, VoucherStateForbids, OldPaper, or what the scan refuses.
    """
    work.actor.require(Duty.ISSUE)
    distribution = work.distributions.find(request.distribution)
    handing = _met(work, request.text)
    require_collectable(handing, distribution)
    work.vouchers.put_collected(handing, collected=True)
    _tell(work, handing, distribution, EventKind.VOUCHER_COLLECTED)
    return handing.voucher


def undo_collection(work: Work, request: Collect) -> Voucher:
    """Take back that a voucher was handed over: a wrong tick. Raises NotCollected, OfOtherDistribution."""
    work.actor.require(Duty.ISSUE)
    distribution = work.distributions.find(request.distribution)
    handing = _met(work, request.text)
    require_undoable(handing, distribution)
    work.vouchers.put_collected(handing, collected=False)
    _tell(work, handing, distribution, EventKind.COLLECTION_UNDONE)
    return handing.voucher


def propose_uncollected(work: Work, request: NamedDistribution) -> tuple[str, ...]:
    """Propose to make void what nobody collected at a distribution that is closed; return the serials.

    Another person approves each (invariant 44). Raises DistributionStateForbids while it is not closed, and
    HandingNotNoted where hand-overs were signed for on paper alone: good vouchers would be suspended.
    """
    work.actor.require(Duty.PROPOSE_VOID)
    distribution = work.distributions.find(request.distribution)
    if distribution.state in LISTING_STATES:
        raise DistributionStateForbids(
            distribution=distribution.code, state=distribution.state.value, action="void"
        )
    if not work.vouchers.has_collected(distribution):
        raise HandingNotNoted(distribution=distribution.code)
    serials = tuple(voucher.serial for voucher in work.vouchers.uncollected(distribution))
    for serial in serials:
        propose_void(work, ProposeVoid(serial, VoidReason.NOT_COLLECTED))
    return serials


def _met(work: Work, text: str) -> Handing:
    serial, _ = clean(text)
    try:
        voucher = work.vouchers.find(latin_digits(serial).upper())
    except UnknownVoucher:
        met = meet_paper(work, text)
        if not met.paper.current:
            raise OldPaper from None
        voucher = met.voucher
    return work.vouchers.handing(voucher)


def _tell(work: Work, handing: Handing, distribution: Distribution, kind: EventKind) -> None:
    voucher = handing.voucher
    work.record(Event(kind, voucher.serial, {"distribution": distribution.code}, donation=voucher.donation))
