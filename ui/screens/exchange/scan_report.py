"""What one burst of a hand scanner tells about the scanner and the keyboard of this desk.

Only the kind and the length of a code are kept, never its signs: a scanner is often tried on whatever lies at
hand.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median_low

from voucher_desk.domain.papers import MisreadCode, NotAVoucherCode
from voucher_desk.domain.refusals import Notice
from voucher_desk.scanning.keystrokes import Burst
from voucher_desk.scanning.reading import CodeKind, ScanText, read_scan


class Agreement(StrEnum):
    """How the keyboard that the scanner plays and the one of the desk go together."""

    ALIKE = "alike"
    BY_POSITION = "by_position"
    BY_TEXT = "by_text"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class ScanReport:
    """One scan as it arrived: `kind` None where it is no code of ours, times in milliseconds.

    `notice` names the keyboard that the desk had shown instead, where the check symbols could tell it.
    """

    kind: CodeKind | None
    length: int
    keys: int
    lasted_ms: int
    gap_ms: int
    agreement: Agreement
    notice: Notice | None = None

    @property
    def keys_per_second(self) -> int:
        """Return the speed, 0 where it was too fast to be measured."""
        return (self.keys - 1) * 1000 // self.lasted_ms if self.lasted_ms else 0


def report_of(burst: Burst) -> ScanReport:
    """Return what a burst tells."""
    by_position, by_text = _read(burst.by_position), _read(burst.by_text)
    read = by_position or by_text
    times = [key.at_ms for key in burst.keys]
    return ScanReport(
        kind=read.kind if read else None,
        length=len(burst.by_position),
        keys=len(burst.keys),
        lasted_ms=times[-1] - times[0],
        gap_ms=median_low(later - earlier for earlier, later in pairwise(times)),
        agreement=_agreement(burst, by_position, by_text),
        notice=by_text.notice() if by_text else None,
    )


def kind_of(text: str) -> CodeKind | None:
    """Return which code of a voucher a text is, None where it is none."""
    read = _read(text)
    return read.kind if read else None


def _agreement(burst: Burst, by_position: ScanText | None, by_text: ScanText | None) -> Agreement:
    if by_position is None and by_text is None:
        return Agreement.UNREAD
    if by_position is None or by_position.recovered:
        return Agreement.BY_TEXT
    if burst.by_text.casefold() == burst.by_position.casefold():
        return Agreement.ALIKE
    return Agreement.BY_POSITION


def _read(text: str) -> ScanText | None:
    try:
        return read_scan(text)
    except (MisreadCode, NotAVoucherCode):
        return None
