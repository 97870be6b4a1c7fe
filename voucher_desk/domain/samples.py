"""Verification samples: how many to look at, and which, so that anybody can draw them again.

The size is that of a proportion (z² p (1 - p) / e², with p one half, the most cautious) corrected for a
finite population. The draw needs no program of ours: each key (a serial or a person's code) is put behind the
seed and a colon, hashed with SHA-256, and those whose hashes come first in the order of their hexadecimal
digits are drawn. Whole numbers only.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.duties import Actor, Duty
from voucher_desk.domain.refusals import Refused, reason

Z_MILLIONTHS = {90: 1_644_854, 95: 1_959_964, 99: 2_575_829}
"""The z of each level of confidence in per cent, in millionths."""
LARGEST_MARGIN = 30
_Z_SCALE = 1_000_000
_PERCENT = 100


class Drawn(StrEnum):
    """What a sample is drawn from."""

    PEOPLE = "PEOPLE"
    VOUCHERS = "VOUCHERS"


@reason
class NothingToSample(Refused):
    """Nobody holds or held a voucher there yet."""

    code: ClassVar[str] = "ECL-01"
    of: str


@reason
class UnknownSample(Refused):
    """No sample has this number."""

    code: ClassVar[str] = "ECL-02"
    sample: int


@reason
class SampleTermsWrong(Refused):
    """The confidence is one of three, the margin of error one to thirty per cent."""

    code: ClassVar[str] = "ECL-03"
    confidence: int
    margin: int


@dataclass(frozen=True, slots=True)
class SampleTerms:
    """What a sample must hold: confidence and margin of error in per cent. Raises SampleTermsWrong."""

    confidence: int = 95
    margin: int = 5

    def __post_init__(self) -> None:
        """Refuse terms that no formula here answers."""
        if self.confidence not in Z_MILLIONTHS or not 0 < self.margin <= LARGEST_MARGIN:
            raise SampleTermsWrong(confidence=self.confidence, margin=self.margin)


def sample_size(population: int, terms: SampleTerms) -> int:
    """Return how many of a population to look at: n0 N / (N + n0), rounded up; 244 of 664 at 95/5."""
    z = Z_MILLIONTHS[terms.confidence]
    above = z * z * population * _PERCENT**2
    below = 4 * _Z_SCALE**2 * terms.margin**2 * population + z * z * _PERCENT**2
    return -(-above // below)


def drawn_keys(keys: Collection[str], seed: str, size: int) -> list[str]:
    """Return the keys drawn, in the order of their hashes."""
    return sorted(keys, key=lambda key: draw_hash(seed, key))[:size]


def draw_hash(seed: str, key: str) -> str:
    """Return the hash a key is drawn by: `printf '%s' "$seed:$key" | sha256sum` gives the same."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def population_hash(keys: Collection[str]) -> str:
    """Return the SHA-256 of the keys in order, one a line: it proves from whom a sample was drawn."""
    return hashlib.sha256("".join(f"{key}\n" for key in sorted(keys)).encode()).hexdigest()


def sees_people(reader: Actor) -> bool:
    """Return whether a reader of samples sees people's codes: the association, which knows them, alone.

    IOM and auditors read serials. Raises DutyMissing for everybody else (invariant 48).
    """
    if Duty.EXAMINE not in reader.duties and {Duty.ATTENDANCE, Duty.LOCK} & reader.duties:
        return True
    reader.require(Duty.EXAMINE)
    return False
