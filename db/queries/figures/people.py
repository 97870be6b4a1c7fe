"""The figures of people: who was present (E9), and who was reached, by sex and age (E10)."""

from sqlalchemy import ColumnElement, Connection, Subquery, and_, func, or_, select

from db.models.distributions import DistributionRow
from db.models.programme import BatchRow
from db.models.sessions import AttendanceRow, PersonRow, SessionRow
from db.models.vouchers import VoucherRow
from db.queries.figures.scope import REPLACES_NONE, Part, Scope
from db.queries.totals import total
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.reconciliation import Level
from voucher_desk.domain.sessions import Presence, SessionKind
from voucher_desk.domain.vouchers import VoidReason, VoucherState

GROUPS = {
    (Sex.FEMALE, AgeGroup.ADULT): "women",
    (Sex.FEMALE, AgeGroup.MINOR): "girls",
    (Sex.MALE, AgeGroup.ADULT): "men",
    (Sex.MALE, AgeGroup.MINOR): "boys",
}
"""The groups a donor asks for; whoever is of no known sex or age is counted as unknown."""
PRESENCES = {Presence.PRESENT: "present", Presence.WAIVED: "waived"}


def reached() -> ColumnElement[bool]:
    """Return whether a voucher reached somebody: one that nobody collected did not."""
    return and_(
        VoucherRow.person_id.is_not(None),
        or_(
            VoucherRow.state != VoucherState.VOID,
            VoucherRow.void_reason.is_distinct_from(VoidReason.NOT_COLLECTED),
        ),
    )


def first_vouchers() -> Subquery:
    """Return the keys of each person's first voucher: a person counts once, where that one was issued."""
    first = select(func.min(VoucherRow.id).label("id")).where(reached()).group_by(VoucherRow.person_id)
    return first.subquery("first")


def persons(connection: Connection, scope: Scope) -> Part:
    """Yield the persons reached, and the same by sex and age; a person without a record is in no group."""
    first, key = first_vouchers(), scope.of_voucher
    query = (
        select(key, PersonRow.sex, PersonRow.age_group, func.count(), func.count(PersonRow.id))
        .select_from(first)
        .join(VoucherRow, VoucherRow.id == first.c.id)
        .outerjoin(PersonRow, PersonRow.id == VoucherRow.person_id)
        .group_by(key, PersonRow.sex, PersonRow.age_group)
    )
    for line, sex, age, count, known in connection.execute(scope.only(query, VoucherRow.donation_id)):
        yield line, "persons", count
        yield line, GROUPS.get((sex, age), "unknown"), known


def everyone(connection: Connection) -> int:
    """Return how many different people a voucher reached."""
    query = select(func.count(VoucherRow.person_id.distinct())).where(reached())
    return int(connection.execute(query).scalar_one())


def expected(connection: Connection, scope: Scope) -> Part:
    """Yield those present, or with a waiver, at the session of each distribution."""
    here = _presences()
    key = DistributionRow.id if scope.level is Level.DISTRIBUTION else scope.of_batch
    query = (
        select(key, here.c.state, total(here.c.people))
        .select_from(DistributionRow)
        .join(BatchRow, BatchRow.id == DistributionRow.batch_id)
        .join(here, here.c.session_id == DistributionRow.session_id)
        .group_by(key, here.c.state)
    )
    for line, presence, count in connection.execute(scope.only(query, BatchRow.donation_id)):
        yield line, PRESENCES[presence], count


def withdrawn(connection: Connection, scope: Scope) -> Part:
    """Yield the first issues that are void and whose presence was taken back afterwards (invariant 13)."""
    key = scope.of_voucher
    query = (
        select(key, func.count())
        .join(AttendanceRow, AttendanceRow.id == VoucherRow.attendance_id)
        .where(is_withdrawn())
        .group_by(key)
    )
    for line, count in connection.execute(scope.only(query, VoucherRow.donation_id)):
        yield line, "withdrawn", count


def is_withdrawn() -> ColumnElement[bool]:
    """Return whether a voucher of the query is a first issue without the presence it was issued for."""
    return and_(
        VoucherRow.state == VoucherState.VOID,
        VoucherRow.issued_by.is_not(None),
        REPLACES_NONE,
        VoucherRow.entitlement == 1,
        AttendanceRow.entitles == 0,
    )


def participations(connection: Connection) -> dict[tuple[int, str], int]:
    """Return how often people took part in awareness sessions, by association and city (invariant 65)."""
    here = _presences()
    query = (
        select(SessionRow.association_id, SessionRow.city, total(here.c.people))
        .join(here, here.c.session_id == SessionRow.id)
        .where(SessionRow.kind == SessionKind.AWARENESS)
        .group_by(SessionRow.association_id, SessionRow.city)
    )
    return {(association, city): count for association, city, count in connection.execute(query)}


def _presences() -> Subquery:
    """Return how many people entitle to a voucher at each session, by the way they do."""
    return (
        select(AttendanceRow.session_id, AttendanceRow.state, func.count().label("people"))
        .where(AttendanceRow.entitles == 1)
        .group_by(AttendanceRow.session_id, AttendanceRow.state)
        .subquery("here")
    )
