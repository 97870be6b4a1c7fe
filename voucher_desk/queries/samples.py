"""Rows of verification samples."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.samples import Drawn


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A sample as it was drawn: `drawn_at` UTC; `donation` and `distribution` None for the whole programme.

    `population` was so many people or vouchers, whose `population_sha256` proves them.
    """

    number: int
    drawn: Drawn
    donation: str | None
    distribution: str | None
    confidence: int
    margin: int
    population: int
    size: int
    seed: str
    population_sha256: str
    drawn_at: datetime
    drawn_by: str

    @property
    def of(self) -> str:
        """Return the code of what it is drawn from, empty for the whole programme."""
        return self.distribution or self.donation or ""


@dataclass(frozen=True, slots=True)
class SampleLine:
    """One of those drawn: its place in the draw from 1, a voucher's serial, its holder's code, the hash."""

    place: int
    serial: str
    person: str
    hash: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample drawn again from the log; `intact` where it is drawn from the very same as then."""

    row: SampleRow
    lines: tuple[SampleLine, ...]
    intact: bool
