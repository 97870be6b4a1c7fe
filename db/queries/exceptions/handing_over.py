"""R12, issued but not received: what the hand-over of each distribution says of its vouchers (F13).

Answers of people asked later are one more part of `find` once the desk holds them.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, func, select

from db.books.writing import AnySelect
from db.models.distributions import DistributionRow
from db.models.vouchers import VoucherRow
from db.queries.exceptions.measures import codes, hands, read_codes
from voucher_desk.domain.distributions import LISTING_STATES
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.domain.vouchers import HELD_STATES
from voucher_desk.queries.exceptions import ExceptionRow

UNUSED = and_(VoucherRow.redeemed == 0, VoucherRow.state.in_(HELD_STATES))
USED = VoucherRow.redeemed > 0
NOTES_HANDING = DistributionRow.id.in_(
    select(VoucherRow.distribution_id).where(VoucherRow.collected_at.is_not(None))
)
"""Distributions where at least one hand-over was noted: elsewhere lists are signed on paper."""


def find(connection: Connection, _limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield vouchers of closed distributions that nobody collected, used or not, and those that note none."""
    yield from _not_collected(connection, Finding.NEVER_COLLECTED, and_(NOTES_HANDING, UNUSED))
    yield from _not_collected(connection, Finding.USED_NOT_COLLECTED, and_(NOTES_HANDING, USED))
    yield from _not_noted(connection)


def _not_collected(
    connection: Connection, finding: Finding, which: ColumnElement[bool]
) -> Iterator[ExceptionRow]:
    query = (
        _closed()
        .add_columns(codes(VoucherRow.issued_by).label("users"), codes(VoucherRow.serial).label("serials"))
        .where(which, VoucherRow.collected_at.is_(None), VoucherRow.replaces_id.is_(None))
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            finding,
            place=row.code,
            at=row.opened_at,
            by=hands(Duty.ISSUE, read_codes(row.users)),
            serials=read_codes(row.serials),
            figure=row.vouchers,
            amount=int(row.amount),
        )


def _not_noted(connection: Connection) -> Iterator[ExceptionRow]:
    query = _closed().where(VoucherRow.issued_by.is_not(None), ~NOTES_HANDING)
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.HANDING_NOT_NOTED,
            place=row.code,
            at=row.opened_at,
            figure=row.vouchers,
            amount=int(row.amount),
        )


def _closed() -> AnySelect:
    """Return the vouchers of each distribution that is closed, to be narrowed; replacements come later."""
    return (
        select(
            DistributionRow.code,
            DistributionRow.opened_at,
            func.count().label("vouchers"),
            func.sum(VoucherRow.face).label("amount"),
        )
        .select_from(VoucherRow)
        .join(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
        .where(DistributionRow.state.not_in(LISTING_STATES))
        .group_by(DistributionRow.id)
    )
