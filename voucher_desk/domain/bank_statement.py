"""A bank's statement as a list: columns found by their headings, lines read, every problem at its cell.

All or nothing: one problem, and no line is taken. A running balance is checked line by line.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.attendance_list.heading_row import heading_row
from voucher_desk.domain.attendance_list.table import Row, Table, Unread, Value, address, is_blank
from voucher_desk.domain.attendance_list.wording import bare, bare_words
from voucher_desk.domain.bank import BankLine, numbered, understood
from voucher_desk.domain.dates import Epoch, ImpossibleDate, ShortYear, date_of_serial, read_date
from voucher_desk.domain.money import CENTIMES, InvalidAmount, TooManyDecimals, read_amount
from voucher_desk.domain.names import without_invisible
from voucher_desk.domain.refusals import Refused, reason

HEAD_ROWS = 20
"""How far down a statement its headings may stand: banks write an address above."""
_MINUS = ("-", "\u2212", "\u2013")


class Part(StrEnum):
    """What a column of a statement tells."""

    DAY = "day"
    VALUE_DAY = "value_day"
    LABEL = "label"
    REFERENCE = "reference"
    DEBIT = "debit"
    CREDIT = "credit"
    AMOUNT = "amount"
    BALANCE = "balance"


HEADINGS: Mapping[Part, frozenset[str]] = {
    Part.DAY: bare_words(
        *("date", "date opération", "date de l'opération", "date comptable", "jour"),
        *("booking date", "transaction date", "operation date", "posting date"),
        *("التاريخ", "تاريخ العملية", "تاريخ"),
    ),
    Part.VALUE_DAY: bare_words(
        *("valeur", "date valeur", "date de valeur", "value date", "value", "تاريخ القيمة", "القيمة"),
    ),
    Part.LABEL: bare_words(
        *("libellé", "libellé opération", "description", "désignation", "opération", "nature", "motif"),
        *("label", "details", "narrative", "particulars", "البيان", "بيان", "الوصف", "بيان العملية"),
    ),
    Part.REFERENCE: bare_words(
        *("référence", "réf", "n° référence", "référence opération", "numéro opération"),
        *("reference", "ref", "transaction id", "المرجع", "رقم المرجع", "مرجع"),
    ),
    Part.DEBIT: bare_words(
        *("débit", "débit mad", "montant débit", "sortie", "retrait", "withdrawal", "paid out", "money out"),
        *("debit", "مدين", "المدين", "سحب"),
    ),
    Part.CREDIT: bare_words(
        *("crédit", "crédit mad", "montant crédit", "entrée", "versement", "deposit", "paid in", "money in"),
        *("credit", "دائن", "الدائن", "إيداع"),
    ),
    Part.AMOUNT: bare_words("montant", "montant mad", "somme", "amount", "amount mad", "المبلغ", "مبلغ"),
    Part.BALANCE: bare_words("solde", "solde mad", "balance", "running balance", "الرصيد", "رصيد"),
}
"""How banks name their columns, in French, English and Arabic."""
_PARTS = {word: part for part, words in HEADINGS.items() for word in words}


@reason
class StatementProblem(Refused):
    """Something in a statement must be put right; `cell` is where."""

    cell: str


@reason
class StatementColumnMissing(StatementProblem):
    """No column tells the day, or none the amount."""

    code: ClassVar[str] = "REL-01"
    column: Part


@reason
class StatementColumnTwice(StatementProblem):
    """Two columns tell the same."""

    code: ClassVar[str] = "REL-02"
    second_cell: str


@reason
class StatementDayWrong(StatementProblem):
    """No day of the calendar stands here, written in full."""

    code: ClassVar[str] = "REL-03"


@reason
class StatementAmountWrong(StatementProblem):
    """No amount stands here, or one that can be read in two ways."""

    code: ClassVar[str] = "REL-04"


@reason
class StatementBothSides(StatementProblem):
    """A line has a debit and a credit."""

    code: ClassVar[str] = "REL-05"


@reason
class StatementBalanceWrong(StatementProblem):
    """The balance is not the one before with the amount of the line; `expected` in centimes."""

    code: ClassVar[str] = "REL-06"
    expected: int


@reason
class StatementFormula(StatementProblem):
    """A formula where a value is needed."""

    code: ClassVar[str] = "REL-07"


@reason
class StatementEmpty(StatementProblem):
    """The statement has no line that moves money."""

    code: ClassVar[str] = "REL-08"


@dataclass(frozen=True, slots=True)
class Statement:
    """What was understood of a file: its lines in their order from the oldest day on, or what is wrong."""

    lines: tuple[BankLine, ...] = ()
    problems: tuple[StatementProblem, ...] = ()
    columns: Mapping[Part, int] | None = None
    head: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    """A line with the cell of its balance; one without an amount only says what stands on the account."""

    line: BankLine
    balance_cell: str


def understand_statement(table: Table, account: str) -> Statement:
    """Return the lines of an account's statement, or every problem by its cell (invariant 61)."""
    head, columns, problems = _columns(table)
    if problems:
        return Statement((), tuple(problems), columns, head)
    read: list[_Read] = []
    for row in table.rows:
        if row.number > head and not row.is_blank(columns.values()):
            reader = _LineReader(row, columns, table.epoch, problems)
            if line := reader.read(account):
                read.append(line)
    ordered = _oldest_first(read)
    problems += () if problems else _broken_balances(ordered)
    moving = [understood(one.line) for one in ordered if one.line.amount]
    if not moving and not problems:
        problems.append(StatementEmpty(cell=address(0, max(head, 1))))
    return Statement(() if problems else numbered(moving), tuple(problems), columns, head)


