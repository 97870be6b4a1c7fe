"""The bank side of the money: lines of statements, entries of the books, and which belong together.

A line is known by what stands in it, so that a statement imported again, or another that overlaps it, changes
nothing; truly equal lines of one statement are numbered, and all of them are kept.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.names import clean
from voucher_desk.domain.refusals import Refused, reason

LONGEST_ACCOUNT = 40


class EntryKind(StrEnum):
    """What an entry of the books is: money that came in, was paid, given back, or moved between donations."""

    TRANCHE = "tranche"
    PAYMENT = "payment"
    RETURN = "return"
    MOVED_IN = "moved_in"
    MOVED_OUT = "moved_out"


@reason
class AccountMissing(Refused):
    """A line of a statement belongs to an account, and nobody said to which."""

    code: ClassVar[str] = "BNK-01"


@reason
class AmountIsNothing(Refused):
    """A line of a statement moves money."""

    code: ClassVar[str] = "BNK-02"


@reason
class UnknownBankLine(Refused):
    """No line of a statement has this number."""

    code: ClassVar[str] = "BNK-03"
    line: int


@reason
class UnknownBookEntry(Refused):
    """The books have no such entry."""

    code: ClassVar[str] = "BNK-04"
    entry: str


@reason
class AlreadyMatched(Refused):
    """This line, or this entry, belongs to another match already."""

    code: ClassVar[str] = "BNK-05"
    what: str


@reason
class SumsDiffer(Refused):
    """A line and the entries it is matched with must come to the same; both in centimes."""

    code: ClassVar[str] = "BNK-06"
    bank: int
    books: int


@reason
class OtherAccount(Refused):
    """The account is that of one donation, and the entry belongs to another."""

    code: ClassVar[str] = "BNK-07"
    account: str
    entry: str


@reason
class UnknownMatch(Refused):
    """No match of this number stands."""

    code: ClassVar[str] = "BNK-08"
    match: int


@dataclass(frozen=True, slots=True)
class BankLine:
    """A line of an account: its value date, and centimes of MAD, in where positive and out where negative.

    `nth` counts truly equal lines of one statement from 1. `balance` is what the statement says stood there
    after it, None where it does not say. `number` is the desk's own, 0 before the line is kept.
    """

    account: str
    day: date
    amount: int
    reference: str = ""
    label: str = ""
    nth: int = 1
    balance: int | None = None
    number: int = 0

    @property
    def key(self) -> str:
        """Return the hash by which the same line of another file is known."""
        parts = (
            self.account,
            self.day.isoformat(),
            str(self.amount),
            self.reference,
            self.label,
            str(self.nth),
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class BookEntry:
    """What the books say went through the bank: signed centimes on a Moroccan day, under a reference.

    `of` names it within its kind: the donation and number of a tranche, the reference of a payment or return.
    `who` is the donor's or the provider's code.
    """

    kind: EntryKind
    of: str
    donation: str
    day: date
    amount: int
    reference: str = ""
    who: str = ""

    @property
    def key(self) -> str:
        """Return the name of the entry, such as `payment:V-1` or `tranche:DON-CAS/1`."""
        return f"{self.kind.value}:{self.of}"


@dataclass(frozen=True, slots=True)
class Match:
    """A line of a statement and the entries of the books it was matched with, by number and keys."""

    number: int
    line: int
    entries: tuple[str, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything known of the bank at once: lines in their order, entries of the books, matches, undone too.

    `donations` are the codes of all donations: an account named by one holds that donation's money alone.
    """

    lines: tuple[BankLine, ...] = ()
    entries: tuple[BookEntry, ...] = ()
    matches: tuple[Match, ...] = ()
    donations: frozenset[str] = frozenset()

    @property
    def standing(self) -> tuple[Match, ...]:
        """Return the matches that were not undone."""
        return tuple(match for match in self.matches if not match.undone)

    def line(self, number: int) -> BankLine:
        """Return a line by its number. Raises UnknownBankLine."""
        for line in self.lines:
            if line.number == number:
                return line
        raise UnknownBankLine(line=number)

    def entry(self, key: str) -> BookEntry:
        """Return an entry by its key. Raises UnknownBookEntry."""
        for entry in self.entries:
            if entry.key == key:
                return entry
        raise UnknownBookEntry(entry=key)

    def match(self, number: int) -> Match:
        """Return a match that stands. Raises UnknownMatch."""
        for match in self.standing:
            if match.number == number:
                return match
        raise UnknownMatch(match=number)

    def may_meet(self, line: BankLine, entry: BookEntry) -> bool:
        """Return whether an entry may have gone through the account of a line, and the same way."""
        own = line.account not in self.donations or line.account == entry.donation
        return own and (line.amount > 0) == (entry.amount > 0)

    def of_donation(self, donation: str) -> "Bank":
        """Return what concerns a donation that has an account of its own."""
        lines = tuple(line for line in self.lines if line.account == donation)
        entries = tuple(entry for entry in self.entries if entry.donation == donation)
        numbers, keys = {line.number for line in lines}, {entry.key for entry in entries}
        matches = tuple(one for one in self.matches if one.line in numbers and keys.issuperset(one.entries))
        return replace(self, lines=lines, entries=entries, matches=matches)


def understood(line: BankLine) -> BankLine:
    """Return a line as it is kept: short plain text. Raises AccountMissing, AmountIsNothing."""
    account = clean(line.account, LONGEST_ACCOUNT)[0]
    if not account:
        raise AccountMissing
    if line.amount == 0:
        raise AmountIsNothing
    return replace(line, account=account, reference=clean(line.reference)[0], label=clean(line.label)[0])


def numbered(lines: Iterable[BankLine]) -> tuple[BankLine, ...]:
    """Return the lines of one statement, truly equal ones counted, so that each has a key of its own."""
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        first = replace(line, nth=1).key
        seen[first] += 1
        found.append(replace(line, nth=seen[first]))
    return tuple(found)


def require_match(bank: Bank, line: BankLine, entries: Sequence[BookEntry]) -> None:
    """Raise AlreadyMatched, OtherAccount or SumsDiffer unless a line and entries may be matched."""
    if any(match.line == line.number for match in bank.standing):
        raise AlreadyMatched(what=str(line.number))
    taken = {key for match in bank.standing for key in match.entries}
    for entry in entries:
        if entry.key in taken:
            raise AlreadyMatched(what=entry.key)
        if line.account in bank.donations and line.account != entry.donation:
            raise OtherAccount(account=line.account, entry=entry.key)
    total = sum(entry.amount for entry in {entry.key: entry for entry in entries}.values())
    if total != line.amount:
        raise SumsDiffer(bank=line.amount, books=total)
