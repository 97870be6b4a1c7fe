"""What all reports say of themselves."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.logos import Logo
from voucher_desk.domain.reports import ReportScope


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """What a report covers and when it was made, UTC; `anchor` is the hash of the newest event.

    `logos` are those of the donations it covers.
    """

    scope: ReportScope
    project: str
    donor_marks: tuple[str, ...]
    made_at: datetime
    anchor: str
    training: bool
    logos: tuple[Logo, ...] = ()
