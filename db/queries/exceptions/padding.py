"""R11, padded invoices: claimed otherwise than redeemed, invoices alike, lines in two claims (F12)."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, or_, select

from db.books.writing import AnySelect
from db.models.claims import ClaimLineRow, ClaimRow
from db.models.programme import ProviderRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_reversed
from db.queries.exceptions.measures import bare, codes, count_if, read_codes
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow


def find(connection: Connection, _limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield claims that differ from what was redeemed, invoices alike, lines twice or of what was undone."""
    yield from _differs(connection)
    yield from _invoices_alike(connection)
    yield from _twice(connection)
    yield from _reversed(connection)


def _lines() -> AnySelect:
    """Return the lines of claims with what they stand for, to be grouped."""
    return (
        select(ProviderRow.code.label("provider"), codes(VoucherRow.serial).label("serials"))
        .select_from(ClaimLineRow)
        .join(ClaimRow, ClaimRow.id == ClaimLineRow.claim_id)
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .join(RedemptionRow, RedemptionRow.id == ClaimLineRow.redemption_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
    )


def _differs(connection: Connection) -> Iterator[ExceptionRow]:
    redeemed = func.sum(RedemptionRow.amount)
    query = (
        _lines()
        .add_columns(ClaimRow.code, ClaimRow.drafted_at, (ClaimRow.claimed - redeemed).label("amount"))
        .group_by(ClaimRow.id, ProviderRow.code)
        .having(or_(ClaimRow.claimed != redeemed, count_if(ClaimLineRow.amount != RedemptionRow.amount) > 0))
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.CLAIM_DIFFERS,
            place=row.provider,
            at=row.drafted_at,
            claims=(row.code,),
            amount=int(row.amount),
        )


def _invoices_alike(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        select(
            ProviderRow.code,
            codes(ClaimRow.code).label("claims"),
            codes(ClaimRow.invoice).label("invoices"),
            func.min(ClaimRow.drafted_at).label("first"),
            func.max(ClaimRow.drafted_at).label("last"),
            func.sum(ClaimRow.claimed).label("amount"),
        )
        .select_from(ClaimRow)
        .join(ProviderRow, ProviderRow.id == ClaimRow.provider_id)
        .where(ClaimRow.invoice.is_not(None))
        .group_by(ProviderRow.code, bare(ClaimRow.invoice))
        .having(func.count() > 1)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.INVOICES_ALIKE,
            place=row.code,
            at=row.first,
            until=row.last,
            claims=read_codes(row.claims),
            amount=int(row.amount),
            reference=", ".join(read_codes(row.invoices)),
        )


def _twice(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        _lines()
        .add_columns(
            RedemptionRow.at,
            RedemptionRow.amount,
            codes(ClaimRow.code).label("claims"),
            func.count().label("lines"),
        )
        .group_by(RedemptionRow.id, ProviderRow.code)
        .having(func.count() > 1)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.LINE_TWICE,
            place=row.provider,
            at=row.at,
            serials=read_codes(row.serials),
            claims=read_codes(row.claims),
            figure=row.lines,
            amount=row.amount,
        )


def _reversed(connection: Connection) -> Iterator[ExceptionRow]:
    query = (
        _lines()
        .add_columns(
            ClaimRow.code,
            ClaimRow.drafted_at,
            func.count().label("lines"),
            func.sum(ClaimLineRow.amount).label("amount"),
        )
        .where(ClaimLineRow.live == 1, is_reversed())
        .group_by(ClaimRow.id, ProviderRow.code)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.LINE_REVERSED,
            place=row.provider,
            at=row.drafted_at,
            serials=read_codes(row.serials),
            claims=(row.code,),
            figure=row.lines,
            amount=int(row.amount),
        )
