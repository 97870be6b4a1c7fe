"""Keep what the bank says: lines imported or typed, matched with the books, and matches undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from voucher_desk.domain.bank import BankLine, BookEntry, numbered, require_match, understood
from voucher_desk.domain.bank_matching import USUAL_DAYS, sure_matches
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import Event, EventKind, Fact
from voucher_desk.domain.vouchers import reason_given
from voucher_desk.ports.work import Work


@dataclass(frozen=True, slots=True)
class KeepLines:
    """Lines of one account's statement in their order; `sha256` of the file, None where they were typed."""

    lines: Sequence[BankLine]
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class LinesKept:
    """How many lines are new, and how many were known already."""

    added: int
    known: int


@dataclass(frozen=True, slots=True)
class MatchSure:
    """Match all that needs nobody to confirm it; a transfer may take so many days."""

    days: int = USUAL_DAYS


@dataclass(frozen=True, slots=True)
class ConfirmMatch:
    """A line by its number, and the entries of the books it is, by their keys."""

    line: int
    entries: Sequence[str]


@dataclass(frozen=True, slots=True)
class UndoMatch:
    """A match by its number, and why it is none."""

    match: int
    reason: str


def keep_bank_lines(work: Work, request: KeepLines) -> LinesKept:
    """Keep the lines that are not known yet; all or nothing, and again without harm (invariants 60 and 61).

    Truly equal lines of one statement are all kept. Raises AccountMissing, AmountIsNothing.
    """
    work.actor.require(Duty.BANK)
    lines = numbered(map(understood, request.lines))
    known = work.bank.known([line.key for line in lines])
    fresh = [line for line in lines if line.key not in known]
    if fresh:
        work.bank.add(fresh)
    for account in dict.fromkeys(line.account for line in fresh):
        told: list[Fact] = [
            [line.key, line.day.isoformat(), line.amount, line.balance]
            for line in fresh
            if line.account == account
        ]
        facts: dict[str, Fact] = {"sha256": request.sha256, "lines": told}
        work.record(Event(EventKind.BANK_IMPORTED, account, facts))
    return LinesKept(len(fresh), len(lines) - len(fresh))


def match_bank(work: Work, request: MatchSure) -> tuple[int, ...]:
    """Match every line whose reference and amount are those of the books; return the matches' numbers."""
    work.actor.require(Duty.BANK)
    found = sure_matches(work.bank.everything(), request.days)
    return tuple(_matched(work, one.line, one.entries) for one in found if one.line)


def confirm_bank_match(work: Work, request: ConfirmMatch) -> int:
    """Match a line with entries a person chose; return the number of the match.

    Raises UnknownBankLine, UnknownBookEntry, AlreadyMatched, OtherAccount, SumsDiffer.
    """
    work.actor.require(Duty.BANK)
    bank = work.bank.everything()
    line = bank.line(request.line)
    entries = [bank.entry(key) for key in dict.fromkeys(request.entries)]
    require_match(bank, line, entries)
    return _matched(work, line, entries)


def undo_bank_match(work: Work, request: UndoMatch) -> int:
    """Undo a match, with a reason; return the number of its line. Raises UnknownMatch, ReasonMissing."""
    work.actor.require(Duty.BANK)
    match = work.bank.everything().match(request.match)
    why = reason_given(request.reason, "unmatch")
    work.bank.undo(match.number, why)
    work.record(Event(EventKind.BANK_UNMATCHED, str(match.number), {"reason": why}))
    return match.line


def _matched(work: Work, line: BankLine, entries: Sequence[BookEntry]) -> int:
    sums = {entry.key: entry.amount for entry in entries}
    number = work.bank.match(line, sums)
    told: list[Fact] = [[key, amount] for key, amount in sums.items()]
    facts: dict[str, Fact] = {"line": line.key, "entries": told}
    work.record(Event(EventKind.BANK_MATCHED, str(number), facts))
    return number
