"""Reconciliation: the figures of a donation and the equations they must satisfy to the centime.

The equations and their names are those of the programme's ledger (E1 to E7). Figures come from two sides:
flows are summed from the event log, stocks from the vouchers, claims and accounts as they stand; an equation
that holds therefore compares two independent records.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one donation, or all of them, come to: amounts in centimes of MAD, then counts of vouchers."""

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
    printed: int = 0
    spoiled: int = 0
    returned_stock: int = 0
    in_custody: int = 0
    issued_count: int = 0
    replacements: int = 0
    first_issues: int = 0

    def __add__(self, other: Self) -> "Figures":
        """Return the figures of both together (invariant 29: the total is the sum of the donations)."""
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in FIGURE_NAMES})


FIGURE_NAMES = tuple(field.name for field in fields(Figures))
COUNT_NAMES = FIGURE_NAMES[FIGURE_NAMES.index("printed") :]
AMOUNT_NAMES = FIGURE_NAMES[: len(FIGURE_NAMES) - len(COUNT_NAMES)]


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation: its name in the ledger (`E3`), its two sides, and how to work each out."""

    name: str
    left_names: str
    right_names: str
    left: Callable[[Figures], int]
    right: Callable[[Figures], int]

    def holds(self, figures: Figures) -> bool:
        """Return whether both sides are equal to the unit."""
        return self.left(figures) == self.right(figures)


EQUATIONS = (
    Equation(
        "E1",
        "printed",
        "spoiled + returned_stock + in_custody + issued_count",
        lambda f: f.printed,
        lambda f: f.spoiled + f.returned_stock + f.in_custody + f.issued_count,
    ),
    Equation(
        "E2",
        "issued_count",
        "first_issues + replacements",
        lambda f: f.issued_count,
        lambda f: f.first_issues + f.replacements,
    ),
    Equation(
        "E3",
        "issued + reinstated",
        "void + (redeemed - reversed) + forfeited + expired + outstanding",
        lambda f: f.issued + f.reinstated,
        lambda f: f.void + f.redeemed - f.reversed + f.forfeited + f.expired + f.outstanding,
    ),
    Equation(
        "E4",
        "redeemed - reversed",
        "unclaimed + in_review + disputed + payable + paid + rejected",
        lambda f: f.redeemed - f.reversed,
        lambda f: f.unclaimed + f.in_review + f.disputed + f.payable + f.paid + f.rejected,
    ),
    Equation(
        "E5",
        "received",
        "available + outstanding + unclaimed + in_review + disputed + payable + paid + returned",
        lambda f: f.received,
        lambda f: (
            f.available
            + f.outstanding
            + f.unclaimed
            + f.in_review
            + f.disputed
            + f.payable
            + f.paid
            + f.returned
        ),
    ),
    Equation(
        "E6",
        "(received - paid - returned) - (outstanding + unclaimed + in_review + disputed + payable)",
        "available",
        lambda f: (
            f.received
            - f.paid
            - f.returned
            - (f.outstanding + f.unclaimed + f.in_review + f.disputed + f.payable)
        ),
        lambda f: f.available,
    ),
    Equation(
        "E7",
        "available",
        "received - issued + void + forfeited + expired + rejected - reinstated - returned",
        lambda f: f.available,
        lambda f: (
            f.received - f.issued + f.void + f.forfeited + f.expired + f.rejected - f.reinstated - f.returned
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The figures of each donation by its code; `total` adds them up."""

    donations: dict[str, Figures]

    @property
    def total(self) -> Figures:
        """Return the sum over all donations."""
        return total_of(self.donations.values())

    @property
    def balanced(self) -> bool:
        """Return whether every equation holds for every donation (and so for the total)."""
        return not any(failing(figures) for figures in self.donations.values())


def total_of(parts: Iterable[Figures]) -> Figures:
    """Return the sum of several figures."""
    total = Figures()
    for part in parts:
        total = total + part
    return total


def failing(figures: Figures) -> tuple[Equation, ...]:
    """Return the equations that do not hold."""
    return tuple(equation for equation in EQUATIONS if not equation.holds(figures))
