"""Reconcile a distribution: a second person approves the lines that explain its difference."""

from collections.abc import Sequence

from voucher_desk.domain import distributions, vouchers
from voucher_desk.domain.count_back import DeskCount, Side, VarianceLine, require_explained, written_off
from voucher_desk.domain.distributions import Distribution
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.ports.work import Work
from voucher_desk.usecases.open_distribution import NamedDistribution


def reconcile_distribution(work: Work, request: NamedDistribution) -> Distribution:
    """Approve the lines of a closed distribution: what is gone is written off, the rest back in stock.

    Raises DistributionStateForbids, VarianceLeft (invariant 4), and SamePerson for who wrote one of them.
    """
    work.actor.require(Duty.STOCK)
    closed = work.distributions.find(request.distribution)
    distributions.require_closed(closed, "reconcile")
    lines = work.count_backs.lines(closed)
    for line in lines:
        work.actor.require_other_than(line.by, first="explain", second="reconcile")
    require_explained(closed.code, desk_counts(work, closed), _that_count(work, closed, lines))
    if lines:
        work.count_backs.sign_off(closed)
    return take_back(work, closed, lines)


def _that_count(work: Work, closed: Distribution, lines: Sequence[VarianceLine]) -> Sequence[VarianceLine]:
    """Leave out the line of a blank that was set aside since: it is not missing any more."""
    expected = {blank.serial for blanks in work.stock.floats(closed).values() for blank in blanks}
    return [line for line in lines if line.side is Side.EXCESS or line.serial in expected]


def desk_counts(work: Work, closed: Distribution) -> Sequence[DeskCount]:
    """Return what each desk of a closed distribution should hold now, beside what was counted."""
    floats = work.stock.floats(closed)
    counted = work.count_backs.counted(closed)
    return [
        DeskCount(desk, len(floats.get(desk, ())), counted.get(desk, 0)) for desk in {**counted, **floats}
    ]


def take_back(work: Work, closed: Distribution, lines: Sequence[VarianceLine]) -> Distribution:
    """Return the distribution once it is reconciled: its blanks in stock, those that are gone written off."""
    gone = written_off(lines)
    blanks = [blank for held in work.stock.floats(closed).values() for blank in held]
    kept = [blank for blank in blanks if blank.serial not in gone]
    for blank in blanks:
        if blank.serial in gone:
            work.vouchers.put(blank, vouchers.spoiled(blank))
            facts = {"reason": gone[blank.serial].value, "distribution": closed.code}
            work.record(Event(EventKind.STOCK_SPOILED, blank.serial, facts, donation=blank.donation))
    work.vouchers.put_all(kept, [vouchers.returned(blank) for blank in kept])
    serials = [blank.serial for blank in kept]
    work.record(Event(EventKind.STOCK_RETURNED, closed.code, {"serials": serials}))
    after = distributions.reconciled(closed)
    work.distributions.put(closed, after)
    work.record(Event(EventKind.DISTRIBUTION_RECONCILED, closed.code, {"lines": len(lines)}))
    return after
