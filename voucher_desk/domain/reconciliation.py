"""Reconciliation: the figures of a programme and the equations they must satisfy to the centime.

The equations and their names are those of the programme's ledger (E1 to E10; E11 is the replay of the log).
Figures come from two sides: flows are summed from the event log, stocks from the vouchers, claims and
accounts as they stand; an equation that holds therefore compares two independent records.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Self

from voucher_desk.domain.terms import Term, sum_of, terms_of

REPLAY = "E11"
"""The name of the equation that is proved by rebuilding the tables from the log."""


class Level(StrEnum):
    """What the lines of a reconciliation stand for; the total is the sum of its lines at each of them."""

    DONATION = "donation"
    ASSOCIATION = "association"
    CITY = "city"
    DISTRIBUTION = "distribution"


EVERYWHERE = frozenset(Level)
OF_MONEY_GIVEN = frozenset({Level.DONATION, Level.ASSOCIATION})
"""Where money is received, claimed and paid: a city or a distribution has no purse of its own."""
OF_VOUCHERS_ALONE = EVERYWHERE - OF_MONEY_GIVEN
OF_SESSIONS = frozenset({Level.ASSOCIATION, Level.CITY})
"""Where a session belongs to one line whole: it has an association and a city, but no donation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one line of a reconciliation comes to: amounts in centimes of MAD, then counts.

    The first amounts and counts, to `rejected` and `first_issues`, are the ledger's own. `settled` is what is
    payable or paid already, `expected` the people present or with a waiver at the sessions of distributions,
    `withdrawn` the first issues whose presence was taken back once they were void.
    """

    received: int = 0
    issued: int = 0
    reinstated: int = 0
    void: int = 0
    redeemed: int = 0
    reversed: int = 0
    forfeited: int = 0
    expired: int = 0
    outstanding: int = 0
    available: int = 0
    unclaimed: int = 0
    in_review: int = 0
    disputed: int = 0
    payable: int = 0
    paid: int = 0
    returned: int = 0
    rejected: int = 0
    settled: int = 0
    claim_lines: int = 0
    claimed: int = 0
    accepted: int = 0
    disallowed: int = 0
    pending: int = 0
    printed: int = 0
    spoiled: int = 0
    returned_stock: int = 0
    in_custody: int = 0
    issued_count: int = 0
    replacements: int = 0
    first_issues: int = 0
    additional: int = 0
    papers: int = 0
    papers_accepted: int = 0
    papers_disallowed: int = 0
    present: int = 0
    waived: int = 0
    withdrawn: int = 0
    persons: int = 0
    women: int = 0
    girls: int = 0
    men: int = 0
    boys: int = 0
    unknown: int = 0
    everyone: int = 0
    participations: int = 0

    def __add__(self, other: Self) -> "Figures":
        """Return the figures of both together (invariant 29: the total is the sum of the lines)."""
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in FIGURE_NAMES})


FIGURE_NAMES = tuple(one.name for one in fields(Figures))
COUNT_NAMES = FIGURE_NAMES[FIGURE_NAMES.index("printed") :]
AMOUNT_NAMES = FIGURE_NAMES[: len(FIGURE_NAMES) - len(COUNT_NAMES)]
LEDGER_NAMES = (
    *AMOUNT_NAMES[: AMOUNT_NAMES.index("rejected") + 1],
    *COUNT_NAMES[: COUNT_NAMES.index("first_issues") + 1],
)
"""The figures of a donation that `reconcile --json` promises."""


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation: its name in the ledger (`E3`), its sides in names of figures, and where it has a sense.

    `at_most` makes the left side at most the right one instead of equal; `of_the_total` asks it of the total
    alone, as it would be untrue or empty of a single line.
    """

    name: str
    left_names: str
    right_names: str
    levels: frozenset[Level] = EVERYWHERE
    at_most: bool = False
    of_the_total: bool = False

    @property
    def sign(self) -> str:
        """Return the sign between the sides."""
        return "≤" if self.at_most else "="

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the terms of both sides, each with the sign it has on its own side."""
        return (*terms_of(self.left_names), *terms_of(self.right_names))

    @property
    def counts(self) -> bool:
        """Return whether it counts vouchers or people, and not centimes."""
        return self.terms[0].name in COUNT_NAMES

    def left(self, figures: Figures) -> int:
        """Return what the left side comes to."""
        return sum_of(terms_of(self.left_names), figures)

    def right(self, figures: Figures) -> int:
        """Return what the right side comes to."""
        return sum_of(terms_of(self.right_names), figures)

    def holds(self, figures: Figures) -> bool:
        """Return whether both sides agree to the unit."""
        left, right = self.left(figures), self.right(figures)
        return left <= right if self.at_most else left == right


TAKING_PART = "participations + withdrawn"
SADD = "women + girls + men + boys + unknown"
EQUATIONS = (
    Equation("E1", "printed", "spoiled + returned_stock + in_custody + issued_count"),
    Equation("E2", "issued_count", "first_issues + replacements + additional"),
    Equation("E2", "persons", "first_issues", at_most=True),
    Equation(
        "E3",
        "issued + reinstated",
        "void + (redeemed - reversed) + forfeited + expired + outstanding",
    ),
    Equation(
        "E4",
        "redeemed - reversed",
        "unclaimed + in_review + disputed + payable + paid + rejected",
        OF_MONEY_GIVEN,
    ),
    Equation(
        "E4",
        "redeemed - reversed",
        "unclaimed + in_review + disputed + settled + rejected",
        OF_VOUCHERS_ALONE,
    ),
    Equation(
        "E5",
        "received",
        "available + outstanding + unclaimed + in_review + disputed + payable + paid + returned",
        OF_MONEY_GIVEN,
    ),
    Equation(
        "E6",
        "(received - paid - returned) - (outstanding + unclaimed + in_review + disputed + payable)",
        "available",
        OF_MONEY_GIVEN,
    ),
    Equation(
        "E7",
        "available",
        "received - issued + void + forfeited + expired + rejected - reinstated - returned",
        OF_MONEY_GIVEN,
    ),
    Equation("E8", "claim_lines", "claimed", OF_MONEY_GIVEN),
    Equation("E8", "accepted + disallowed + pending", "claimed", OF_MONEY_GIVEN),
    Equation("E8", "papers", "papers_accepted + papers_disallowed", OF_MONEY_GIVEN),
    Equation("E9", "first_issues", "present + waived + withdrawn", at_most=True),
    Equation("E10", SADD, "persons"),
    Equation("E10", "persons", "everyone", of_the_total=True),
    Equation("E10", "persons", TAKING_PART, OF_SESSIONS, at_most=True),
    Equation("E10", "persons", TAKING_PART, EVERYWHERE - OF_SESSIONS, at_most=True, of_the_total=True),
)


def equations_of(level: Level, *, total: bool = False) -> tuple[Equation, ...]:
    """Return the equations that a line of this level, or its total, must satisfy."""
    return tuple(one for one in EQUATIONS if level in one.levels and (total or not one.of_the_total))


def names_of(level: Level) -> tuple[str, ...]:
    """Return the figures that have a sense for a line: those of its equations, in the order of `Figures`."""
    wanted = {term.name for equation in equations_of(level) for term in equation.terms}
    return tuple(name for name in FIGURE_NAMES if name in wanted)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The figures of each line of a level by its code; `total` adds them up.

    A line without a code gathers what belongs to no line, such as blanks in the safe, which are of no
    distribution. `whole` holds figures of the programme that belong to no single line: everyone counted once;
    it is None where only a part was read, and what is asked of the total alone is then not asked. `replayed`
    says whether the log rebuilds the tables (E11), None where nobody asked.
    """

    lines: Mapping[str, Figures]
    level: Level = Level.DONATION
    whole: Figures | None = None
    replayed: bool | None = None

    @property
    def donations(self) -> Mapping[str, Figures]:
        """Return the figures of each donation by its code, where it was read by donation."""
        return self.lines if self.level is Level.DONATION else {}

    @property
    def total(self) -> Figures:
        """Return the sum over all lines (invariant 31), with what belongs to none of them."""
        return total_of((*self.lines.values(), self.whole or Figures()))

    @property
    def balanced(self) -> bool:
        """Return whether every equation holds for every line and for the total."""
        return not self.failing

    @property
    def equations_of_total(self) -> tuple[Equation, ...]:
        """Return the equations that the total must satisfy."""
        return equations_of(self.level, total=self.whole is not None)

    @property
    def failing(self) -> tuple[str, ...]:
        """Return the names of the equations that fail for some line or the total, in their order."""
        checks = [(equations_of(self.level), figures) for figures in self.lines.values()]
        checks.append((self.equations_of_total, self.total))
        fails = {one.name for equations, figures in checks for one in equations if not one.holds(figures)}
        if self.replayed is False:
            fails.add(REPLAY)
        return tuple(sorted(fails, key=lambda name: int(name[1:])))


def total_of(parts: Iterable[Figures]) -> Figures:
    """Return the sum of several figures."""
    total = Figures()
    for part in parts:
        total = total + part
    return total


def failing(figures: Figures, level: Level = Level.DONATION) -> tuple[Equation, ...]:
    """Return the equations of a level that do not hold for one of its lines."""
    return tuple(one for one in equations_of(level) if not one.holds(figures))
