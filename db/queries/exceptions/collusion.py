"""R3, signs of redeeming without a service: bursts, odd hours, issue order, always the face (F4)."""

from collections.abc import Iterator

from sqlalchemy import Connection, Subquery, func, or_, select

from db.books.writing import AnySelect
from db.models.distributions import DistributionRow
from db.models.programme import ProviderRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_reversed
from db.queries.exceptions.measures import (
    DAY,
    HOUR,
    MINUTE,
    codes,
    count_if,
    hands,
    local_seconds,
    read_codes,
    seconds,
)
from db.queries.exceptions.runs import numbered_runs
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow


def find(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield the bursts, the days with redemptions out of hours, the runs in issue order, the round ones."""
    yield from _bursts(connection, limits)
    yield from _out_of_hours(connection, limits)
    yield from _in_issue_order(connection, limits)
    yield from _always_face(connection, limits)


def _bursts(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    runs = numbered_runs(_crowded(limits), limits["bursts.minutes"] * MINUTE)
    query = _gathered(runs).group_by(ProviderRow.code, runs.c.run)
    yield from _told(connection, Finding.BURST, query)


def _crowded(limits: Thresholds) -> Subquery:
    """Return the redemptions that lie in some window with more than the threshold at one provider."""
    window = limits["bursts.minutes"] * MINUTE
    moment = seconds(RedemptionRow.at)
    counted = select(
        RedemptionRow.id,
        RedemptionRow.provider_id.label("part"),
        moment.label("moment"),
        func.count()
        .over(partition_by=RedemptionRow.provider_id, order_by=moment, range_=(-window, 0))
        .label("crowd"),
    ).subquery()
    most = func.max(counted.c.crowd).over(
        partition_by=counted.c.part, order_by=counted.c.moment, range_=(0, window)
    )
    marked = select(counted.c.id, counted.c.part, counted.c.moment, most.label("most")).subquery()
    return (
        select(marked.c.id, marked.c.part, marked.c.moment)
        .where(marked.c.most > limits["bursts.redemptions"])
        .subquery()
    )


def _out_of_hours(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    moments = (
        select(RedemptionRow.id, local_seconds().label("moment"))
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .subquery()
    )
    hour = (moments.c.moment % DAY) // HOUR
    outside = or_(hour < limits["opening.from"], hour >= limits["opening.to"])
    query = _gathered(moments).where(outside).group_by(ProviderRow.code, moments.c.moment // DAY)
    yield from _told(connection, Finding.OUT_OF_HOURS, query)


def _gathered(marked: Subquery) -> AnySelect:
    """Return the query of the redemptions marked by their `id`, to be grouped by provider and more."""
    return (
        select(
            ProviderRow.code,
            func.min(RedemptionRow.at).label("first"),
            func.max(RedemptionRow.at).label("last"),
            func.count().label("redemptions"),
            func.sum(RedemptionRow.amount).label("amount"),
            codes(RedemptionRow.by).label("users"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(marked)
        .join(RedemptionRow, RedemptionRow.id == marked.c.id)
        .join(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
    )


def _told(connection: Connection, finding: Finding, query: AnySelect) -> Iterator[ExceptionRow]:
    """Yield each group of redemptions as a finding at its provider."""
    for row in connection.execute(query):
        yield ExceptionRow(
            finding,
            place=row.code,
            at=row.first,
            until=row.last,
            by=hands(Duty.REDEEM, read_codes(row.users)),
            serials=read_codes(row.serials),
            figure=row.redemptions,
            amount=int(row.amount),
        )


def _in_issue_order(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield runs: where the place of issue and the place of use at a provider go up together."""
    uses = _first_uses()
    query = (
        select(
            ProviderRow.code,
            DistributionRow.code.label("distribution"),
            func.min(uses.c.at).label("first"),
            func.max(uses.c.at).label("last"),
            func.count().label("vouchers"),
            codes(uses.c.serial).label("serials"),
        )
        .select_from(uses)
        .join(ProviderRow, ProviderRow.id == uses.c.provider_id)
        .join(DistributionRow, DistributionRow.id == uses.c.distribution_id)
        .group_by(ProviderRow.code, DistributionRow.code, uses.c.issued - uses.c.used)
        .having(func.count() >= limits["order.vouchers"])
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.IN_ISSUE_ORDER,
            place=row.code,
            at=row.first,
            until=row.last,
            serials=read_codes(row.serials),
            figure=row.vouchers,
            reference=row.distribution,
        )


def _first_uses() -> Subquery:
    """Return each voucher's first use: its place among those issued, and among those used at the provider."""
    issued = (
        select(
            VoucherRow.id,
            VoucherRow.serial,
            VoucherRow.distribution_id,
            func.row_number()
            .over(partition_by=VoucherRow.distribution_id, order_by=VoucherRow.serial)
            .label("issued"),
        )
        .where(VoucherRow.issued_by.is_not(None))
        .subquery()
    )
    first = (
        select(func.min(RedemptionRow.id).label("id"))
        .where(~is_reversed())
        .group_by(RedemptionRow.voucher_id)
        .subquery()
    )
    used = func.row_number().over(
        partition_by=(issued.c.distribution_id, RedemptionRow.provider_id),
        order_by=(RedemptionRow.at, RedemptionRow.id),
    )
    return (
        select(
            issued.c.serial,
            issued.c.distribution_id,
            issued.c.issued,
            RedemptionRow.provider_id,
            RedemptionRow.at,
            used.label("used"),
        )
        .select_from(first)
        .join(RedemptionRow, RedemptionRow.id == first.c.id)
        .join(issued, issued.c.id == RedemptionRow.voucher_id)
        .subquery()
    )


def _always_face(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    in_part = RedemptionRow.amount != VoucherRow.face
    query = (
        select(
            ProviderRow.code,
            func.min(RedemptionRow.at).label("first"),
            func.max(RedemptionRow.at).label("last"),
            func.count().label("redemptions"),
            func.sum(RedemptionRow.amount).label("amount"),
        )
        .select_from(RedemptionRow)
        .join(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .where(~is_reversed())
        .group_by(ProviderRow.code)
        .having(func.count() >= limits["face.redemptions"], count_if(in_part) == 0)
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.ALWAYS_FACE,
            place=row.code,
            at=row.first,
            until=row.last,
            figure=row.redemptions,
            amount=int(row.amount),
        )
