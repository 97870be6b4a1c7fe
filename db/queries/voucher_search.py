"""What a typed text means as the name of vouchers: beginnings and whole codes that an index finds."""

from sqlalchemy import ColumnElement, Connection, String, and_, not_, select, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from db.books.writing import AnySelect
from db.models.log import StationRow
from db.models.sessions import PersonRow
from db.models.vouchers import PaperRow, VoucherRow
from voucher_desk.domain.attendance_list.codes import read_code
from voucher_desk.domain.human_code import ALPHABET, SYMBOLS, normalised
from voucher_desk.domain.names import clean, latin_digits
from voucher_desk.domain.stock import serial_of

FIRST_GROUP = 4
"""Symbols from which a human code is looked up: the first group printed; one in a million begins with it."""
MOST_FOUND = 1_000
_LONGEST_NUMBER = 9
_SURROGATES = range(0xD800, 0xE000)

Meaning = list[ColumnElement[bool]]


class Bytewise(FunctionElement[str]):
    """A text compared sign by sign, which is how SQLite compares and PostgreSQL where it is told to."""

    type = String()
    inherit_cache = True


@compiles(Bytewise)
def _as_it_is(element: Bytewise, compiler: SQLCompiler, **wanted: object) -> str:
    return compiler.process(element.clauses, **wanted)


@compiles(Bytewise, "postgresql")
def _in_the_order_of_c(element: Bytewise, compiler: SQLCompiler, **wanted: object) -> str:
    return f'{compiler.process(element.clauses, **wanted)} COLLATE "C"'


def meanings(connection: Connection, text: str) -> list[Meaning]:
    """Return what a text may mean, each as terms on vouchers; no voucher fits two. No text means all.

    The beginning of a serial; else the beginning of the current paper's code, a whole number after a
    station's name, or the whole code of the person who holds it.
    """
    typed, _ = clean(latin_digits(text))
    if not typed:
        return [[]]
    begins = _begins(VoucherRow.serial, typed.upper())
    found = _found(connection, typed)
    return [[begins], [VoucherRow.id.in_(found), not_(begins)]] if found else [[begins]]


def _begins(column: InstrumentedAttribute[str], prefix: str) -> ColumnElement[bool]:
    """Return whether a text begins with a prefix; a range, so that no sign of it is a wildcard."""
    return and_(Bytewise(column) >= prefix, Bytewise(column) < _past(prefix))


def _past(prefix: str) -> str:
    """Return the first text behind all that begin with a prefix; no cleaned text holds the very last sign."""
    following = ord(prefix[-1]) + 1
    return prefix[:-1] + chr(_SURROGATES.stop if following in _SURROGATES else following)


def _found(connection: Connection, typed: str) -> list[int]:
    """Return the keys of the few vouchers found by anything but the beginning of their serial."""
    person = select(PersonRow.id).where(PersonRow.code == read_code(typed).text).scalar_subquery()
    ways: list[AnySelect] = [select(VoucherRow.id).where(VoucherRow.person_id == person)]
    code = normalised(typed)
    if FIRST_GROUP <= len(code) <= SYMBOLS and set(code) <= set(ALPHABET):
        ways.append(_by_code(code))
    if typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER:
        stations = connection.execute(select(StationRow.code)).scalars()
        serials = [serial_of(station, int(typed)) for station in stations]
        ways.append(select(VoucherRow.id).where(VoucherRow.serial.in_(serials)))
    return sorted(set(connection.execute(union_all(*ways).limit(MOST_FOUND)).scalars()))


def _by_code(code: str) -> AnySelect:
    """Return the query of whose current code begins so: between the least and the greatest that do."""
    least, greatest = code.ljust(SYMBOLS, ALPHABET[0]), code.ljust(SYMBOLS, ALPHABET[-1])
    return select(PaperRow.voucher_id).where(
        PaperRow.current == 1, PaperRow.human_code.between(least, greatest)
    )
