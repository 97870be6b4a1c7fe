"""Rows of the exceptions: what a report found, in one shape for all thirteen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding, Rule
from voucher_desk.domain.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Hand:
    """A user, and the duty in which they did it."""

    duty: Duty
    user: str


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One finding: where and when, by whom, and the vouchers, claims and people's codes concerned.

    `place` is the code of a provider, session, distribution, lot or station; `at` and `until` are UTC, the
    first and last instant; `figure` counts what the finding's measure says, `amount` is in centimes.
    `reference` is another code or number that tells of it: an invoice, a file's hash, a second place.
    """

    finding: Finding
    place: str = ""
    at: datetime | None = None
    until: datetime | None = None
    by: tuple[Hand, ...] = ()
    serials: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    figure: int | None = None
    amount: int | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Examination:
    """What the reports found with some thresholds, each rule's rows oldest first."""

    thresholds: Thresholds
    strict: bool
    found: dict[Rule, tuple[ExceptionRow, ...]] = field(default_factory=dict)

    def rows(self) -> Sequence[ExceptionRow]:
        """Return all rows, rule by rule."""
        return [row for rows in self.found.values() for row in rows]
