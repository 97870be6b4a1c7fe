"""Floats: blanks that a desk of a distribution was handed, and that no other desk issues (invariant 2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from voucher_desk.domain.programme import code_given
from voucher_desk.domain.refusals import Refused, reason


@reason
class UnknownMove(Refused):
    """No hand-over of blanks has this number."""

    code: ClassVar[str] = "MVT-01"
    move: int


@reason
class AlreadyReceived(Refused):
    """Somebody counted and received these blanks already."""

    code: ClassVar[str] = "MVT-02"
    move: int
    by: str


@dataclass(frozen=True, slots=True)
class StockMove:
    """Blanks handed to a desk in one go: by whom, and who received them, once somebody has."""

    number: int
    distribution: str
    desk: str
    vouchers: int
    by: str
    received_by: str | None


@dataclass(frozen=True, slots=True)
class SerialRun:
    """Serials that follow one another, from the first to the last."""

    first: str
    last: str
    count: int


def desk_given(text: str) -> str:
    """Return the name of a desk as it is kept, empty where none is given. Raises CodeWrong."""
    return code_given(text) if text.strip() else ""


def require_not_received(move: StockMove) -> None:
    """Raise AlreadyReceived where somebody has taken these blanks."""
    if move.received_by is not None:
        raise AlreadyReceived(move=move.number, by=move.received_by)


def runs_of(serials: Iterable[str]) -> tuple[SerialRun, ...]:
    """Return serials as runs without a gap, in order: what a stock slip names by first and last."""
    runs = ([serial for _, serial in run] for _, run in groupby(enumerate(sorted(serials)), _run_of))
    return tuple(SerialRun(run[0], run[-1], len(run)) for run in runs)


def _run_of(placed: tuple[int, str]) -> tuple[str, int]:
    """Return what is alike for serials whose numbers grow as their places do."""
    place, serial = placed
    station, _, number = serial.rpartition("-")
    return station, int(number) - place
