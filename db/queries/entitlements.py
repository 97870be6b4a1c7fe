"""Who would be issued a voucher at a distribution, read as the issuing itself would find it."""

from sqlalchemy import Connection, SQLColumnExpression, and_, func, select, union

from db.books.writing import AnyRow, AnySelect
from db.models.distributions import DistributionRow
from db.models.programme import AccountRow, BatchRow
from db.models.sessions import AttendanceRow, PersonRow
from db.models.vouchers import HELD, VoucherRow
from db.queries.keys import distribution_key
from voucher_desk.domain.distributions import Standing
from voucher_desk.domain.ledger import Account
from voucher_desk.queries.entitlements import EntitlementRow, Entitlements


def read_entitlements(connection: Connection, distribution: str) -> Entitlements:
    """Return who of its session a distribution would issue a voucher to. Raises UnknownDistribution."""
    key = distribution_key(connection, distribution)
    terms = connection.execute(
        select(BatchRow.face, AccountRow.balance)
        .join(DistributionRow, DistributionRow.batch_id == BatchRow.id)
        .outerjoin(
            AccountRow,
            and_(AccountRow.donation_id == BatchRow.donation_id, AccountRow.account == Account.AVAILABLE),
        )
        .where(DistributionRow.id == key)
    ).one()
    query: AnySelect = (
        select(
            PersonRow.code,
            PersonRow.sex,
            PersonRow.age_group,
            AttendanceRow.entitles,
            AttendanceRow.waiver_proposed_by,
            BatchRow.entitlement,
            taken().label("taken"),
        )
        .select_from(DistributionRow)
        .join(BatchRow, BatchRow.id == DistributionRow.batch_id)
        .join(AttendanceRow, AttendanceRow.session_id == DistributionRow.session_id)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .where(DistributionRow.id == key)
        .order_by(PersonRow.code)
    )
    people = tuple(_judged(row) for row in connection.execute(query))
    return Entitlements(people, terms.face, terms.balance or 0)


def holding() -> SQLColumnExpression[int]:
    """Count the vouchers of the donation that a person holds; no two of them for one entitlement."""
    return _held(func.count()).correlate(AttendanceRow, BatchRow).scalar_subquery()


def taken() -> SQLColumnExpression[int]:
    """Count the entitlements of a person that are used up: by a voucher held, or one for this presence.

    Two ways, each by an index of its own: with both in one condition SQLite walks all vouchers of the
    donation for each person, and so it would for a presence, were the donation not hidden by a sum.
    """
    for_this_presence = select(VoucherRow.entitlement).where(
        VoucherRow.attendance_id == AttendanceRow.id,
        VoucherRow.donation_id + 0 == BatchRow.donation_id,
    )
    numbers = union(
        _held(VoucherRow.entitlement).correlate(AttendanceRow, BatchRow),
        for_this_presence.correlate(AttendanceRow, BatchRow),
    )
    return select(func.count()).select_from(numbers.subquery()).scalar_subquery()


def _held(told: SQLColumnExpression[int]) -> AnySelect:
    return (
        select(told)
        .select_from(VoucherRow)
        .where(
            VoucherRow.donation_id == BatchRow.donation_id,
            VoucherRow.person_id == AttendanceRow.person_id,
            HELD,
        )
    )


def _judged(row: AnyRow) -> EntitlementRow:
    due = max(row.entitlement - row.taken, 0) if row.entitles else 0
    if due:
        standing = Standing.DUE
    elif row.entitles:
        standing = Standing.SERVED
    else:
        standing = Standing.WAIVER_PENDING if row.waiver_proposed_by else Standing.NOT_PRESENT
    return EntitlementRow(row.code, row.sex, row.age_group, standing, due)
