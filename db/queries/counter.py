"""A provider's own scans and money; no table of people is read here (invariant 48)."""

from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, select

from db.models.redemptions import RedemptionRow, ReversalRow, ScanRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_claimed, is_reversed
from db.queries.keys import provider_key
from db.queries.totals import total
from voucher_desk.domain.local_time import instant_of
from voucher_desk.queries.counter import CounterRow, CounterTotals

MIDNIGHT = time()


def list_counter_day(connection: Connection, provider: str, day: date) -> tuple[CounterRow, ...]:
    """Return a provider's scans of one Moroccan day, newest first. Raises UnknownProvider."""
    rows = connection.execute(scans_of_day(provider_key(connection, provider), day))
    return tuple(CounterRow(*row) for row in rows)


def scans_of_day(provider_id: int, day: date) -> Select[*tuple[Any, ...]]:
    """Return the query of a provider's scans from one Moroccan midnight to the next."""
    return (
        select(
            ScanRow.at,
            ScanRow.op_id,
            VoucherRow.serial,
            ScanRow.verdict,
            ScanRow.code,
            ScanRow.amount,
            ScanRow.forfeited,
            ScanRow.remaining,
            ReversalRow.id.is_not(None),
        )
        .select_from(ScanRow)
        .outerjoin(VoucherRow, VoucherRow.id == ScanRow.voucher_id)
        .outerjoin(RedemptionRow, RedemptionRow.op_id == ScanRow.op_id)
        .outerjoin(ReversalRow, ReversalRow.redemption_id == RedemptionRow.id)
        .where(
            ScanRow.provider_id == provider_id,
            ScanRow.at >= instant_of(day, MIDNIGHT),
            ScanRow.at < instant_of(day + timedelta(days=1), MIDNIGHT),
        )
        .order_by(ScanRow.at.desc(), ScanRow.id.desc())
    )


def read_counter_totals(connection: Connection, provider: str) -> CounterTotals:
    """Return what a provider's redemptions come to, reversed ones left out. Raises UnknownProvider."""
    query = select(func.count(), total(RedemptionRow.amount)).where(
        RedemptionRow.provider_id == provider_key(connection, provider), ~is_reversed()
    )
    redemptions, redeemed = connection.execute(query).one()
    _, unclaimed = connection.execute(query.where(~is_claimed())).one()
    return CounterTotals(redemptions, redeemed, unclaimed)
