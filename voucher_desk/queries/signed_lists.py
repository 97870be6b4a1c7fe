"""Rows of distribution lists that came back signed, and of how they differ from what was noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.signed_lists import WITHOUT_SIGNATURE, Cell, LineMark, ListVersion, PageMark, counted


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A line of a list: `noted` at the desk as handed over; `mark` and `version` of the paper, if it is back.

    `serial` is the voucher issued last to this person there, `void` where it is.
    """

    number: int
    person: str
    serial: str | None
    noted: bool
    void: bool
    mark: LineMark | None
    version: int | None
    cell: Cell


@dataclass(frozen=True, slots=True)
class PageBack:
    """A page as it came back: the last time (UTC) it did, and who read it."""

    page: int
    version: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class SignedList:
    """A distribution's list beside what came back of it; `back` are the pages of its newest version."""

    distribution: str
    current: ListVersion
    lines: tuple[SignedLine, ...]
    back: tuple[PageBack, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """Return the pages that have not come back."""
        back = {page.page for page in self.back}
        return tuple(page for page in range(1, self.current.pages + 1) if page not in back)

    @property
    def cells(self) -> Mapping[Cell, int]:
        """Return how many lines stand in each cell."""
        return counted([line.cell for line in self.lines])

    @property
    def received(self) -> tuple[int, int, int]:
        """Return how many lines came back signed, with a thumbprint, and received without either."""
        marks = self.marks
        without = sum(marks[mark] for mark in WITHOUT_SIGNATURE)
        return marks[LineMark.SIGNED], marks[LineMark.THUMBPRINT], without

    @property
    def marks(self) -> Mapping[LineMark, int]:
        """Return how many lines came back with each mark."""
        marks = [line.mark for line in self.lines]
        return {mark: marks.count(mark) for mark in LineMark}


@dataclass(frozen=True, slots=True)
class SignedPage:
    """A page to be read off: its mark, how many pages its version has, and its lines."""

    mark: PageMark
    pages: int
    older: bool
    lines: tuple[SignedLine, ...]
