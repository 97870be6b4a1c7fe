"""Close a month: one person proposes it, another freezes the figures of every donation as they then stand."""

from dataclasses import dataclass

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.periods import (
    Closing,
    ClosingNotProposed,
    ClosingProposedAlready,
    EquationsFail,
    Month,
    read_month,
    require_turn,
    sha256_of,
    upcoming,
)
from voucher_desk.domain.reconciliation import Reconciliation
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class NamedMonth:
    """A month by its text, `2026-10`."""

    month: str


def propose_period(work: Work, request: NamedMonth) -> Month:
    """Propose to close a month, which stops nothing.

    Raises MonthUnreadable, MonthNotNext, MonthNotOver, ClosingProposedAlready, EquationsFail.
    """
    work.actor.require(Duty.PROPOSE_CLOSING)
    month = _month_in_turn(work, request)
    if work.periods.proposal(month):
        raise ClosingProposedAlready(month=month.text)
    _balanced(work)
    work.periods.propose(month)
    work.record(Event(EventKind.PERIOD_PROPOSED, month.text))
    return month


def close_period(work: Work, request: NamedMonth) -> Closing:
    """Freeze the figures as they stand now, for good; what comes later counts in the next month.

    Raises MonthUnreadable, MonthNotNext, MonthNotOver, ClosingNotProposed, SamePerson, EquationsFail.
    """
    work.actor.require(Duty.CLOSE)
    month = _month_in_turn(work, request)
    proposal = work.periods.proposal(month)
    if proposal is None:
        raise ClosingNotProposed(month=month.text)
    work.actor.require_other_than(proposal.by, first="propose_closing", second="close")
    figures = _balanced(work)
    closing = Closing(proposal, figures.donations, work.periods.head(), work.actor.code, work.now)
    text = closing.text
    digest = sha256_of(text)
    work.periods.close(closing, text, digest)
    head = closing.head
    facts: dict[str, Fact] = {"station": head.station, "seq": head.seq, "hash": head.hash}
    work.record(Event(EventKind.PERIOD_CLOSED, month.text, {"text": text, "sha256": digest, **facts}))
    return closing


def _month_in_turn(work: Work, request: NamedMonth) -> Month:
    """Return the month asked for; from here on nobody else writes, so that the figures are of one state."""
    work.periods.hold()
    month = read_month(request.month)
    require_turn(month, upcoming(work.periods.last_closed(), work.periods.first_day()), work.today)
    return month


def _balanced(work: Work) -> Reconciliation:
    found = work.periods.figures()
    if found.failing:
        raise EquationsFail(failing=found.failing)
    return found
