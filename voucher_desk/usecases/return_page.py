"""Note what a page of the signed list shows when it comes back, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass

from voucher_desk.domain.distributions import Distribution, UnknownDistribution
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.signed_lists import (
    LineMark,
    PageMark,
    PageOfOtherProgramme,
    lines_of_page,
    marks_of_page,
    require_handing_out,
)
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """The mark of a page, and what its lines show; a line without is not collected.

    `older` says that a page of an older version is noted knowingly.
    """

    mark: PageMark
    marks: Mapping[int, LineMark]
    older: bool = False


@dataclass(frozen=True, slots=True)
class PageReturned:
    """A page that came back, what its lines show, and the pages of the newest version still to come."""

    mark: PageMark
    pages: int
    marks: Mapping[int, LineMark]
    missing: tuple[int, ...]


def return_page(work: Work, request: ReturnPage) -> PageReturned:
    """Keep what a page shows; no voucher changes. The same page again takes the place of what was noted.

    Raises PageOfOtherProgramme, DistributionStateForbids, PageNotOfList, NoSuchPage, OlderListVersion,
    LineNotOnPage.
    """
    work.actor.require(Duty.DISTRIBUTE)
    mark = request.mark
    distribution = _found(work, mark)
    require_handing_out(distribution)
    versions = work.signed_lists.versions(distribution)
    back = work.signed_lists.back(distribution)
    lines = lines_of_page(mark, versions, back, older=request.older)
    marks = marks_of_page(lines, request.marks)
    number = work.signed_lists.keep(distribution, mark, marks)
    shown = [[line, shows.value] for line, shows in marks.items()]
    facts: dict[str, Fact] = {"return": number, "version": mark.version, "page": mark.page, "lines": shown}
    work.record(Event(EventKind.PAGE_RETURNED, distribution.code, facts))
    current = versions[max(versions)]
    here = {mark.page} if mark.version == current.version else set()
    missing = tuple(page for page in range(1, current.pages + 1) if page not in {*back, *here})
    return PageReturned(mark, versions[mark.version].pages, marks, missing)


def _found(work: Work, mark: PageMark) -> Distribution:
    try:
        return work.distributions.find(mark.distribution)
    except UnknownDistribution:
        raise PageOfOtherProgramme(distribution=mark.distribution) from None
