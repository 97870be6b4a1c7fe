"""Months closed one after another: the figures of each donation, frozen in a text with its hash.

A closing freezes what was known when it was made. What is entered later is never refused: it counts in the
next period, whose movements are its figures less those of the closing before.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from voucher_desk.domain.events import ChainHead, canonical, utc_text
from voucher_desk.domain.reconciliation import LEDGER_NAMES, Figures
from voucher_desk.domain.refusals import Refused, reason

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_MONTHS = 12
_FORM = 1
"""The form of the frozen text; another form gets another number."""


@reason
class MonthUnreadable(Refused):
    """No month of the calendar stands there."""

    code: ClassVar[str] = "PER-01"
    text: str


@reason
class MonthNotOver(Refused):
    """A month is closed once it is over, by the Moroccan calendar."""

    code: ClassVar[str] = "PER-02"
    month: str


@reason
class MonthNotNext(Refused):
    """Months are closed in order, each once; `upcoming` is the one whose turn it is."""

    code: ClassVar[str] = "PER-03"
    month: str
    upcoming: str


@reason
class ClosingProposedAlready(Refused):
    """The closing of this month waits for another person's approval."""

    code: ClassVar[str] = "PER-04"
    month: str


@reason
class ClosingNotProposed(Refused):
    """Nobody proposed to close this month."""

    code: ClassVar[str] = "PER-05"
    month: str


@reason
class EquationsFail(Refused):
    """Nothing is frozen while an equation fails."""

    code: ClassVar[str] = "PER-06"
    failing: Sequence[str]


@reason
class UnknownClosing(Refused):
    """This month is not closed."""

    code: ClassVar[str] = "PER-07"
    month: str


@reason
class ClosingDamaged(Refused):
    """The text that is kept has no longer the hash it was closed with."""

    code: ClassVar[str] = "PER-08"
    month: str


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the calendar, written `2026-10`."""

    year: int
    number: int

    @property
    def text(self) -> str:
        """Return the month as it is kept and typed."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def following(self) -> "Month":
        """Return the next month."""
        return Month(self.year + self.number // _MONTHS, self.number % _MONTHS + 1)

    def is_over(self, today: date) -> bool:
        """Return whether a Moroccan calendar day lies after the month."""
        return month_of(today) > self


@dataclass(frozen=True, slots=True)
class Proposal:
    """That somebody proposed to close a month; `at` is UTC."""

    month: Month
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Closing:
    """What a closing freezes: the figures by donation, where the log stood, and who closed it when (UTC)."""

    proposal: Proposal
    donations: Mapping[str, Figures]
    head: ChainHead
    by: str
    at: datetime

    @property
    def month(self) -> Month:
        """Return the month that is closed."""
        return self.proposal.month

    @property
    def text(self) -> str:
        """Return the canonical text: sorted keys, no spaces, integers (centimes, counts) and texts only."""
        return canonical(
            {
                "approved_at": utc_text(self.at),
                "approved_by": self.by,
                "donations": {code: _ledger(figures) for code, figures in self.donations.items()},
                "form": _FORM,
                "log": {"hash": self.head.hash, "seq": self.head.seq, "station": self.head.station},
                "month": self.month.text,
                "proposed_at": utc_text(self.proposal.at),
                "proposed_by": self.proposal.by,
            }
        )


def month_of(day: date) -> Month:
    """Return the month a day is in."""
    return Month(day.year, day.month)


def read_month(text: str) -> Month:
    """Return the month that a text such as `2026-10` names. Raises MonthUnreadable."""
    found = _MONTH.fullmatch(text.strip())
    if not found or not int(found[1]) or not 1 <= int(found[2]) <= _MONTHS:
        raise MonthUnreadable(text=text)
    return Month(int(found[1]), int(found[2]))


def upcoming(last: Month | None, first_day: date) -> Month:
    """Return whose turn it is: the month after the last closed, or that of the log's first day."""
    return month_of(first_day) if last is None else last.following


def require_turn(month: Month, turn: Month, today: date) -> None:
    """Raise MonthNotNext where it is another month's turn, MonthNotOver before the month is over."""
    if month != turn:
        raise MonthNotNext(month=month.text, upcoming=turn.text)
    if not month.is_over(today):
        raise MonthNotOver(month=month.text)


def sha256_of(text: str) -> str:
    """Return the hash of a closing's text, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def closing_of(text: str) -> Closing:
    """Return the closing that a canonical text froze; the text must be one of ours."""
    told = json.loads(text)
    proposed_at, approved_at = (datetime.fromisoformat(told[f"{act}_at"]) for act in ("proposed", "approved"))
    proposal = Proposal(read_month(told["month"]), told["proposed_by"], proposed_at)
    donations = {code: Figures(**figures) for code, figures in told["donations"].items()}
    log = told["log"]
    head = ChainHead(log["station"], log["seq"], log["hash"], None)
    return Closing(proposal, donations, head, told["approved_by"], approved_at)


def movements(now: Closing, before: Closing | None) -> dict[str, Figures]:
    """Return what each donation moved since the closing before, late entries included; since ever if none."""
    earlier = before.donations if before else {}
    nothing = Figures()
    return {
        code: Figures(
            **{
                name: getattr(figures, name) - getattr(earlier.get(code, nothing), name)
                for name in LEDGER_NAMES
            }
        )
        for code, figures in now.donations.items()
    }


def _ledger(figures: Figures) -> dict[str, int]:
    return {name: getattr(figures, name) for name in LEDGER_NAMES}
