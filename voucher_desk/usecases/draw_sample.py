"""Draw a sample: whom to ask, or which vouchers to look at, so that an auditor can draw the same again."""

from dataclasses import dataclass, field

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.names import clean
from voucher_desk.domain.samples import (
    Drawn,
    NothingToSample,
    SampleTerms,
    population_hash,
    sample_size,
)
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class DrawSample:
    """What to draw, from a donation, a distribution, or the whole programme, and how much to be sure of.

    `seed` is drawn where None; one given, such as thrown dice, is used as it is.
    """

    drawn: Drawn = Drawn.PEOPLE
    donation: str | None = None
    distribution: str | None = None
    terms: SampleTerms = field(default_factory=SampleTerms)
    seed: str | None = None


@dataclass(frozen=True, slots=True)
class SampleDrawn:
    """The number of a sample, how many it was drawn from, and how many it holds."""

    number: int
    population: int
    size: int


def draw_sample(work: Work, request: DrawSample) -> SampleDrawn:
    """Draw and keep the seed in the log, with the hash of whom it was drawn from.

    Raises NothingToSample, UnknownDonation, UnknownDistribution.
    """
    work.actor.require(Duty.EXAMINE)
    keys = work.examinations.population(request.drawn, request.donation, request.distribution)
    if not keys:
        raise NothingToSample(of=request.distribution or request.donation or work.programme.current().code)
    number = work.examinations.next_sample()
    seed, _ = clean(request.seed or "")
    size = sample_size(len(keys), request.terms)
    facts: dict[str, Fact] = {
        "drawn": request.drawn.value,
        "donation": request.donation,
        "distribution": request.distribution,
        "confidence": request.terms.confidence,
        "margin": request.terms.margin,
        "population": len(keys),
        "size": size,
        "seed": seed or work.lots.sample_seed(),
        "sha256": population_hash(keys),
    }
    work.record(Event(EventKind.SAMPLE_DRAWN, str(number), facts, donation=request.donation))
    return SampleDrawn(number, len(keys), size)
