"""Unmask a report: somebody answers for small counts being shown, and says why."""

from dataclasses import dataclass

from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind
from voucher_desk.domain.reports import ReportKind, ReportScope, Unmasked
from voucher_desk.domain.vouchers import reason_given
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class UnmaskReport:
    """Which report, what it covers, and why its small counts are to be shown."""

    kind: ReportKind
    scope: ReportScope
    reason: str


def unmask_report(work: Work, request: UnmaskReport) -> Unmasked:
    """Record that a report shows counts of 1 to 4, before it is made. Raises DutyMissing, ReasonMissing."""
    work.actor.require(Duty.UNMASK)
    reason = reason_given(request.reason, "unmask")
    scope = request.scope
    work.record(
        Event(
            EventKind.REPORT_UNMASKED,
            request.kind.value,
            {
                "reason": reason,
                "first": scope.first.isoformat() if scope.first else None,
                "last": scope.last.isoformat() if scope.last else None,
                "donation": scope.donation,
            },
        )
    )
    return Unmasked(work.actor.code, reason)
