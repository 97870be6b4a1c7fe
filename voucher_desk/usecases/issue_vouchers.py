"""Issue vouchers: one to every person entitled at a distribution; again, nothing more."""

from collections.abc import Sequence
from dataclasses import dataclass

from voucher_desk.domain.allocations import require_room
from voucher_desk.domain.count_back import UnknownDesk
from voucher_desk.domain.distributions import Distribution, PrintMode, require_entitling, require_open
from voucher_desk.domain.donations import require_active
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.sessions import Session
from voucher_desk.domain.stock import Batch, StockShort, require_usable_batch
from voucher_desk.domain.vouchers import Voucher
from voucher_desk.ports.books import Holder
from voucher_desk.ports.work import Work
from voucher_desk.usecases.open_distribution import extend_list
from voucher_desk.usecases.papers import draw_papers


@dataclass(frozen=True, slots=True)
class IssueVouchers:
    """A distribution by its code; `desk` where one issues from its float, `most` so many people at most."""

    distribution: str
    desk: str = ""
    most: int | None = None


@dataclass(frozen=True, slots=True)
class VouchersIssued:
    """How many vouchers were issued, their sum in centimes, and their serials."""

    distribution: str
    count: int
    amount: int
    serials: tuple[str, ...]


def issue_vouchers(work: Work, request: IssueVouchers) -> VouchersIssued:
    """Issue a voucher to every person present, or waived, who holds none of this donation (invariant 10).

    A late person extends the frozen list by a new version. A desk serves the next people of the list, as many
    as its float lasts for; what is in the float of one desk is issued by no other (invariant 2). Raises
    DistributionStateForbids, SessionEntitlesNobody, DonationNotActive, DonationExhausted, AllocationExceeded,
    SetAsideForOthers, BatchExpired, StockShort, UnknownDesk, or SamePerson in a strict programme (14).
    """
    work.actor.require(Duty.ISSUE)
    distribution = work.distributions.find(request.distribution)
    require_open(distribution, "issue")
    batch = work.programme.batch(distribution.batch)
    session = work.sessions.find(distribution.session)
    require_entitling(session)
    donation = work.programme.donation(batch.donation)
    require_active(donation)
    require_usable_batch(batch, work.today)
    _require_other_hand(work, session)
    late = work.distributions.unlisted(distribution)
    if late:
        distribution = extend_list(work, distribution, late)
    holders = work.vouchers.entitled(distribution, batch)[: request.most]
    blanks = _blanks_for(work, distribution, batch, len(holders), request.desk) if holders else ()
    if blanks:
        room = work.donations.room(distribution, donation)
        require_room(room, batch.face * len(blanks), distribution.code, donation.code)
    issued = _bind(work, distribution, blanks, holders[: len(blanks)]) if blanks else ()
    serials = tuple(voucher.serial for voucher in issued)
    return VouchersIssued(distribution.code, len(issued), batch.face * len(issued), serials)


def _require_other_hand(work: Work, session: Session) -> None:
    if not work.programme.current().strict:
        return
    for recorder in work.sessions.recorders(session):
        work.actor.require_other_than(recorder, first="attendance", second="issue")


def _bind(
    work: Work, distribution: Distribution, blanks: Sequence[Voucher], holders: Sequence[Holder]
) -> Sequence[Voucher]:
    issued = work.vouchers.bind(blanks, holders, distribution)
    for voucher, holder in zip(issued, holders, strict=True):
        work.record(issue_event(voucher, holder, distribution.code))
    return issued


def _blanks_for(
    work: Work, distribution: Distribution, batch: Batch, count: int, desk: str
) -> Sequence[Voucher]:
    """Return blanks to bind: made now where printing is on the spot, else from the float of the desk.

    Without a desk all are served or nobody is; a desk serves those it has blanks for, if any.
    """
    if desk and desk not in work.stock.desks(distribution):
        raise UnknownDesk(distribution=distribution.code, desk=desk)
    if distribution.mode is not PrintMode.FROM_STOCK:
        return generate_blanks(work, batch, count)
    blanks = work.stock.float_of(distribution, desk, count)
    if len(blanks) < (1 if desk else count):
        raise StockShort(batch=batch.code, wanted=count, held=len(blanks))
    return blanks


def generate_blanks(work: Work, batch: Batch, count: int) -> Sequence[Voucher]:
    """Return new blanks of a batch with their papers, printed by nobody yet."""
    serials = work.vouchers.reserve(batch, count).serials()
    work.vouchers.generate(batch, serials)
    blanks = work.vouchers.between(serials[0], serials[-1])
    draw_papers(work, blanks)
    return blanks


def issue_event(voucher: Voucher, holder: Holder, distribution: str, replaces: str | None = None) -> Event:
    """Return the event of a voucher issued: its face leaves what the donation has available."""
    return Event(
        EventKind.VOUCHER_ISSUED,
        voucher.serial,
        {
            "distribution": distribution,
            "person": holder.person_code,
            "expires_on": voucher.expires_on.isoformat(),
            "replaces": replaces,
        },
        donation=voucher.donation,
        amount=voucher.face,
    )
