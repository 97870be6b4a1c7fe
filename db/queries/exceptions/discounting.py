"""R4, signs of vouchers sold for cash: one provider's share, used at once, or on the last days (F5)."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.models.log import EventRow
from db.models.programme import ProviderRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_reversed
from db.queries.exceptions.measures import (
    DAY,
    MINUTE,
    codes,
    count_if,
    event_of,
    local_seconds,
    percent,
    read_codes,
    seconds,
)
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.exception_rules import Finding
from voucher_desk.domain.providers import ProviderState
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow


def find(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    """Yield providers with a large share of their city, with vouchers used at once, and on the last days."""
    yield from _large_share(connection, limits)
    yield from _at_once(connection, limits)
    yield from _last_days(connection, limits)


def _large_share(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    sums = (
        select(
            ProviderRow.city,
            ProviderRow.code,
            func.sum(RedemptionRow.amount).label("amount"),
            func.count().label("redemptions"),
            func.min(RedemptionRow.at).label("first"),
            func.max(RedemptionRow.at).label("last"),
        )
        .select_from(RedemptionRow)
        .join(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
        .where(~is_reversed())
        .group_by(ProviderRow.city, ProviderRow.code)
        .subquery()
    )
    of_city = select(sums, func.sum(sums.c.amount).over(partition_by=sums.c.city).label("all")).subquery()
    peers = (
        select(func.count())
        .where(ProviderRow.city == of_city.c.city, ProviderRow.state == ProviderState.CONTRACTED)
        .scalar_subquery()
    )
    share = percent(of_city.c.amount, of_city.c.all)
    query = select(of_city, share.label("share")).where(
        share > limits["share.percent"], of_city.c.redemptions >= limits["lag.vouchers"], peers > 1
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.LARGE_SHARE,
            place=row.code,
            at=row.first,
            until=row.last,
            figure=row.share,
            amount=int(row.amount),
            reference=row.city,
        )


def _at_once(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    issued_at = event_of(EventKind.VOUCHER_ISSUED, VoucherRow.serial, EventRow.at)
    lag = seconds(RedemptionRow.at) - seconds(issued_at)
    query = (
        select(
            ProviderRow.code,
            func.min(RedemptionRow.at).label("first"),
            func.max(RedemptionRow.at).label("last"),
            func.count(RedemptionRow.voucher_id.distinct()).label("vouchers"),
            func.sum(RedemptionRow.amount).label("amount"),
            codes(VoucherRow.serial).label("serials"),
        )
        .select_from(RedemptionRow)
        .join(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .where(~is_reversed(), lag < limits["lag.minutes"] * MINUTE)
        .group_by(ProviderRow.code)
        .having(func.count(RedemptionRow.voucher_id.distinct()) >= limits["lag.vouchers"])
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.AT_ONCE,
            place=row.code,
            at=row.first,
            until=row.last,
            serials=read_codes(row.serials),
            figure=row.vouchers,
            amount=int(row.amount),
        )


def _last_days(connection: Connection, limits: Thresholds) -> Iterator[ExceptionRow]:
    left = seconds(VoucherRow.expires_on) // DAY - local_seconds() // DAY
    uses = (
        select(
            ProviderRow.code,
            RedemptionRow.at,
            RedemptionRow.amount,
            VoucherRow.serial,
            (left <= limits["last.days"]).label("last"),
        )
        .select_from(RedemptionRow)
        .join(ProviderRow, ProviderRow.id == RedemptionRow.provider_id)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .where(~is_reversed())
        .subquery()
    )
    late = count_if(uses.c.last)
    share = percent(late, func.count())
    query = (
        select(
            uses.c.code,
            func.min(uses.c.at).filter(uses.c.last).label("first"),
            func.max(uses.c.at).filter(uses.c.last).label("until"),
            func.sum(uses.c.amount).filter(uses.c.last).label("amount"),
            codes(uses.c.serial).filter(uses.c.last).label("serials"),
            share.label("share"),
        )
        .group_by(uses.c.code)
        .having(late >= limits["lag.vouchers"], share >= limits["last.percent"])
    )
    for row in connection.execute(query):
        yield ExceptionRow(
            Finding.LAST_DAYS,
            place=row.code,
            at=row.first,
            until=row.until,
            serials=read_codes(row.serials),
            figure=row.share,
            amount=int(row.amount),
        )