def _columns(table: Table) -> tuple[int, dict[Part, int], list[StatementProblem]]:
    """Return the row of headings, where each part stands, and what is wrong with them."""
    near = [row for row in table.rows if row.number <= HEAD_ROWS]
    head = heading_row(near, lambda _at, value: _part(value))
    number = head.row.number if head else next((row.number for row in near), 1)
    found: dict[Part, int] = {}
    problems: list[StatementProblem] = []
    for at, part in head.named if head else ():
        if part in found:
            cells = address(found[part], number), address(at, number)
            problems.append(StatementColumnTwice(cell=cells[0], second_cell=cells[1]))
        found.setdefault(part, at)
    corner = address(0, number)
    if not {Part.DAY, Part.VALUE_DAY} & set(found):
        problems.append(StatementColumnMissing(cell=corner, column=Part.DAY))
    if Part.AMOUNT not in found and not {Part.DEBIT, Part.CREDIT} <= set(found):
        problems.append(StatementColumnMissing(cell=corner, column=Part.AMOUNT))
    return number, found, problems


def _part(value: Value) -> Part | None:
    """Return what a heading says that its column tells."""
    return _PARTS.get(bare(value)) if isinstance(value, str) else None


@dataclass(slots=True)
class _LineReader:
    """Reads one row of a statement, and notes what is wrong in it."""

    row: Row
    columns: Mapping[Part, int]
    epoch: Epoch | None
    problems: list[StatementProblem]

    def read(self, account: str) -> _Read | None:
        """Return the line, None where the row has neither an amount nor a balance, or something is wrong."""
        before = len(self.problems)
        amount, balance = self._amount(), self._money(Part.BALANCE)
        if len(self.problems) > before:
            return None
        if not amount and balance is None:
            if self._has(Part.DAY) or self._has(Part.VALUE_DAY):
                self._tell(StatementAmountWrong, self._amount_part())
            return None
        day = self._day() if amount or self._has(Part.DAY) or self._has(Part.VALUE_DAY) else date.min
        if day is None:
            return None
        reference, label = self._text(Part.REFERENCE), self._text(Part.LABEL)
        line = BankLine(account, day, amount, reference, label, balance=balance)
        return _Read(line, self._cell(Part.BALANCE) if Part.BALANCE in self.columns else "")

    def _value(self, part: Part) -> Value:
        return self.row.value(self.columns[part]) if part in self.columns else None

    def _has(self, part: Part) -> bool:
        return not is_blank(self._value(part))

    def _cell(self, part: Part) -> str:
        return address(self.columns[part], self.row.number)

    def _tell(self, kind: Callable[..., StatementProblem], part: Part) -> None:
        self.problems.append(kind(cell=self._cell(part)))

    def _amount_part(self) -> Part:
        return Part.AMOUNT if Part.AMOUNT in self.columns else Part.DEBIT

    def _amount(self) -> int:
        """Return the signed centimes of the line, 0 where nothing stands there."""
        if not {Part.DEBIT, Part.CREDIT} <= set(self.columns):
            return self._money(Part.AMOUNT) or 0
        debit, credit = self._money(Part.DEBIT) or 0, self._money(Part.CREDIT) or 0
        if debit and credit:
            self._tell(StatementBothSides, Part.DEBIT)
        if credit < 0:
            self._tell(StatementAmountWrong, Part.CREDIT)
        return credit - abs(debit)

    def _money(self, part: Part) -> int | None:
        value = self._value(part)
        if is_blank(value):
            return None
        if value is Unread.FORMULA:
            self._tell(StatementFormula, part)
            return None
        try:
            return signed_centimes(value)
        except Refused:
            self._tell(StatementAmountWrong, part)
            return None

    def _day(self) -> date | None:
        part = Part.VALUE_DAY if self._has(Part.VALUE_DAY) else Part.DAY
        if part not in self.columns:
            part = Part.VALUE_DAY
        value = self._value(part)
        try:
            if isinstance(value, date):
                return date(value.year, value.month, value.day)
            if isinstance(value, int) and self.epoch:
                return date_of_serial(value, self.epoch)
            if isinstance(value, str) and not is_blank(value):
                return read_date(value)
        except (ImpossibleDate, ShortYear):
            pass
        self._tell(StatementDayWrong, part)
        return None

    def _text(self, part: Part) -> str:
        value = self._value(part)
        return "" if is_blank(value) or value is Unread.FORMULA else str(value)


