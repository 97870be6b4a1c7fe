"""Close a distribution: the blanks left are counted back, and a difference is explained."""

from dataclasses import dataclass

from voucher_desk.domain import distributions, vouchers
from voucher_desk.domain.distributions import Distribution, PrintMode
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.names import clean
from voucher_desk.domain.stock import LARGEST_PRINT_RUN, CountDiffers
from voucher_desk.ports.work import Work

LONGEST_EXPLANATION = 400


@dataclass(frozen=True, slots=True)
class CloseDistribution:
    """How many blanks were counted back, and why the number differs if it does."""

    distribution: str
    counted_back: int = 0
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class DistributionClosed:
    """What the books expected back and what was counted."""

    distribution: Distribution
    expected: int
    counted: int


def close_distribution(work: Work, request: CloseDistribution) -> DistributionClosed:
    """Take the unused blanks back into stock and close. Raises CountDiffers without an explanation.

    Where the count agrees the distribution is reconciled at once; else it stays CLOSED with its explanation
    and the blanks stay in custody of the distribution until they are found or written off.
    """
    work.actor.require(Duty.DISTRIBUTE)
    before = work.distributions.find(request.distribution)
    batch = work.programme.batch(before.batch)
    stock = before.mode is PrintMode.FROM_STOCK
    blanks = work.vouchers.blanks(batch, before, LARGEST_PRINT_RUN) if stock else ()
    agrees = len(blanks) == request.counted_back
    explanation, _ = clean(request.explanation, LONGEST_EXPLANATION)
    if not agrees and (request.counted_back < 0 or not explanation):
        raise CountDiffers(expected=len(blanks), counted=request.counted_back)
    after = distributions.closed(before)
    work.distributions.put(before, after)
    work.distributions.note_count_back(after, request.counted_back, explanation or None)
    work.record(
        Event(
            EventKind.DISTRIBUTION_CLOSED,
            after.code,
            {"expected": len(blanks), "counted": request.counted_back, "explanation": explanation},
        )
    )
    if agrees:
        returned = [vouchers.returned(blank) for blank in blanks]
        work.vouchers.put_all(blanks, returned)
        serials = [blank.serial for blank in blanks]
        work.record(Event(EventKind.STOCK_RETURNED, after.code, {"serials": serials}))
        after = _reconcile(work, after)
    return DistributionClosed(after, len(blanks), request.counted_back)


def _reconcile(work: Work, closed: Distribution) -> Distribution:
    after = distributions.reconciled(closed)
    work.distributions.put(closed, after)
    work.record(Event(EventKind.DISTRIBUTION_RECONCILED, after.code))
    return after
