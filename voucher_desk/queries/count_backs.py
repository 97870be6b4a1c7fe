"""Rows about the blanks of a distribution: handed to its desks, counted back, and a difference explained."""

from dataclasses import dataclass
from datetime import datetime

from voucher_desk.domain.count_back import DeskCount, Side, VarianceLine, VarianceReason, left_to_explain
from voucher_desk.domain.distributions import DistributionState
from voucher_desk.domain.floats import SerialRun


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Blanks handed to a desk in one go, as runs of serials; who gave them and who received them (UTC).

    `desk` is empty where none is named.
    """

    number: int
    desk: str
    runs: tuple[SerialRun, ...]
    vouchers: int
    at: datetime
    by: str
    received_by: str | None
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeskRow:
    """What a desk was given, has issued and still has; what was counted back, once it was."""

    desk: str
    given: int
    issued: int
    left: int
    expected: int | None
    counted: int | None


@dataclass(frozen=True, slots=True)
class BlankRow:
    """A blank that the books expect back, and the desk in whose float it is."""

    serial: str
    desk: str


@dataclass(frozen=True, slots=True)
class VarianceRow:
    """A line that explains a paper missing or in excess; `serial` is None where no paper was in hand."""

    number: int
    desk: str
    serial: str | None
    side: Side
    reason: VarianceReason
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CountBack:
    """Everything about the blanks of one distribution.

    `blanks` are still at its desks; `closed_by` counted them back; `signed_by` approved the lines (UTC).
    """

    state: DistributionState
    desks: tuple[DeskRow, ...]
    moves: tuple[MoveRow, ...]
    blanks: tuple[BlankRow, ...]
    lines: tuple[VarianceRow, ...]
    remark: str
    closed_by: str | None
    closed_at: datetime | None
    signed_by: str | None
    signed_at: datetime | None

    @property
    def named_desks(self) -> tuple[DeskRow, ...]:
        """Return the desks that have a name."""
        return tuple(row for row in self.desks if row.desk)

    @property
    def unexplained(self) -> dict[str, int]:
        """Return how many papers each desk still misses without a line; below zero, has in excess."""
        if self.state is not DistributionState.CLOSED:
            return {}
        counts = [DeskCount(row.desk, row.left, row.counted) for row in self.desks if row.counted is not None]
        expected = {blank.serial for blank in self.blanks}
        lines = [
            VarianceLine(line.number, line.desk, line.serial, line.side, line.reason, line.words, line.by)
            for line in self.lines
            if line.side is Side.EXCESS or line.serial in expected
        ]
        return left_to_explain(counts, lines)
