"""Counts by sex and age, streamed from the database in groups and folded here into brackets.

Groups stay as few as cities, services, birth years and sessions are: no person is ever held in memory.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from db.books.writing import AnySelect
from db.models.programme import BatchRow
from db.models.redemptions import RedemptionRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.claims import is_reversed
from db.queries.covered import (
    Families,
    of_association,
    of_donation,
    read_heading,
    served_by,
    streamed,
    within,
)
from db.queries.keys import donation_key
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.masking import Leaf
from voucher_desk.domain.people import age_group_of
from voucher_desk.domain.reports import Measure, ReportScope
from voucher_desk.domain.sadd import NO_FAMILY
from voucher_desk.domain.sessions import ENTITLING, ENTITLING_KINDS, Presence, SessionState
from voucher_desk.domain.vouchers import VoidReason, VoucherState
from voucher_desk.queries.sadd import SaddCounts

Counts = Counter[Leaf]
Telling = Callable[[Any, Any], str]
"""What a group counts in beside its city: a service family, a kind of meeting, or the meeting itself."""
PERSON = (PersonRow.sex, PersonRow.birth_year, PersonRow.age_group)


def read_sadd(connection: Connection, scope: ReportScope, made_at: datetime) -> SaddCounts:
    """Return the counts of a period and donation. Raises UnknownDonation, NoProgramme."""
    key = None if scope.donation is None else donation_key(connection, scope.donation)
    families = Families(connection)
    return SaddCounts(
        heading=read_heading(connection, scope, made_at),
        counts={
            Measure.PEOPLE: _people(connection, scope, key, families),
            Measure.PARTICIPATIONS: _participations(connection, scope, key, lambda _kind, _code: NO_FAMILY),
            Measure.EXCHANGES: _exchanges(connection, scope, key, families),
            Measure.APART: _apart(connection, scope, key, lambda kind, _code: str(kind.value)),
            Measure.SESSIONS: _participations(connection, scope, key, lambda _kind, code: str(code)),
            Measure.MEETINGS: _apart(connection, scope, key, lambda _kind, code: str(code)),
        },
        families=families.names,
    )


def _people(connection: Connection, scope: ReportScope, key: int | None, families: Families) -> Counts:
    """Count each person once: in the city of their first voucher, by the service they used first (E10)."""
    reached = (
        VoucherRow.person_id.is_not(None),
        (VoucherRow.state != VoucherState.VOID)
        | VoucherRow.void_reason.is_distinct_from(VoidReason.NOT_COLLECTED),
    )
    first = (
        select(func.min(VoucherRow.id).label("id"))
        .join(SessionRow, SessionRow.id == VoucherRow.session_id)
        .where(*reached, *within(SessionRow.starts_at, scope), *of_donation(VoucherRow.donation_id, key))
        .group_by(VoucherRow.person_id)
        .subquery()
    )
    used = (
        select(VoucherRow.person_id, func.min(RedemptionRow.id).label("id"))
        .join(RedemptionRow, RedemptionRow.voucher_id == VoucherRow.id)
        .where(~is_reversed(), *within(RedemptionRow.at, scope), *of_donation(VoucherRow.donation_id, key))
        .group_by(VoucherRow.person_id)
        .subquery()
    )
    used_voucher = aliased(VoucherRow)
    groups = (BatchRow.city, RedemptionRow.provider_id, used_voucher.scope, SessionRow.starts_at, *PERSON)
    query = (
        select(*groups, func.count())
        .select_from(first)
        .join(VoucherRow, VoucherRow.id == first.c.id)
        .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
        .join(SessionRow, SessionRow.id == VoucherRow.session_id)
        .join(PersonRow, PersonRow.id == VoucherRow.person_id)
        .outerjoin(used, used.c.person_id == VoucherRow.person_id)
        .outerjoin(RedemptionRow, RedemptionRow.id == used.c.id)
        .outerjoin(used_voucher, used_voucher.id == RedemptionRow.voucher_id)
        .group_by(*groups)
    )
    return _folded(connection, query, families.of)


def _participations(connection: Connection, scope: ReportScope, key: int | None, told: Telling) -> Counts:
    """Count presences at awareness sessions, waived ones too: whoever came twice counts twice."""
    query = _presences().where(
        SessionRow.kind.in_(ENTITLING_KINDS),
        AttendanceRow.state.in_(ENTITLING),
        *within(SessionRow.starts_at, scope),
        *served_by(key),
    )
    return _folded(connection, query, told)


def _exchanges(connection: Connection, scope: ReportScope, key: int | None, families: Families) -> Counts:
    """Count redemptions that were not reversed, in the city of their voucher."""
    groups = (BatchRow.city, RedemptionRow.provider_id, VoucherRow.scope, RedemptionRow.at, *PERSON)
    query = (
        select(*groups, func.count())
        .select_from(RedemptionRow)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
        .join(PersonRow, PersonRow.id == VoucherRow.person_id)
        .where(~is_reversed(), *within(RedemptionRow.at, scope), *of_donation(VoucherRow.donation_id, key))
        .group_by(*groups)
    )
    return _folded(connection, query, families.of)


def _apart(connection: Connection, scope: ReportScope, key: int | None, told: Telling) -> Counts:
    """Count presences at the other meetings, by their kind: never beneficiaries (invariant 65)."""
    query = _presences().where(
        SessionRow.kind.not_in(ENTITLING_KINDS),
        SessionRow.state != SessionState.CANCELLED,
        AttendanceRow.state == Presence.PRESENT,
        *within(SessionRow.starts_at, scope),
        *of_association(key),
    )
    return _folded(connection, query, told)


def _presences() -> AnySelect:
    groups = (SessionRow.city, SessionRow.kind, SessionRow.code, SessionRow.starts_at, *PERSON)
    return (
        select(*groups, func.count())
        .select_from(AttendanceRow)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .group_by(*groups)
        .order_by(SessionRow.city, SessionRow.starts_at, SessionRow.code)
    )


def _folded(connection: Connection, query: AnySelect, family: Telling) -> Counts:
    """Add the groups up by city, family, sex, and the age group at the date of each activity (59)."""
    counts: Counts = Counter()
    for city, one, other, at, sex, born, stated, count in streamed(connection, query):
        age = age_group_of(born, stated, local_date(at).year)
        counts[city, family(one, other), sex.value, age.value] += count
    return counts
