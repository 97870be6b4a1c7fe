"""Pieces: the vouchers, papers, facts of the log, claims and presences that stand behind a figure."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from voucher_desk.domain.reconciliation import Equation, Level


class PieceKind(StrEnum):
    """What a piece is."""

    VOUCHER = "voucher"
    EVENT = "event"
    REDEMPTION = "redemption"
    LINE = "line"
    CLAIM = "claim"
    PAPER = "paper"
    PAYMENT = "payment"
    PRESENCE = "presence"
    ACCOUNT = "account"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class PieceFilter:
    """Which pieces to list: those behind a figure by its name, or those an equation's difference comes from.

    `line` is the code of a line of the level, None for the total. `after` is the key of the last piece of the
    page before, `limit` how many at most, None for all; `descending` reads from the end.
    """

    behind: str | Equation
    level: Level = Level.DONATION
    line: str | None = None
    after: int | None = None
    limit: int | None = 500
    descending: bool = False


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A piece as listed: `amount` in centimes, or 1 where pieces are counted; `at` UTC.

    Behind a difference a piece stands for one voucher, claim or person, and its amount for what the left side
    has more of it than the right side. The amounts of all pieces are the figure, or the difference.
    """

    key: int
    kind: PieceKind
    of: str
    serial: str | None
    at: datetime | None
    state: Enum | None
    by: str | None
    donation: str | None
    city: str | None
    distribution: str | None
    amount: int


@dataclass(frozen=True, slots=True)
class PieceSum:
    """How many pieces there are, and what their amounts come to."""

    count: int
    amount: int
