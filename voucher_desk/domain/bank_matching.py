"""Matching the bank with the books, and the cash equation: pure, and the same whatever order things come in.

A reference and an amount that agree are sure; an amount and a day that agree are a proposal, which a person
confirms. What is left over explains the difference between the bank and the books to the centime.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from voucher_desk.domain.bank import Bank, BankLine, BookEntry, EntryKind

USUAL_DAYS = 5
"""How many days a transfer may take between the books and the bank."""
_PART_OF_TRANSFER = re.compile(r"/[0-9]{1,3}$")
_SIGNS = re.compile(r"[\W_]+")
_MOVES = (EntryKind.MOVED_IN, EntryKind.MOVED_OUT)


class Cell(StrEnum):
    """Where a line and entries stand to each other; what asks for a person comes first."""

    SURE = "SURE"
    PROPOSED = "PROPOSED"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS"
    DATE_DIFFERS = "DATE_DIFFERS"
    BANK_ONLY = "BANK_ONLY"
    BOOKS_ONLY = "BOOKS_ONLY"
    MATCHED = "MATCHED"
    WITHIN = "WITHIN"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A line of a statement beside entries of the books, either of them possibly missing.

    `match` is the number of the match where they are matched, else 0.
    """

    cell: Cell
    line: BankLine | None = None
    entries: tuple[BookEntry, ...] = ()
    match: int = 0

    @property
    def bank(self) -> int:
        """Return the centimes of the line, 0 without one."""
        return self.line.amount if self.line else 0

    @property
    def books(self) -> int:
        """Return the centimes of the entries together."""
        return sum(entry.amount for entry in self.entries)

    @property
    def day(self) -> date:
        """Return the day of the line, or else of the first entry."""
        return self.line.day if self.line else self.entries[0].day

    @property
    def reference(self) -> str:
        """Return the reference of the line, or else the first there is of the entries."""
        of_line = self.line.reference if self.line else ""
        return of_line or next((entry.reference for entry in self.entries if entry.reference), "")


@dataclass(frozen=True, slots=True)
class CellSum:
    """How many pairings stand in a cell, and what they come to on either side, in centimes."""

    cell: Cell
    count: int
    bank: int
    books: int


@dataclass(frozen=True, slots=True)
class CashEquation:
    """The bank against the books, in centimes: opening + came_in - went_out = closing, and E6's left part.

    `missing` is what the last balance stated has beyond the lines known: a statement not imported yet.
    """

    opening: int
    came_in: int
    went_out: int
    missing: int
    received: int
    paid: int
    returned: int

    @property
    def closing(self) -> int:
        """Return what stands in the bank."""
        return self.opening + self.came_in - self.went_out + self.missing

    @property
    def books(self) -> int:
        """Return what the books say stands there: received - paid - returned (E6)."""
        return self.received - self.paid - self.returned

    @property
    def difference(self) -> int:
        """Return how much more the bank has than the books."""
        return self.closing - self.books


@dataclass(frozen=True, slots=True)
class Comparison:
    """The bank beside the books: every line and every entry in exactly one pairing, and the equation."""

    pairings: tuple[Pairing, ...]
    cash: CashEquation
    sums: tuple[CellSum, ...] = ()

    @property
    def explained(self) -> int:
        """Return the difference as the cells explain it, with the opening and what is missing."""
        return self.cash.opening + self.cash.missing + sum(one.bank - one.books for one in self.sums)


@dataclass
class _Free:
    """What is not in a pairing yet."""

    bank: Bank
    lines: list[BankLine]
    entries: list[BookEntry]
    found: list[Pairing] = field(default_factory=list)

    def pair(self, cell: Cell, line: BankLine | None, entries: Sequence[BookEntry], match: int = 0) -> None:
        """Take a line and entries out, into a cell."""
        if line:
            self.lines.remove(line)
        for entry in entries:
            self.entries.remove(entry)
        self.found.append(Pairing(cell, line, tuple(entries), match))

    def facing(self, line: BankLine) -> list[BookEntry]:
        """Return the entries a line may be matched with, the nearest day first."""
        near = [entry for entry in self.entries if self.bank.may_meet(line, entry)]
        return sorted(near, key=lambda entry: (_apart(line, entry), entry.key))


def compare(bank: Bank, days: int = USUAL_DAYS) -> Comparison:
    """Return the bank beside the books, where a transfer may take so many days."""
    free = _Free(
        bank,
        sorted(bank.lines, key=lambda line: (line.day, line.key)),
        sorted(bank.entries, key=lambda entry: (entry.day, entry.key)),
    )
    _take_matches(free)
    _take_moves(free)
    undone = {(match.line, key) for match in bank.matches if match.undone for key in match.entries}
    for cell, find in _steps(days, undone):
        for line in tuple(free.lines):
            if entries := find(line, free.facing(line)):
                free.pair(cell, line, entries)
    for line in tuple(free.lines):
        free.pair(Cell.BANK_ONLY, line, ())
    for entry in tuple(free.entries):
        free.pair(Cell.BOOKS_ONLY, None, (entry,))
    found = sorted(free.found, key=lambda one: (list(Cell).index(one.cell), one.day, _keys(one)))
    return Comparison(tuple(found), _cash(bank), tuple(_sums(found)))


def sure_matches(bank: Bank, days: int = USUAL_DAYS) -> tuple[Pairing, ...]:
    """Return the pairings that need nobody to confirm them."""
    return tuple(one for one in compare(bank, days).pairings if one.cell is Cell.SURE)


Finder = Callable[[BankLine, list[BookEntry]], Sequence[BookEntry]]


