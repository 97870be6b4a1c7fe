"""The pieces behind a figure or a difference, page by page, counted, or all of them one after the other."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    String,
    Subquery,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from db.books.writing import AnyRow
from db.models.distributions import DistributionRow
from db.models.programme import AssociationRow, BatchRow, DonationRow
from db.models.sessions import PersonRow
from db.queries.figures.behind import sources_of
from db.queries.figures.sources import COLUMNS, Source
from db.queries.totals import total
from voucher_desk.domain.claims import ClaimState, LineState
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.reconciliation import Equation, Level
from voucher_desk.domain.sessions import Presence
from voucher_desk.domain.terms import Term, terms_of
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.pieces import PieceFilter, PieceKind, PieceRow, PieceSum

STATES: dict[PieceKind, type[Enum]] = {
    PieceKind.VOUCHER: VoucherState,
    PieceKind.EVENT: EventKind,
    PieceKind.LINE: LineState,
    PieceKind.CLAIM: ClaimState,
    PieceKind.PRESENCE: Presence,
}
"""Whose words the state of each kind of piece is told in."""
AT_ONCE = 2000
MERGED_KINDS = 16
"""More sources than any figure or equation has: pieces of several get keys that never meet."""
BY_CLAIM, BY_PERSON, BY_VOUCHER = "claim", "person_id", "serial"


def list_pieces(connection: Connection, wanted: PieceFilter) -> tuple[PieceRow, ...]:
    """Return one page of pieces, by key."""
    return tuple(map(_row, connection.execute(_listed(wanted))))


def every_piece(connection: Connection, wanted: PieceFilter) -> Iterator[PieceRow]:
    """Yield pieces by key without ever holding all of them."""
    told = connection.execution_options(yield_per=AT_ONCE).execute(_listed(wanted))
    yield from map(_row, told)


def sum_pieces(connection: Connection, wanted: PieceFilter) -> PieceSum:
    """Return how many pieces there are on all pages, and what they come to."""
    piece = _piece(wanted)
    query = _placed(select(func.count(), total(piece.c.amount)), piece, wanted)
    return PieceSum(*connection.execute(query).one())


def _listed(wanted: PieceFilter) -> Select[*tuple[Any, ...]]:
    piece = _piece(wanted)
    told = (piece.c[name] for name in ("key", "kind", "of", "serial", "at", "state", "by", "amount"))
    city = func.coalesce(BatchRow.city, piece.c.session_city).label("city")
    places = (DonationRow.code.label("donation"), city, DistributionRow.code.label("distribution"))
    order = piece.c.key.desc() if wanted.descending else piece.c.key
    query = _placed(select(*told, *places), piece, wanted).order_by(order).limit(wanted.limit)
    if wanted.after is None:
        return query
    return query.where(piece.c.key < wanted.after if wanted.descending else piece.c.key > wanted.after)


def _placed(
    query: Select[*tuple[Any, ...]], piece: Subquery, wanted: PieceFilter
) -> Select[*tuple[Any, ...]]:
    """Return a query with the places of its pieces, narrowed to the line wanted."""
    association = func.coalesce(DonationRow.association_id, piece.c.association_id)
    placed = (
        query.select_from(piece)
        .outerjoin(DonationRow, DonationRow.id == piece.c.donation_id)
        .outerjoin(AssociationRow, AssociationRow.id == association)
        .outerjoin(BatchRow, BatchRow.id == piece.c.batch_id)
        .outerjoin(DistributionRow, DistributionRow.id == piece.c.distribution_id)
    )
    if wanted.line is None:
        return placed
    codes: dict[Level, ColumnElement[Any]] = {
        Level.DONATION: DonationRow.code.expression,
        Level.ASSOCIATION: AssociationRow.code.expression,
        Level.CITY: func.coalesce(BatchRow.city, piece.c.session_city),
        Level.DISTRIBUTION: DistributionRow.code.expression,
    }
    code = codes[wanted.level]
    return placed.where(code == wanted.line if wanted.line else code.is_(None))


def _piece(wanted: PieceFilter) -> Subquery:
    if isinstance(wanted.behind, Equation):
        return _difference(wanted.behind, wanted.level)
    sources = sources_of(wanted.behind, wanted.level)
    return sources[0].subquery("piece") if len(sources) == 1 else _merged(sources).subquery("piece")


def _merged(sources: tuple[Source, ...]) -> Source:
    """Return the rows of several sources, with keys that do not meet."""
    numbered = []
    for number, source in enumerate(sources):
        told = source.subquery()
        key = cast(told.c.key, BigInteger) * MERGED_KINDS + number
        others = (told.c[name] for name in COLUMNS if name != "key")
        numbered.append(select(key.label("key"), *others))
    merged = union_all(*numbered).subquery()
    return select(*(merged.c[name] for name in COLUMNS))


def _difference(equation: Equation, level: Level) -> Subquery:
    """Return what makes the sides of an equation differ: one row for each voucher, claim or person.

    The pieces of every term are added up by what they hang on, those of the right side taken away; what comes
    to nothing is left out, so that the rows sum to the difference itself.
    """
    sides = [(term, 1) for term in terms_of(equation.left_names)]
    sides += [(term, -1) for term in terms_of(equation.right_names)]
    signed = tuple(
        source for term, side in sides for source in _signed(term, side, sources_of(term.name, level))
    )
    piece = _merged(signed).subquery("term")
    subject = _subject(equation, piece)
    amount = total(piece.c.amount)
    parted = amount > 0 if equation.at_most else amount != 0
    told = {name: func.min(piece.c[name]) for name in COLUMNS} | {
        "kind": literal(PieceKind.DIFFERENCE.value),
        "of": func.min(subject[0]),
        "state": cast(null(), String),
        "by": cast(null(), String),
        "amount": amount,
    }
    columns = (told[name].label(name) for name in COLUMNS)
    return select(*columns).group_by(*subject).having(parted).subquery("piece")


def _signed(term: Term, side: int, sources: tuple[Source, ...]) -> Iterator[Source]:
    for source in sources:
        told = source.subquery()
        amount = (term.sign * side * told.c.amount).label("amount")
        yield select(*(amount if name == "amount" else told.c[name] for name in COLUMNS))


def _subject(equation: Equation, piece: Subquery) -> tuple[ColumnElement[Any], ...]:
    """Return what the pieces of an equation hang on."""
    if equation.at_most:
        person = select(PersonRow.code).where(PersonRow.id == piece.c.person_id).scalar_subquery()
        return (person, piece.c.distribution_id) if equation.name == "E9" else (person,)
    if equation.name == "E8":
        paper = (func.coalesce(piece.c.serial, piece.c.of),) if equation.counts else ()
        return (piece.c.claim, *paper)
    return (func.coalesce(piece.c.serial, piece.c.claim, piece.c.of),)


def _row(row: AnyRow) -> PieceRow:
    kind = PieceKind(row.kind)
    words = STATES.get(kind)
    told = row._asdict() | {"kind": kind, "state": words(row.state) if words and row.state else None}
    return PieceRow(**told)
