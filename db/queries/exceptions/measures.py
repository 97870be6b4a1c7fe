"""What the reports are written in: seconds, shares, lists of codes and hands, alike on both engines."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ScalarSelect,
    SQLColumnExpression,
    String,
    cast,
    extract,
    func,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from db.models.log import EventRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.events import EventKind
from voucher_desk.queries.exceptions import Hand

DAY = 86_400
HOUR = 3_600
MINUTE = 60
_BETWEEN = "\x1f"
"""Between the codes of a list: no code holds a sign that cannot be seen."""


def seconds(instant: SQLColumnExpression[Any]) -> ColumnElement[int]:
    """Return an instant, or the midnight of a day, as whole seconds since 1970 in UTC."""
    return cast(extract("epoch", instant), BigInteger)


def instant_at(since_1970: int) -> datetime:
    """Return the UTC instant of so many seconds."""
    return datetime.fromtimestamp(since_1970, UTC)


def local_seconds() -> ColumnElement[int]:
    """Return when a redemption was made by the Moroccan clock: the offset is the one the log noted."""
    offset = (
        select(func.max(EventRow.utc_offset))
        .where(
            EventRow.of == VoucherRow.serial,
            EventRow.kind == EventKind.VOUCHER_REDEEMED,
            EventRow.at == RedemptionRow.at,
        )
        .correlate(VoucherRow, RedemptionRow)
        .scalar_subquery()
    )
    return seconds(RedemptionRow.at) + func.coalesce(offset, 0) * MINUTE


def codes(column: SQLColumnExpression[Any]) -> ColumnElement[str]:
    """Return the codes of a group as one text; `read_codes` takes it apart."""
    return func.aggregate_strings(cast(column, String), _BETWEEN)


def read_codes(text: str | None) -> tuple[str, ...]:
    """Return the codes of a group, each once, in order."""
    return tuple(sorted(set((text or "").split(_BETWEEN)) - {""}))


def hands(duty: Duty, users: Iterable[str | None]) -> tuple[Hand, ...]:
    """Return users in a duty; nobody for None."""
    return tuple(Hand(duty, user) for user in users if user)


def percent(part: SQLColumnExpression[Any], whole: SQLColumnExpression[Any]) -> ColumnElement[int]:
    """Return a share in whole per cent, rounded down; unknown of nothing."""
    return cast(part * 100, BigInteger) // cast(func.nullif(whole, 0), BigInteger)


def bare(column: SQLColumnExpression[Any]) -> ColumnElement[str]:
    """Return a code as a careless hand might repeat it: capitals, without what stands between its signs."""
    text: ColumnElement[str] = func.upper(column)
    for sign in (" ", "-", "_", ".", "/"):
        text = func.replace(text, sign, "")
    return text


def event_of(
    kind: EventKind, of: SQLColumnExpression[Any], what: InstrumentedAttribute[Any]
) -> ScalarSelect[Any]:
    """Return a column of the first event of a kind that happened to a thing."""
    told = aliased(EventRow, name="told")
    return (
        select(getattr(told, what.key))
        .where(told.of == of, told.kind == kind)
        .order_by(told.position)
        .limit(1)
        .scalar_subquery()
    )


def count_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Return how many rows of a group are so."""
    return func.count().filter(condition)
