"""The count-back of a distribution: what each desk should hold, what was counted, and why the two differ.

A difference is explained line by line: each paper missing or in excess has its reason. What is gone is
written off and can never be issued (invariant 5); what is found after all goes back into stock: E1 holds.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.names import clean
from voucher_desk.domain.refusals import Refused, reason
from voucher_desk.domain.vouchers import reason_given


class Side(StrEnum):
    """Whether a paper is expected and not there, or there and not expected."""

    MISSING = "MISSING"
    EXCESS = "EXCESS"


class VarianceReason(StrEnum):
    """Why a paper is missing, or in excess."""

    LOST = "LOST"
    TORN = "TORN"
    COUNTED_WRONG = "COUNTED_WRONG"
    OTHER_DESK = "OTHER_DESK"
    NOT_HANDED_OVER = "NOT_HANDED_OVER"
    OTHER = "OTHER"


REASONS: Mapping[Side, tuple[VarianceReason, ...]] = {
    Side.MISSING: (
        VarianceReason.LOST,
        VarianceReason.TORN,
        VarianceReason.COUNTED_WRONG,
        VarianceReason.OTHER_DESK,
        VarianceReason.OTHER,
    ),
    Side.EXCESS: (
        VarianceReason.COUNTED_WRONG,
        VarianceReason.OTHER_DESK,
        VarianceReason.NOT_HANDED_OVER,
        VarianceReason.OTHER,
    ),
}
"""The reasons that make sense for each side, in the order they are offered."""
FOUND = frozenset({VarianceReason.COUNTED_WRONG, VarianceReason.OTHER_DESK})
"""Reasons by which a missing paper is known to exist: it goes back into stock, the others are written off."""


@reason
class UnknownDesk(Refused):
    """No blanks were handed to a desk of this name."""

    code: ClassVar[str] = "CLO-01"
    distribution: str
    desk: str


@reason
class DeskNotCounted(Refused):
    """This desk still has blanks, and nobody said how many were counted."""

    code: ClassVar[str] = "CLO-02"
    distribution: str
    desk: str


@reason
class VarianceLeft(Refused):
    """Papers missing or in excess are still without their line; a negative number: too many lines."""

    code: ClassVar[str] = "CLO-03"
    distribution: str
    missing: int
    excess: int


@reason
class ReasonUnfit(Refused):
    """This reason does not go with this paper: a paper that is there is not lost, a lost one has a number."""

    code: ClassVar[str] = "CLO-04"
    why: VarianceReason


@reason
class AlreadyExplained(Refused):
    """A line stands for this paper already."""

    code: ClassVar[str] = "CLO-05"
    distribution: str
    serial: str


@reason
class UnknownVarianceLine(Refused):
    """No line of this number stands."""

    code: ClassVar[str] = "CLO-06"
    distribution: str
    line: int


@dataclass(frozen=True, slots=True)
class DeskCount:
    """Blanks the books expect back from a desk, and those counted; `desk` is empty where none is named."""

    desk: str
    expected: int
    counted: int

    @property
    def agrees(self) -> bool:
        """Return whether as many came back as were expected."""
        return self.expected == self.counted


@dataclass(frozen=True, slots=True)
class VarianceLine:
    """One paper missing from, or in excess at, the count of a desk: why, in `words` too, and who says so.

    `serial` is None for a paper that was counted by mistake and is not there.
    """

    number: int
    desk: str
    serial: str | None
    side: Side
    reason: VarianceReason
    words: str
    by: str


def side_of(serial: str | None, desk: str, floats: Mapping[str, Collection[str]]) -> tuple[Side, str]:
    """Return the side on which a paper is explained and the desk whose count it belongs to.

    A paper that the books expect is missing from the desk that had it, unless it turned up at another one.
    """
    holder = next((name for name, serials in floats.items() if serial in serials), None)
    if holder is None or desk not in {"", holder}:
        return Side.EXCESS, desk
    return Side.MISSING, holder


def words_given(side: Side, why: VarianceReason, serial: str | None, words: str) -> str:
    """Return the words kept with a reason. Raises ReasonUnfit, and ReasonMissing where OTHER has none."""
    if why not in REASONS[side] or (serial is None and why is not VarianceReason.COUNTED_WRONG):
        raise ReasonUnfit(why=why)
    return reason_given(words, "explain") if why is VarianceReason.OTHER else clean(words)[0]


def left_to_explain(counts: Iterable[DeskCount], lines: Iterable[VarianceLine]) -> dict[str, int]:
    """Return, for each desk, how many papers are missing without a line; below zero, how many in excess."""
    left: Counter[str] = Counter()
    for count in counts:
        left[count.desk] += count.expected - count.counted
    for line in lines:
        left[line.desk] -= 1 if line.side is Side.MISSING else -1
    return {desk: number for desk, number in left.items() if number}


def require_explained(distribution: str, counts: Iterable[DeskCount], lines: Iterable[VarianceLine]) -> None:
    """Raise VarianceLeft unless the lines make up the difference at every desk (invariant 4)."""
    left = left_to_explain(counts, lines).values()
    if left:
        missing = sum(number for number in left if number > 0)
        excess = -sum(number for number in left if number < 0)
        raise VarianceLeft(distribution=distribution, missing=missing, excess=excess)


def written_off(lines: Sequence[VarianceLine]) -> dict[str, VarianceReason]:
    """Return the serials that are gone for good, each with its reason."""
    return {
        line.serial: line.reason
        for line in lines
        if line.serial and line.side is Side.MISSING and line.reason not in FOUND
    }