def signed_centimes(value: Value) -> int:
    """Return the centimes of a cell, out where it is negative: `-1 234,50`, `(1 234,50)`, `1 234,50-`.

    Raises the refusals of `read_amount`; nothing at all is 0.
    """
    if isinstance(value, int | Decimal):
        exact = Decimal(value) * CENTIMES
        if exact != int(exact):
            raise TooManyDecimals(text=str(value))
        return int(exact)
    if not isinstance(value, str):
        raise InvalidAmount(text=str(value))
    text = without_invisible(value).strip()
    bracketed = text.startswith("(") and text.endswith(")")
    out = bracketed or text.startswith(_MINUS) or text.endswith(_MINUS)
    bare_text = (text[1:-1] if bracketed else text).strip("".join(_MINUS) if out else "+").strip()
    if bare_text and not bare_text.strip("0., "):
        return 0
    centimes = read_amount(bare_text)
    return -centimes if out else centimes


def _oldest_first(read: list[_Read]) -> list[_Read]:
    """Return lines in the order they happened: many banks write the newest first."""
    days = [one.line.day for one in read if one.line.day != date.min]
    if not days:
        return read
    turned = read[::-1]
    if days[0] > days[-1]:
        return turned
    same_day = days[0] == days[-1]
    return turned if same_day and _broken_balances(read) and not _broken_balances(turned) else read


def _broken_balances(read: Sequence[_Read]) -> list[StatementProblem]:
    """Return a problem for each balance that does not follow from the one before (in centimes, exactly)."""
    problems: list[StatementProblem] = []
    running: int | None = None
    for one in read:
        stated = one.line.balance
        running = None if running is None else running + one.line.amount
        if stated is not None:
            if running is not None and running != stated:
                problems.append(StatementBalanceWrong(cell=one.balance_cell, expected=running))
            running = stated
    return problems


def typed_line(
    account: str, day: date, amount: str, *, reference: str = "", label: str = "", out: bool = False
) -> BankLine:
    """Return a line as a person typed it; money out where `out`. Raises the refusals of `read_amount`."""
    centimes = read_amount(amount)
    return BankLine(account, day, -centimes if out else centimes, reference, label)
