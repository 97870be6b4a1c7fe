"""Explain a difference at the count-back line by line, and take a wrong line back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voucher_desk.domain import distributions
from voucher_desk.domain.count_back import (
    AlreadyExplained,
    UnknownDesk,
    UnknownVarianceLine,
    VarianceLine,
    VarianceReason,
    side_of,
    words_given,
)
from voucher_desk.domain.distributions import Distribution
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ExplainVariance:
    """Papers missing or in excess at a closed distribution, by their serials, and why; `words` name nobody.

    Without a serial it is one paper that was counted by mistake. `desk` is where a paper in excess was found,
    where desks are named.
    """

    distribution: str
    reason: VarianceReason
    serials: tuple[str, ...] = ()
    words: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawExplanation:
    """A line of a closed distribution by its number."""

    distribution: str
    line: int


def explain_variance(work: Work, request: ExplainVariance) -> tuple[VarianceLine, ...]:
    """Propose why papers are missing or in excess; another person approves all lines together.

    The books know which serials were expected back: such a one is missing, any other one is in excess. Raises
    DistributionStateForbids, UnknownDesk, UnknownVoucher, AlreadyExplained, ReasonUnfit, ReasonMissing.
    """
    work.actor.require(Duty.DISTRIBUTE)
    closed = work.distributions.find(request.distribution)
    distributions.require_closed(closed, "explain")
    if request.desk and request.desk not in work.stock.desks(closed):
        raise UnknownDesk(distribution=closed.code, desk=request.desk)
    lines = _lines(work, closed, request)
    work.count_backs.explain(closed, lines)
    for line in lines:
        work.record(Event(EventKind.VARIANCE_EXPLAINED, closed.code, _facts(line)))
    return tuple(lines)


def withdraw_explanation(work: Work, request: WithdrawExplanation) -> VarianceLine:
    """Take a line back before it is approved. Raises DistributionStateForbids, UnknownVarianceLine."""
    work.actor.require(Duty.DISTRIBUTE)
    closed = work.distributions.find(request.distribution)
    distributions.require_closed(closed, "explain")
    standing = {line.number: line for line in work.count_backs.lines(closed)}
    if request.line not in standing:
        raise UnknownVarianceLine(distribution=closed.code, line=request.line)
    line = standing[request.line]
    work.count_backs.withdraw(closed, line)
    work.record(Event(EventKind.EXPLANATION_WITHDRAWN, closed.code, {"line": line.number}))
    return line


def _lines(work: Work, closed: Distribution, request: ExplainVariance) -> Sequence[VarianceLine]:
    floats = {desk: {blank.serial for blank in blanks} for desk, blanks in work.stock.floats(closed).items()}
    taken = {(line.serial, line.side) for line in work.count_backs.lines(closed)}
    first = work.count_backs.next_number(closed)
    lines = []
    for number, serial in enumerate(request.serials or (None,), first):
        known = work.vouchers.find(serial).serial if serial else None
        side, desk = side_of(known, request.desk, floats)
        if known and (known, side) in taken:
            raise AlreadyExplained(distribution=closed.code, serial=known)
        taken.add((known, side))
        words = words_given(side, request.reason, known, request.words)
        lines.append(VarianceLine(number, desk, known, side, request.reason, words, work.actor.code))
    return lines


def _facts(line: VarianceLine) -> Mapping[str, str | int | None]:
    return {
        "line": line.number,
        "desk": line.desk,
        "serial": line.serial,
        "side": line.side.value,
        "reason": line.reason.value,
        "words": line.words,
    }
