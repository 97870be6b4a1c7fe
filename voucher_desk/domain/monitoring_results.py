"""What may be told of interviews: tallies of five people or more, on the desk and in every export alike.

No result of fewer than five answers is told, no count of one to four people either, and no split by sex or
age from which one could be reckoned (invariant 51): a split is told whole, or not at all.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from voucher_desk.domain.monitoring import WELLBEING, YES, YES_OR_NO, Interview, Question
from voucher_desk.domain.people import AgeGroup, Sex

FEWEST = 5
"""The fewest people of whom a result is told."""
LOW_WELLBEING = 50
"""The wellbeing index from which down wellbeing is low."""
_SCALE = 4
_PERCENT = 100

Group = Sex | AgeGroup | None
"""Whom a result is of; None for everybody."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a group answered a question, with yes and with no; None for one to four people."""

    question: Question
    group: Group
    answered: int
    yes: int | None
    no: int | None

    @property
    def share(self) -> int | None:
        """Return how many per cent said yes, the half rounded up; None where the counts are not told."""
        if self.yes is None or self.no is None:
            return None
        return (2 * _PERCENT * self.yes + self.answered) // (2 * self.answered)


@dataclass(frozen=True, slots=True)
class Wellbeing:
    """The wellbeing index of a group that answered all five items: its mean, how many are at 50 or below."""

    group: Group
    answered: int
    mean: Fraction
    low: int | None

    @property
    def low_share(self) -> int | None:
        """Return how many per cent are at 50 or below, the half rounded up; None where not told."""
        if self.low is None:
            return None
        return (2 * _PERCENT * self.low + self.answered) // (2 * self.answered)

    @property
    def mean_text(self) -> str:
        """Return the mean with one decimal, the half rounded up: `46.8`."""
        tenths = (20 * self.mean.numerator + self.mean.denominator) // (2 * self.mean.denominator)
        return f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True, slots=True)
class Results:
    """What may be told of a round: each question for everybody first, then by sex and by age where it may."""

    interviews: int
    tallies: tuple[Tally, ...]
    wellbeing: tuple[Wellbeing, ...]


def results_of(interviews: Collection[Interview]) -> Results:
    """Return what may be told of these interviews; a question that fewer than five answered is left out."""
    tallies = (tally for question in YES_OR_NO for tally in _tallies(question, interviews))
    return Results(len(interviews), tuple(tallies), tuple(_wellbeing(interviews)))


def index_of(interview: Interview) -> int | None:
    """Return a person's wellbeing index from 0 to 100; None unless all five items are answered."""
    items = [interview.answers[item] for item in WELLBEING if item in interview.answers]
    return _SCALE * sum(items) if len(items) == len(WELLBEING) else None


def _tallies(question: Question, interviews: Collection[Interview]) -> Iterator[Tally]:
    given = [(one, one.answers[question]) for one in interviews if question in one.answers]
    for group, answers in _told(given, lambda answer: answer == YES):
        yes = answers.count(YES)
        no = len(answers) - yes
        told = (yes, no) if _may_be_told(yes, no) else (None, None)
        yield Tally(question, group, len(answers), *told)


def _wellbeing(interviews: Collection[Interview]) -> Iterator[Wellbeing]:
    given = [(one, index) for one in interviews if (index := index_of(one)) is not None]
    for group, indices in _told(given, _is_low):
        low = sum(map(_is_low, indices))
        told = low if _may_be_told(low, len(indices) - low) else None
        yield Wellbeing(group, len(indices), Fraction(sum(indices), len(indices)), told)


def _is_low(index: int) -> bool:
    return index <= LOW_WELLBEING


def _told(
    given: Sequence[tuple[Interview, int]], counted: Callable[[int], bool]
) -> Iterator[tuple[Group, list[int]]]:
    """Yield the values of everybody, then of each split that may be told by what is counted in it."""
    if len(given) < FEWEST:
        return
    yield None, [value for _one, value in given]
    for kind in (Sex, AgeGroup):
        split: dict[Group, list[int]] = {group: [] for group in kind}
        for one, value in given:
            split[one.sex if kind is Sex else one.age_group].append(value)
        groups = {group: values for group, values in split.items() if values}
        if all(_is_telling(values, counted) for values in groups.values()):
            yield from groups.items()


def _is_telling(values: Sequence[int], counted: Callable[[int], bool]) -> bool:
    found = sum(map(counted, values))
    return len(values) >= FEWEST and _may_be_told(found, len(values) - found)


def _may_be_told(*counts: int) -> bool:
    return all(count == 0 or count >= FEWEST for count in counts)
