"""Print jobs: what was sent to paper in one go, and what the person who counted the sheets said of it.

A job is SENT until somebody has looked at the paper. Then it is CONFIRMED, all of it being good, or SPOILED,
some of it having to be printed again; that is said once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason

PER_SHEET = 8
"""Vouchers on a sheet of A4."""
_SHEETS = re.compile(r"\s*(?P<first>[0-9]{1,4})\s*(?:-\s*(?P<last>[0-9]{1,4})\s*)?")


class PrintJobState(StrEnum):
    """What is known of the paper."""

    SENT = "SENT"
    CONFIRMED = "CONFIRMED"
    SPOILED = "SPOILED"


@reason
class UnknownPrintJob(Refused):
    """No print job has this number."""

    code: ClassVar[str] = "TIR-01"
    job: int


@reason
class PrintJobCounted(Refused):
    """The sheets of this job were counted already."""

    code: ClassVar[str] = "TIR-02"
    job: int


@reason
class NotOfPrintJob(Refused):
    """This sheet is none of the job's; `sheets` is how many it has."""

    code: ClassVar[str] = "TIR-03"
    job: int
    sheet: int
    sheets: int


@reason
class UnreadableSheets(Refused):
    """Sheets are named by their numbers, as in `2, 4-6`."""

    code: ClassVar[str] = "TIR-04"


@reason
class NothingSpoiled(Refused):
    """All of the job came out: there is nothing to print again."""

    code: ClassVar[str] = "TIR-05"
    job: int


@reason
class NotOnPrintJob(Refused):
    """This job did not print that voucher."""

    code: ClassVar[str] = "TIR-06"
    job: int
    serial: str


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What was printed in one go: `serials` in the order of the sheets, `at` UTC.

    `distribution` is None where blanks were printed for the stock.
    """

    number: int
    batch: str
    distribution: str | None
    serials: tuple[str, ...]
    at: datetime
    by: str
    state: PrintJobState

    @property
    def sheets(self) -> int:
        """Return how many sheets of paper it took."""
        return sheets_of(len(self.serials))


def sheets_of(vouchers: int) -> int:
    """Return how many sheets so many vouchers take."""
    return -(-vouchers // PER_SHEET)


def require_uncounted(job: PrintJob) -> None:
    """Raise PrintJobCounted where somebody has said what came out."""
    if job.state is not PrintJobState.SENT:
        raise PrintJobCounted(job=job.number)


def require_printed_by(job: PrintJob, serials: Iterable[str]) -> None:
    """Raise NotOnPrintJob for a serial that this job did not print."""
    for serial in serials:
        if serial not in job.serials:
            raise NotOnPrintJob(job=job.number, serial=serial)


def serials_on(job: PrintJob, sheets: Iterable[int]) -> tuple[str, ...]:
    """Return the serials on these sheets, counted from 1, in the order of the job. Raises NotOfPrintJob."""
    wanted = sorted(set(sheets))
    for sheet in wanted:
        if not 1 <= sheet <= job.sheets:
            raise NotOfPrintJob(job=job.number, sheet=sheet, sheets=job.sheets)
    return tuple(
        serial for sheet in wanted for serial in job.serials[(sheet - 1) * PER_SHEET : sheet * PER_SHEET]
    )


def read_sheets(text: str) -> tuple[int, ...]:
    """Return the sheets named in a text such as `2, 4-6`, in order. Raises UnreadableSheets."""
    named: set[int] = set()
    for part in text.replace(";", ",").split(","):
        found = _SHEETS.fullmatch(part)
        if found is None:
            raise UnreadableSheets
        first, last = int(found["first"]), int(found["last"] or found["first"])
        named.update(range(first, last + 1))
    return tuple(sorted(named))
