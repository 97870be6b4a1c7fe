"""Random ends of a distribution: what truly happened to each blank is told, and the books agree."""

import random
from typing import Any

import pytest

from voucher_desk.domain.count_back import VarianceReason
from voucher_desk.domain.distributions import DistributionState, PrintMode
from voucher_desk.domain.reconciliation import failing
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.usecases.close_distribution import CloseDistribution, close_distribution
from voucher_desk.usecases.explain_variance import ExplainVariance, explain_variance
from voucher_desk.usecases.issue_vouchers import IssueVouchers, issue_vouchers
from voucher_desk.usecases.keep_stock import HandOver, PrintStock, hand_over, print_stock
from voucher_desk.usecases.open_distribution import NamedDistribution
from voucher_desk.usecases.reconcile_distribution import reconcile_distribution

PEOPLE, PRINTED = 9, 30
GONE = (VarianceReason.LOST, VarianceReason.TORN, VarianceReason.OTHER)


class Event:
    """One distribution: where each blank truly is at its end, beside what the books are told."""

    def __init__(self, field: Any, dice: random.Random) -> None:
        self.field = field
        self.dice = dice
        self.piles: dict[str, set[str]] = {}
        self.lines: list[ExplainVariance] = []
        self.gone: set[str] = set()

    def takes_place(self) -> None:
        self.field.session("S1", PEOPLE)
        self.field.distribution("D1", "S1", "LOT-CAS", PrintMode.FROM_STOCK)
        self.field.do("stock", print_stock, PrintStock("LOT-CAS", PRINTED))
        for desk in self.dice.sample(("A", "B", "C"), self.dice.randint(1, 3)):
            count = self.dice.randint(1, 8)
            self.piles[desk] = {*self.field.do("stock", hand_over, HandOver("D1", count, desk))}
            issued = IssueVouchers("D1", desk, self.dice.randint(1, count))
            self.piles[desk] -= {*self.field.do("distribution", issue_vouchers, issued).serials}

    def goes_wrong(self) -> None:
        """Lose some blanks, and carry some to another desk."""
        for desk, pile in [(desk, sorted(pile)) for desk, pile in self.piles.items()]:
            for serial in self.dice.sample(pile, self.dice.randint(0, len(pile))):
                self.astray(desk, serial)

    def astray(self, desk: str, serial: str) -> None:
        self.piles[desk].discard(serial)
        others = [other for other in self.piles if other != desk]
        if others and self.dice.random() < 0.5:
            other = self.dice.choice(others)
            self.tell(VarianceReason.OTHER_DESK, serial, desk)
            self.tell(VarianceReason.OTHER_DESK, serial, other)
            self.piles[other].add(f"{serial} of {desk}")
        else:
            self.gone.add(serial)
            self.tell(self.dice.choice(GONE), serial, desk)

    def tell(self, why: VarianceReason, serial: str, desk: str) -> None:
        self.lines.append(ExplainVariance("D1", why, (serial,), "au vent", desk))

    def ends(self) -> DistributionState:
        counts = {desk: len(pile) for desk, pile in self.piles.items()}
        closing = CloseDistribution("D1", 0, "recompté", counts)
        closed = self.field.do("distribution", close_distribution, closing).distribution
        state: DistributionState = closed.state
        if state is DistributionState.CLOSED:
            for line in self.dice.sample(self.lines, len(self.lines)):
                self.field.do("distribution", explain_variance, line)
            done = self.field.do("stock", reconcile_distribution, NamedDistribution("D1"))
            state = done.state
        return state


@pytest.mark.parametrize("seed", range(8))
def test_whatever_went_astray_the_end_is_reconciled_and_every_blank_is_somewhere(
    field: Any, seed: int
) -> None:
    """E1 and invariant 4: printed = spoiled + returned + in custody + issued."""
    event = Event(field, random.Random(seed))
    event.takes_place()
    event.goes_wrong()

    assert event.ends() is DistributionState.RECONCILED

    figures = field.figures()
    assert failing(figures) == ()
    assert (figures.printed, figures.spoiled) == (PRINTED, len(event.gone))
    assert all(field.state_of(serial) is VoucherState.SPOILED for serial in event.gone)
    found = field.desk.read(lambda queries: queries.count_back("D1"))
    assert figures.in_custody == PRINTED - sum(desk.given for desk in found.desks)
    assert found.blanks == ()
    assert field.desk.read(lambda queries: queries.differences()) == ()
