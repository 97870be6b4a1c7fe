"""Rows of post-distribution monitoring: rounds, never an interview."""

from dataclasses import dataclass

from voucher_desk.domain.monitoring import Round
from voucher_desk.domain.monitoring_results import Results


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round, and how many people were interviewed in it so far."""

    round: Round
    interviews: int


@dataclass(frozen=True, slots=True)
class RoundResults:
    """A closed round with what may be told of it."""

    round: Round
    results: Results
