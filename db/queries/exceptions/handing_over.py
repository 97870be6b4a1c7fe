"""R12, issued but not received: what hand-overs say of vouchers, and people who are asked later (F13)."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, func, select

from db.books.writing import AnySelect
from db.models.distributions import DistributionRow
from db.models.monitoring import InterviewRow, MonitoringClosingRow, MonitoringRoundRow
from db.models.vouchers import VoucherRow
from db.queries.exceptions.measures import codes, count_if, hands, percent, read_codes
from voucher_desk.domain.distributions import LISTING_STATES
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.monitoring_results import FEWEST
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.domain.vouchers import HELD_STATES
from voucher_desk.queries.exceptions import ExceptionRow

UNUSED = and_(VoucherRow.redeemed == 0, VoucherRow.state.in_(HELD_STATES))
USED = VoucherRow.redeemed > 0
NOTES_HANDING = DistributionRow.id.in_(
    select(VoucherRow.distribution_id).where(VoucherRow.collected_at.is_not(None))
)
"""Distributions where at least one hand-over was noted: elsewhere lists are signed on paper."""


def find(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield vouchers that nobody collected, distributions that note none, and what people said."""
    yield from _not_collected(connection, Finding.NEVER_COLLECTED, and_(NOTES_HANDING, UNUSED))
    yield from _not_collected(connection, Finding.USED_NOT_COLLECTED, and_(NOTES_HANDING, USED))
    yield from _not_noted(connection)
    yield from _said_not_received(connection, limits)


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


def _said_not_received(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield cities where many of those asked in a closed round had no voucher, though some were issued there.

    The share is rounded down, and not told of one to four people.
    """
    answered, without = func.count(InterviewRow.received), count_if(InterviewRow.received == 0)
    query = (
        select(
            MonitoringRoundRow.code,
            MonitoringClosingRow.at,
            InterviewRow.city,
            without.label("without"),
            percent(without, answered).label("share"),
            _issued_in_city().label("issued"),
        )
        .join(MonitoringRoundRow, MonitoringRoundRow.id == InterviewRow.round_id)
        .join(MonitoringClosingRow, MonitoringClosingRow.round_id == InterviewRow.round_id)
        .group_by(MonitoringRoundRow.id, MonitoringClosingRow.round_id, InterviewRow.city)
        .having(answered >= FEWEST, percent(without, answered) >= limits["unreceived.percent"])
    )
    for row in connection.execute(query):
        if row.issued:
            yield ExceptionRow(
                Finding.SAID_NOT_RECEIVED,
                place=row.city,
                at=row.at,
                figure=row.share if row.without >= FEWEST else None,
                amount=int(row.issued),
                reference=row.code,
            )


def _issued_in_city() -> ScalarSelect[int]:
    """Return the centimes of a city's first vouchers, of distributions opened before a round was closed."""
    return (
        select(func.sum(VoucherRow.face))
        .join(DistributionRow, DistributionRow.id == VoucherRow.distribution_id)
        .where(
            DistributionRow.city == InterviewRow.city,
            DistributionRow.opened_at <= MonitoringClosingRow.at,
            VoucherRow.issued_by.is_not(None),
            VoucherRow.replaces_id.is_(None),
        )
        .correlate(InterviewRow, MonitoringClosingRow)
        .scalar_subquery()
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
