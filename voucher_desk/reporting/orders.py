"""What report is wanted: its kind, what it covers, its language, and whether small counts are shown."""

from dataclasses import dataclass, field
from gettext import NullTranslations
from pathlib import Path

from resources.report_lists import FILE_NAME, default_report_lists
from voucher_desk.desk import Desk
from voucher_desk.domain.report_lists import ReportLists, read_report_lists
from voucher_desk.domain.reports import ReportKind, ReportScope, Unmasked
from voucher_desk.printing.files import spooled
from voucher_desk.queries.reports import ReportHeading
from voucher_desk.usecases.unmask_report import UnmaskReport, unmask_report


def default_lists() -> ReportLists:
    """Return the texts and lists that the program brings."""
    return read_report_lists(default_report_lists())


def lists_of(home: Path) -> ReportLists:
    """Return the texts and lists of a station: its own where it has a file of them, else the program's.

    Raises ReportListsUnreadable, ReportListsWrong.
    """
    file = home / FILE_NAME
    return read_report_lists(file.read_bytes()) if file.exists() else default_lists()


def own_lists(home: Path) -> Path:
    """Return a station's file of texts and lists, written first where it has none. Raises FileUnwritable."""
    file = home / FILE_NAME
    if not file.exists():
        with spooled(file) as output:
            output.write(default_report_lists())
    return file


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A report to make; `reason` says why its small counts are shown, None leaves them masked.

    `hxl` adds a row of humanitarian tags to tables that have them; `lists` are the texts beside figures.
    """

    kind: ReportKind
    scope: ReportScope
    translations: NullTranslations
    reason: str | None = None
    hxl: bool = False
    lists: ReportLists = field(default_factory=default_lists)


def covered_facts(heading: ReportHeading) -> dict[str, str | None]:
    """Return what a report says of itself as JSON has it."""
    scope = heading.scope
    return {
        "project": heading.project,
        "donation": scope.donation,
        "first": scope.first.isoformat() if scope.first else None,
        "last": scope.last.isoformat() if scope.last else None,
        "made_at": heading.made_at.isoformat(),
        "anchor": heading.anchor,
    }


def answered_for(desk: Desk, order: ReportOrder) -> Unmasked | None:
    """Return who answers for small counts being shown, once it is recorded; None where they are masked.

    Raises DutyMissing, ReasonMissing.
    """
    if order.reason is None:
        return None
    return desk.do(unmask_report, UnmaskReport(order.kind, order.scope, order.reason)).value
