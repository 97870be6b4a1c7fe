"""The bulletin's figures, each grouped once in the database."""

from collections import Counter
from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select

from db.models.programme import (
    AssociationRow,
    BatchRow,
    DonationRow,
    ProviderAssociationRow,
    ProviderRow,
    ProviderServiceRow,
    ServiceFamilyRow,
)
from db.models.redemptions import RedemptionRow
from db.models.sessions import AttendanceRow, SessionRow
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
from db.queries.statement import read_statement
from db.queries.totals import total
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.providers import ProviderState
from voucher_desk.domain.reports import ReportScope
from voucher_desk.domain.sessions import ENTITLING, ENTITLING_KINDS, Presence, SessionState
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.bulletin import (
    BulletinFacts,
    CityVouchers,
    MeetingRow,
    ProvidersOfCity,
    ServiceUse,
)


def read_bulletin(connection: Connection, scope: ReportScope, made_at: datetime) -> BulletinFacts:
    """Return what the bulletin tells of a period and donation. Raises UnknownDonation, NoProgramme."""
    heading = read_heading(connection, scope, made_at)
    key = None if scope.donation is None else donation_key(connection, scope.donation)
    return BulletinFacts(
        heading=heading,
        meetings=list_meetings(connection, scope, key),
        vouchers=_vouchers(connection, scope, key),
        services=_services(connection, scope, key),
        providers=_providers(connection, made_at, key),
        accounts=read_statement(connection, scope, made_at).accounts,
    )


def list_meetings(connection: Connection, scope: ReportScope, key: int | None) -> tuple[MeetingRow, ...]:
    """Return the meetings of a period at which somebody was recorded, oldest first."""
    awareness = SessionRow.kind.in_(ENTITLING_KINDS)
    counted = or_(
        and_(awareness, AttendanceRow.state.in_(ENTITLING), *served_by(key)),
        and_(~awareness, AttendanceRow.state == Presence.PRESENT, *of_association(key)),
    )
    session = (
        SessionRow.code,
        SessionRow.kind,
        AssociationRow.name,
        SessionRow.city,
        SessionRow.theme,
        SessionRow.starts_at,
        SessionRow.ends_at,
    )
    query = (
        select(*session, func.count())
        .select_from(AttendanceRow)
        .join(SessionRow, SessionRow.id == AttendanceRow.session_id)
        .join(AssociationRow, AssociationRow.id == SessionRow.association_id)
        .where(SessionRow.state != SessionState.CANCELLED, counted, *within(SessionRow.starts_at, scope))
        .group_by(*session)
        .order_by(SessionRow.starts_at, SessionRow.code)
    )
    return tuple(MeetingRow(*row) for row in connection.execute(query))


def _vouchers(connection: Connection, scope: ReportScope, key: int | None) -> tuple[CityVouchers, ...]:
    """Count the vouchers of the period's sessions, and what was redeemed in the period, by city."""
    used = VoucherRow.redeemed > 0
    expired = and_(~used, VoucherRow.state == VoucherState.EXPIRED)
    void = and_(~used, VoucherRow.state == VoucherState.VOID)
    query = (
        select(
            BatchRow.city,
            func.count(),
            func.count().filter(used),
            func.count().filter(expired),
            func.count().filter(void),
            total(VoucherRow.face),
        )
        .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
        .join(SessionRow, SessionRow.id == VoucherRow.session_id)
        .where(
            VoucherRow.issued_by.is_not(None),
            *within(SessionRow.starts_at, scope),
            *of_donation(VoucherRow.donation_id, key),
        )
        .group_by(BatchRow.city)
        .order_by(BatchRow.city)
    )
    redeemed = _redeemed_by_city(connection, scope, key)
    found = {city: numbers for city, *numbers in connection.execute(query)}
    lines = []
    for city in sorted({*found, *redeemed}):
        count, in_use, gone, cancelled, issued = found.get(city, [0] * 5)
        still = count - in_use - gone - cancelled
        lines.append(CityVouchers(city, count, in_use, gone, cancelled, still, issued, redeemed[city]))
    return tuple(lines)


def _redeemed_by_city(connection: Connection, scope: ReportScope, key: int | None) -> Counter[str]:
    query = (
        select(BatchRow.city, total(RedemptionRow.amount))
        .select_from(RedemptionRow)
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
        .where(~is_reversed(), *within(RedemptionRow.at, scope), *of_donation(RedemptionRow.donation_id, key))
        .group_by(BatchRow.city)
    )
    return Counter(dict(connection.execute(query).all()))


def _services(connection: Connection, scope: ReportScope, key: int | None) -> tuple[ServiceUse, ...]:
    """Return how often each family was used, the most used first."""
    families = Families(connection)
    groups = (RedemptionRow.provider_id, VoucherRow.scope)
    query = (
        select(*groups, func.count(), total(RedemptionRow.amount))
        .join(VoucherRow, VoucherRow.id == RedemptionRow.voucher_id)
        .where(~is_reversed(), *within(RedemptionRow.at, scope), *of_donation(RedemptionRow.donation_id, key))
        .group_by(*groups)
    )
    times: Counter[str] = Counter()
    amounts: Counter[str] = Counter()
    for provider, voucher_scope, count, amount in streamed(connection, query):
        family = families.of(provider, voucher_scope)
        times[family] += count
        amounts[family] += amount
    return tuple(ServiceUse(family, count, amounts[family]) for family, count in times.most_common())


def _providers(connection: Connection, made_at: datetime, key: int | None) -> tuple[ProvidersOfCity, ...]:
    """Count the providers under contract on the day the bulletin is made; one may offer several families."""
    today = local_date(made_at)
    query = (
        select(ProviderRow.city, ServiceFamilyRow.code, func.count(ProviderRow.id.distinct()))
        .join(ProviderServiceRow, ProviderServiceRow.provider_id == ProviderRow.id)
        .join(ServiceFamilyRow, ServiceFamilyRow.id == ProviderServiceRow.service_id)
        .where(
            ProviderRow.state == ProviderState.CONTRACTED,
            ProviderRow.valid_from <= today,
            ProviderRow.valid_to >= today,
        )
        .group_by(ProviderRow.city, ServiceFamilyRow.code)
        .order_by(ProviderRow.city, ServiceFamilyRow.code)
    )
    if key is not None:
        given = select(DonationRow.association_id).where(DonationRow.id == key).scalar_subquery()
        bound = select(ProviderAssociationRow.provider_id)
        theirs = bound.where(ProviderAssociationRow.association_id == given)
        query = query.where(or_(ProviderRow.id.not_in(bound), ProviderRow.id.in_(theirs)))
    return tuple(ProvidersOfCity(*row) for row in connection.execute(query))