def _steps(days: int, undone: set[tuple[int, str]]) -> Iterator[tuple[Cell, Finder]]:
    """Yield how entries are found for a line, the surest way first; what was undone is never sure again."""

    def sure(line: BankLine, facing: list[BookEntry]) -> Sequence[BookEntry]:
        fresh = [entry for entry in facing if (line.number, entry.key) not in undone]
        near = [entry for entry in fresh if _apart(line, entry) <= days]
        return _of_reference(line, near)

    def far(line: BankLine, facing: list[BookEntry]) -> Sequence[BookEntry]:
        entries = _of_reference(line, facing)
        return entries if any(_apart(line, entry) > days for entry in entries) else ()

    def close(line: BankLine, facing: list[BookEntry]) -> Sequence[BookEntry]:
        return [one for one in facing if one.amount == line.amount and _apart(line, one) <= days][:1]

    yield Cell.SURE, sure
    yield Cell.DATE_DIFFERS, far
    yield Cell.PROPOSED, _of_reference
    yield Cell.AMOUNT_DIFFERS, _of_another_amount
    yield Cell.PROPOSED, close


def _of_reference(line: BankLine, facing: list[BookEntry]) -> Sequence[BookEntry]:
    """Return the entry, or all entries of one transfer, that a line names and whose sum it is."""
    named = [entry for entry in facing if _names(line, entry)]
    alone = [[entry] for entry in named]
    for entries in (*alone, *_transfers(named)):
        if sum(entry.amount for entry in entries) == line.amount:
            return entries
    return []


def _of_another_amount(line: BankLine, facing: list[BookEntry]) -> Sequence[BookEntry]:
    """Return the entries of the transfer that a line names, whatever they come to."""
    return next(iter(_transfers([entry for entry in facing if _names(line, entry)])), ())


def _transfers(entries: list[BookEntry]) -> list[list[BookEntry]]:
    """Return entries by the transfer they are parts of: `VIR-7/1` and `VIR-7/2` are both of `VIR-7`."""
    found: defaultdict[str, list[BookEntry]] = defaultdict(list)
    for entry in entries:
        found[_bare(_transfer(entry))].append(entry)
    return list(found.values())


def _transfer(entry: BookEntry) -> str:
    return _PART_OF_TRANSFER.sub("", entry.reference)


def _names(line: BankLine, entry: BookEntry) -> bool:
    """Return whether the words of a line name an entry's own reference, or its transfer's."""
    wanted = {_bare(entry.reference), _bare(_transfer(entry))} - {""}
    words = f" {_bare(line.reference)} {_bare(line.label)} "
    return any(f" {one} " in words for one in wanted)


def _bare(text: str) -> str:
    return _SIGNS.sub(" ", text).casefold().strip()


def _apart(line: BankLine, entry: BookEntry) -> int:
    return abs((line.day - entry.day).days)


def _keys(pairing: Pairing) -> tuple[str, ...]:
    of_line = (pairing.line.key,) if pairing.line else ()
    return (*of_line, *(entry.key for entry in pairing.entries))


def _take_matches(free: _Free) -> None:
    lines = {line.number: line for line in free.lines}
    entries = {entry.key: entry for entry in free.entries}
    for match in free.bank.standing:
        free.pair(Cell.MATCHED, lines[match.line], [entries[key] for key in match.entries], match.number)


def _take_moves(free: _Free) -> None:
    """Take out what moved between donations that share an account: nothing of it went through the bank."""
    own = {line.account for line in free.bank.lines} & free.bank.donations
    moves: defaultdict[str, list[BookEntry]] = defaultdict(list)
    for entry in free.entries:
        if entry.kind in _MOVES and entry.donation not in own:
            moves[entry.reference].append(entry)
    for parts in moves.values():
        if len(parts) == len(_MOVES) and sum(entry.amount for entry in parts) == 0:
            free.pair(Cell.WITHIN, None, parts)


def _sums(pairings: Sequence[Pairing]) -> Iterator[CellSum]:
    for cell in Cell:
        own = [one for one in pairings if one.cell is cell]
        yield CellSum(cell, len(own), sum(one.bank for one in own), sum(one.books for one in own))


def _cash(bank: Bank) -> CashEquation:
    accounts: defaultdict[str, list[BankLine]] = defaultdict(list)
    for line in sorted(bank.lines, key=lambda line: (line.day, line.number)):
        accounts[line.account].append(line)
    openings = [_opening(lines) for lines in accounts.values()]
    return CashEquation(
        opening=sum(opening for opening, _missing in openings),
        came_in=sum(line.amount for line in bank.lines if line.amount > 0),
        went_out=-sum(line.amount for line in bank.lines if line.amount < 0),
        missing=sum(missing for _opening, missing in openings),
        received=_total(bank, EntryKind.TRANCHE, EntryKind.MOVED_IN),
        paid=-_total(bank, EntryKind.PAYMENT),
        returned=-_total(bank, EntryKind.RETURN, EntryKind.MOVED_OUT),
    )


def _total(bank: Bank, *kinds: EntryKind) -> int:
    return sum(entry.amount for entry in bank.entries if entry.kind in kinds)


def _opening(lines: Sequence[BankLine]) -> tuple[int, int]:
    """Return what stood on an account before its lines, and what its last balance has beyond them."""
    opening, running, last = None, 0, 0
    for line in lines:
        running += line.amount
        if line.balance is not None:
            opening = line.balance - running if opening is None else opening
            last = line.balance - running
    return (0, 0) if opening is None else (opening, last - opening)
