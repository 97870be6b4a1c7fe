"""What report is wanted: its kind, what it covers, its language, and whether small counts are shown."""

from dataclasses import dataclass
from gettext import NullTranslations

from voucher_desk.desk import Desk
from voucher_desk.domain.reports import ReportKind, ReportScope, Unmasked
from voucher_desk.queries.reports import ReportHeading
from voucher_desk.usecases.unmask_report import UnmaskReport, unmask_report


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A report to make; `reason` says why its small counts are shown, None leaves them masked.

    `hxl` adds a row of humanitarian tags to tables that have them.
    """

    kind: ReportKind
    scope: ReportScope
    translations: NullTranslations
    reason: str | None = None
    hxl: bool = False


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
