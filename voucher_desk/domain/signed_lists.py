"""The signed list comes back: a page is known by its mark; what its lines show is compared with the desk.

The paper is a second record beside the hand-over noted at the desk; it changes no voucher. A page that comes
back again takes the place of what was read off it before.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.distributions import Distribution, DistributionState, DistributionStateForbids
from voucher_desk.domain.refusals import Refused, reason

LINES_PER_PAGE = 23
SHOWN_HASH = 16
"""How many digits of the list's hash a page shows."""
_HANDED_OUT = frozenset(
    {
        DistributionState.OPEN,
        DistributionState.CLOSED,
        DistributionState.RECONCILED,
        DistributionState.ARCHIVED,
    }
)
_MARK = re.compile(
    rf"(?i:VDL1)[:;](.{{1,40}})[:;]([0-9]{{1,6}})[:;]([0-9]{{1,6}})[:;]([0-9A-Fa-f]{{{SHOWN_HASH}}})"
)
"""The colon of a mark is a semicolon where keys are read by their position, without Shift."""


class LineMark(StrEnum):
    """What a line of the paper shows: signed, a thumbprint, handed over without and why, or nothing."""

    SIGNED = "SIGNED"
    THUMBPRINT = "THUMBPRINT"
    UNABLE = "UNABLE"
    DECLINED = "DECLINED"
    BY_PROXY = "BY_PROXY"
    FORGOTTEN = "FORGOTTEN"
    OTHER = "OTHER"
    NOT_COLLECTED = "NOT_COLLECTED"

    @property
    def is_received(self) -> bool:
        """Return whether the paper says that the voucher was handed over."""
        return self is not LineMark.NOT_COLLECTED


WITHOUT_SIGNATURE = (
    LineMark.UNABLE,
    LineMark.DECLINED,
    LineMark.BY_PROXY,
    LineMark.FORGOTTEN,
    LineMark.OTHER,
)
"""Handed over without a signature or a thumbprint, by its reason."""


class Cell(StrEnum):
    """Where a line stands between what was noted at the desk and what the paper shows."""

    AGREED = "AGREED"
    NOTED_ONLY = "NOTED_ONLY"
    SIGNED_ONLY = "SIGNED_ONLY"
    NEITHER = "NEITHER"
    VOID_SIGNED = "VOID_SIGNED"
    OLDER_VERSION = "OLDER_VERSION"
    NOT_RETURNED = "NOT_RETURNED"


@reason
class NotAPageMark(Refused):
    """What was read is no mark of a page of a distribution list."""

    code: ClassVar[str] = "LST-01"


@reason
class PageOfOtherProgramme(Refused):
    """The page is of a distribution that nobody here prepared."""

    code: ClassVar[str] = "LST-02"
    distribution: str


@reason
class PageNotOfList(Refused):
    """The hash on the page is not that of this version of the list (invariant 15)."""

    code: ClassVar[str] = "LST-03"
    distribution: str
    version: int


@reason
class OlderListVersion(Refused):
    """The page is of an older version; these pages of the newer one have not come back yet."""

    code: ClassVar[str] = "LST-04"
    distribution: str
    version: int
    current: int
    missing: tuple[int, ...]


@reason
class NoSuchPage(Refused):
    """No line of the list stands on this page."""

    code: ClassVar[str] = "LST-05"
    distribution: str
    page: int
    pages: int


@reason
class LineNotOnPage(Refused):
    """The page holds other lines than this."""

    code: ClassVar[str] = "LST-06"
    line: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PageMark:
    """What the symbol of a page says: distribution, list version, page from 1, and the start of the hash."""

    distribution: str
    version: int
    page: int
    hash_start: str

    @property
    def text(self) -> str:
        """Return it as printed: `VDL1:<distribution>:<version>:<page>:<start of the hash>`."""
        return f"VDL1:{self.distribution}:{self.version}:{self.page}:{self.hash_start}"


@dataclass(frozen=True, slots=True)
class ListVersion:
    """A frozen list: its number, its hash, and how many lines it has, from 1."""

    version: int
    sha256: str
    lines: int

    @property
    def pages(self) -> int:
        """Return on how many pages its lines stand."""
        return pages_of(self.lines)

    def mark_of(self, distribution: str, page: int) -> PageMark:
        """Return what the symbol of one of its pages says."""
        return PageMark(distribution, self.version, page, self.sha256[:SHOWN_HASH])


