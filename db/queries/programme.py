"""The programme as it is listed: donations, lots, providers, users and the people reached."""

from sqlalchemy import Connection, ScalarSelect, and_, func, select

from db.models.programme import (
    AccountRow,
    AssociationRow,
    BatchRow,
    DonationRow,
    DonorRow,
    ProgrammeRow,
    ProviderPriceRow,
    ProviderRow,
    ProviderServiceRow,
    ServiceFamilyRow,
    TrancheRow,
    UserRow,
)
from db.models.sessions import PersonRow
from db.models.vouchers import VoucherRow
from db.queries.keys import donation_key, provider_key
from db.queries.totals import total
from voucher_desk.domain.duties import Role
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.money import Money
from voucher_desk.domain.programme import Programme
from voucher_desk.domain.vouchers import VoidReason, VoucherState
from voucher_desk.queries import programme as rows


def read_programme(connection: Connection) -> Programme | None:
    """Return the programme, None before one is loaded."""
    row = connection.execute(
        select(
            ProgrammeRow.code,
            ProgrammeRow.number,
            ProgrammeRow.name,
            ProgrammeRow.voucher_title,
            ProgrammeRow.hotline,
            ProgrammeRow.starts_on,
            ProgrammeRow.ends_on,
            ProgrammeRow.training,
            ProgrammeRow.strict,
            ProgrammeRow.offline_grace_days,
        )
    ).one_or_none()
    return None if row is None else Programme(**row._asdict())


def list_donations(connection: Connection) -> tuple[rows.DonationRow, ...]:
    """Return the donations by code, with what each received and has available, in centimes."""
    received = select(total(TrancheRow.booked)).where(TrancheRow.donation_id == DonationRow.id)
    available = select(total(AccountRow.balance)).where(
        AccountRow.donation_id == DonationRow.id, AccountRow.account == Account.AVAILABLE
    )
    query = (
        select(
            DonationRow.code,
            DonorRow.code,
            AssociationRow.code,
            DonationRow.currency,
            DonationRow.state,
            received.scalar_subquery(),
            available.scalar_subquery(),
        )
        .join(DonorRow, DonorRow.id == DonationRow.donor_id)
        .join(AssociationRow, AssociationRow.id == DonationRow.association_id)
        .order_by(DonationRow.code)
    )
    return tuple(rows.DonationRow(*row) for row in connection.execute(query))


def list_tranches(connection: Connection, donation: str) -> tuple[rows.TrancheRow, ...]:
    """Return the tranches of a donation by number. Raises UnknownDonation."""
    query = (
        select(TrancheRow.__table__)
        .where(TrancheRow.donation_id == donation_key(connection, donation))
        .order_by(TrancheRow.number)
    )
    return tuple(
        rows.TrancheRow(
            row.number,
            row.received_on,
            Money(row.amount_minor, row.currency),
            row.rate,
            row.rate_on,
            row.rate_source,
            row.booked,
            row.reference,
        )
        for row in connection.execute(query)
    )


def list_batches(connection: Connection) -> tuple[rows.BatchRow, ...]:
    """Return the batches by code, with their blanks in the safe, returned ones too, and at distributions."""
    query = (
        select(
            BatchRow.code,
            DonationRow.code,
            AssociationRow.code,
            BatchRow.city,
            BatchRow.face,
            BatchRow.expires_on,
            BatchRow.remainder,
            _blanks(at_desks=False) + _returned(),
            _blanks(at_desks=True),
        )
        .join(DonationRow, DonationRow.id == BatchRow.donation_id)
        .join(AssociationRow, AssociationRow.id == BatchRow.association_id)
        .order_by(BatchRow.code)
    )
    return tuple(rows.BatchRow(*row) for row in connection.execute(query))


def _blanks(*, at_desks: bool) -> ScalarSelect[int]:
    place = VoucherRow.distribution_id
    blanks = select(func.count()).where(
        VoucherRow.batch_id == BatchRow.id,
        VoucherRow.state == VoucherState.PRINTED,
        place.is_not(None) if at_desks else place.is_(None),
    )
    return blanks.correlate(BatchRow).scalar_subquery()


def _returned() -> ScalarSelect[int]:
    returned = select(func.count()).where(
        VoucherRow.batch_id == BatchRow.id, VoucherRow.state == VoucherState.RETURNED
    )
    return returned.correlate(BatchRow).scalar_subquery()


def list_prices(connection: Connection, provider: str) -> tuple[rows.PriceRow, ...]:
    """Return the service families of a provider's contract by name, with their prices today."""
    priced = and_(
        ProviderPriceRow.provider_id == ProviderServiceRow.provider_id,
        ProviderPriceRow.service_id == ProviderServiceRow.service_id,
    )
    query = (
        select(ServiceFamilyRow.code, ServiceFamilyRow.name, ProviderPriceRow.price)
        .join(ProviderServiceRow, ProviderServiceRow.service_id == ServiceFamilyRow.id)
        .outerjoin(ProviderPriceRow, priced)
        .where(ProviderServiceRow.provider_id == provider_key(connection, provider))
        .order_by(ServiceFamilyRow.name, ServiceFamilyRow.code)
    )
    return tuple(rows.PriceRow(*row) for row in connection.execute(query))


def list_providers(connection: Connection) -> tuple[rows.ProviderRow, ...]:
    """Return the providers by city and name."""
    query = select(
        ProviderRow.code,
        ProviderRow.name,
        ProviderRow.city,
        ProviderRow.state,
        ProviderRow.valid_from,
        ProviderRow.valid_to,
    ).order_by(ProviderRow.city, ProviderRow.name, ProviderRow.code)
    return tuple(rows.ProviderRow(*row) for row in connection.execute(query))


def list_users(connection: Connection) -> tuple[rows.UserRow, ...]:
    """Return the users by code, each with the posts they hold."""
    query = (
        select(UserRow.code, UserRow.roles, ProviderRow.code)
        .outerjoin(ProviderRow, ProviderRow.id == UserRow.provider_id)
        .order_by(UserRow.code)
    )
    return tuple(
        rows.UserRow(code, frozenset(map(Role, roles.split())), provider)
        for code, roles, provider in connection.execute(query)
    )


def count_people(connection: Connection) -> tuple[rows.PeopleCount, ...]:
    """Return how many different people hold or held a voucher, by city, sex and age group.

    Each person counts once, in the city of their first voucher, so that the cities add up to the persons
    (E10). A voucher that was not collected reached nobody.
    """
    first = (
        select(func.min(VoucherRow.id).label("id"))
        .where(
            VoucherRow.person_id.is_not(None),
            (VoucherRow.state != VoucherState.VOID)
            | VoucherRow.void_reason.is_distinct_from(VoidReason.NOT_COLLECTED),
        )
        .group_by(VoucherRow.person_id)
        .subquery()
    )
    groups = (BatchRow.city, PersonRow.sex, PersonRow.age_group)
    query = (
        select(*groups, func.count())
        .select_from(first)
        .join(VoucherRow, VoucherRow.id == first.c.id)
        .join(BatchRow, BatchRow.id == VoucherRow.batch_id)
        .join(PersonRow, PersonRow.id == VoucherRow.person_id)
        .group_by(*groups)
        .order_by(*groups)
    )
    return tuple(rows.PeopleCount(*row) for row in connection.execute(query))
