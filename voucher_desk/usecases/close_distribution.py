"""Close a distribution: the blanks left are counted back; where the count agrees it is reconciled at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from voucher_desk.domain import distributions
from voucher_desk.domain.count_back import DeskCount, DeskNotCounted, UnknownDesk
from voucher_desk.domain.distributions import Distribution
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.names import clean
from voucher_desk.domain.stock import CountDiffers
from voucher_desk.ports.work import Work
from voucher_desk.usecases.reconcile_distribution import take_back

LONGEST_EXPLANATION = 400


@dataclass(frozen=True, slots=True)
class CloseDistribution:
    """How many blanks were counted back, and why the number differs if it does.

    `desks` counts those of each desk that was named when it was handed its float; `counted_back` the others.
    """

    distribution: str
    counted_back: int = 0
    explanation: str = ""
    desks: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class DistributionClosed:
    """What the books expected back and what was counted, by desk."""

    distribution: Distribution
    counts: tuple[DeskCount, ...]

    @property
    def expected(self) -> int:
        """Return how many blanks the books expected in all."""
        return sum(count.expected for count in self.counts)

    @property
    def counted(self) -> int:
        """Return how many blanks were counted in all."""
        return sum(count.counted for count in self.counts)


def close_distribution(work: Work, request: CloseDistribution) -> DistributionClosed:
    """Count the unused blanks back and close.

    Where the count of every desk agrees, the blanks go back into stock and the distribution is reconciled at
    once; else it stays CLOSED, the blanks in its custody, until each paper is explained and signed off.
    Raises UnknownDesk, DeskNotCounted, and CountDiffers where nobody says that the count is no slip.
    """
    work.actor.require(Duty.DISTRIBUTE)
    before = work.distributions.find(request.distribution)
    after = distributions.closed(before)
    counts = _counts(work, before, request)
    agrees = all(count.agrees for count in counts)
    closed = DistributionClosed(after, counts)
    explanation, _ = clean(request.explanation, LONGEST_EXPLANATION)
    if any(count.counted < 0 for count in counts) or not (agrees or explanation):
        raise CountDiffers(expected=closed.expected, counted=closed.counted)
    work.distributions.put(before, after)
    work.count_backs.note(after, counts, explanation)
    work.record(_event(closed, explanation))
    if not agrees:
        return closed
    return DistributionClosed(take_back(work, after, ()), counts)


def _counts(work: Work, distribution: Distribution, request: CloseDistribution) -> tuple[DeskCount, ...]:
    """Return the count of every desk; blanks in no desk's float count as one desk without a name."""
    floats = work.stock.floats(distribution)
    given = dict(request.desks or {})
    known = {*work.stock.desks(distribution), *floats} - {""}
    for desk in given:
        if desk not in known:
            raise UnknownDesk(distribution=distribution.code, desk=desk)
    for desk in sorted(known - {*given}):
        if floats.get(desk):
            raise DeskNotCounted(distribution=distribution.code, desk=desk)
    counted: dict[str, int] = {"": request.counted_back, **dict.fromkeys(sorted(known), 0), **given}
    if known and not floats.get("") and not counted[""]:
        del counted[""]
    return tuple(DeskCount(desk, len(floats.get(desk, ())), number) for desk, number in counted.items())


def _event(closed: DistributionClosed, explanation: str) -> Event:
    facts: dict[str, Fact] = {
        "expected": closed.expected,
        "counted": closed.counted,
        "explanation": explanation,
        "desks": [[count.desk, count.expected, count.counted] for count in closed.counts],
    }
    return Event(EventKind.DISTRIBUTION_CLOSED, closed.distribution.code, facts)