@dataclass(frozen=True, slots=True)
class LineReturn:
    """A line as it was read off a page: `number` counts the returns of a distribution, from 1."""

    line: int
    number: int
    version: int
    mark: LineMark


def pages_of(lines: int) -> int:
    """Return on how many pages so many lines stand."""
    return -(-lines // LINES_PER_PAGE)


def read_page_mark(text: str) -> PageMark:
    """Return the mark a scan holds. Raises NotAPageMark."""
    found = _MARK.fullmatch(text.strip().removeprefix("]Q1"))
    if found is None:
        raise NotAPageMark
    distribution, version, page, hash_start = found.groups()
    return PageMark(distribution, int(version), int(page), hash_start.lower())


def page_marks(readings: Iterable[str]) -> tuple[PageMark, ...]:
    """Return the marks that readings of the same scan hold, the likelier first. Raises NotAPageMark."""
    found: dict[PageMark, None] = {}
    for text in readings:
        try:
            found[read_page_mark(text)] = None
        except NotAPageMark:
            continue
    if not found:
        raise NotAPageMark
    return tuple(found)


def require_handing_out(distribution: Distribution) -> None:
    """Raise DistributionStateForbids before its desks opened, and where it was cancelled."""
    if distribution.state not in _HANDED_OUT:
        raise DistributionStateForbids(
            distribution=distribution.code, state=distribution.state.value, action="return_page"
        )


def lines_of_page(
    mark: PageMark, versions: Mapping[int, ListVersion], back: Collection[int], *, older: bool = False
) -> range:
    """Return the numbers of the lines on a page; `back` are the pages of the newest version that came back.

    With `older` a page of an older version is read too, knowingly. Raises PageNotOfList, NoSuchPage,
    OlderListVersion.
    """
    known = versions.get(mark.version)
    if known is None or not known.sha256.startswith(mark.hash_start):
        raise PageNotOfList(distribution=mark.distribution, version=mark.version)
    if not 0 < mark.page <= known.pages:
        raise NoSuchPage(distribution=mark.distribution, page=mark.page, pages=known.pages)
    current = versions[max(versions)]
    if known is not current and not older:
        missing = tuple(page for page in range(1, current.pages + 1) if page not in back)
        raise OlderListVersion(
            distribution=mark.distribution, version=mark.version, current=current.version, missing=missing
        )
    first = (mark.page - 1) * LINES_PER_PAGE + 1
    return range(first, min(first + LINES_PER_PAGE, known.lines + 1))


def marks_of_page(lines: range, given: Mapping[int, LineMark]) -> dict[int, LineMark]:
    """Return a mark for every line of a page: a line without is not collected. Raises LineNotOnPage."""
    for line in given:
        if line not in lines:
            raise LineNotOnPage(line=line, first=lines[0], last=lines[-1])
    return {line: given.get(line, LineMark.NOT_COLLECTED) for line in lines}


def standing(returns: Iterable[LineReturn]) -> dict[int, LineReturn]:
    """Return what stands of each line: of its newest version, what came back last."""
    found: dict[int, LineReturn] = {}
    for one in returns:
        before = found.get(one.line)
        if before is None or (before.version, before.number) < (one.version, one.number):
            found[one.line] = one
    return found


def cell_of(*, noted: bool, void: bool, back: LineReturn | None, current: int) -> Cell:
    """Return the one cell of a line: `noted` at the desk, its voucher `void`, and what came `back` of it.

    `current` is the newest version of the list.
    """
    if back is None:
        return Cell.NOT_RETURNED
    if back.version < current:
        return Cell.OLDER_VERSION
    if not back.mark.is_received:
        return Cell.NOTED_ONLY if noted else Cell.NEITHER
    if void:
        return Cell.VOID_SIGNED
    return Cell.AGREED if noted else Cell.SIGNED_ONLY


def counted(cells: Sequence[Cell]) -> dict[Cell, int]:
    """Return how many lines stand in each cell, the empty ones too."""
    return {cell: cells.count(cell) for cell in Cell}
