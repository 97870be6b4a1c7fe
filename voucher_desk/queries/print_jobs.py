"""Rows about print jobs."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.print_jobs import PrintJobState, sheets_of


@dataclass(frozen=True, slots=True)
class PrintJobRow:
    """A print job with its first and last serial, and how many of its vouchers were lost; `at` UTC.

    `distribution` is None where blanks were printed for the stock.
    """

    number: int
    batch: str
    distribution: str | None
    vouchers: int
    first: str
    last: str
    at: datetime
    by: str
    state: PrintJobState
    spoiled: int

    @property
    def sheets(self) -> int:
        """Return how many sheets of paper it took."""
        return sheets_of(self.vouchers)
