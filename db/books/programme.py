"""The programme book: donors, donations, lots, providers and users, declared by file and found by code."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, func, insert, select, update

from db.books.declaring import save_declaration
from db.books.writing import AnyRow
from db.models.programme import (
    AssociationRow,
    BatchRow,
    DonationRow,
    DonorRow,
    ProgrammeRow,
    ProviderAssociationRow,
    ProviderPriceRow,
    ProviderRow,
    ProviderServiceRow,
    ServiceFamilyRow,
    TrancheRow,
    UserRow,
)
from voucher_desk.domain.donations import Donation, DonationState, Tranche, UnknownDonation
from voucher_desk.domain.duties import Actor, Role, UnknownUser, actor_of
from voucher_desk.domain.programme import NoProgramme, Programme, ProgrammeDeclaration
from voucher_desk.domain.providers import Provider, UnknownProvider
from voucher_desk.domain.stock import Batch, UnknownBatch

PROGRAMME = select(ProgrammeRow.__table__)
DONATION = (
    select(DonationRow.__table__, DonorRow.code.label("donor"), AssociationRow.code.label("association"))
    .join(DonorRow, DonorRow.id == DonationRow.donor_id)
    .join(AssociationRow, AssociationRow.id == DonationRow.association_id)
    .where(DonationRow.code == bindparam("wanted"))
)
BATCH = (
    select(BatchRow.__table__, DonationRow.code.label("donation"), AssociationRow.code.label("association"))
    .join(DonationRow, DonationRow.id == BatchRow.donation_id)
    .join(AssociationRow, AssociationRow.id == BatchRow.association_id)
    .where(BatchRow.code == bindparam("wanted"))
)
PROVIDER = (
    select(
        ProviderRow.__table__,
        ServiceFamilyRow.code.label("service"),
        AssociationRow.code.label("association"),
    )
    .outerjoin(ProviderServiceRow, ProviderServiceRow.provider_id == ProviderRow.id)
    .outerjoin(ServiceFamilyRow, ServiceFamilyRow.id == ProviderServiceRow.service_id)
    .outerjoin(ProviderAssociationRow, ProviderAssociationRow.provider_id == ProviderRow.id)
    .outerjoin(AssociationRow, AssociationRow.id == ProviderAssociationRow.association_id)
    .where(ProviderRow.code == bindparam("wanted"))
)
USER = (
    select(UserRow.code, UserRow.roles, ProviderRow.code.label("provider"))
    .outerjoin(ProviderRow, ProviderRow.id == UserRow.provider_id)
    .where(UserRow.code == bindparam("wanted"))
)
PRICE = (
    select(ProviderPriceRow.price)
    .join(ServiceFamilyRow, ServiceFamilyRow.id == ProviderPriceRow.service_id)
    .where(
        ProviderPriceRow.provider_id == bindparam("provider_id"),
        ServiceFamilyRow.code == bindparam("service"),
    )
)
USERS = select(func.count()).select_from(UserRow)


class SqlProgrammeBook:
    """Finds and declares what a programme file says."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a transaction."""
        self._connection = connection

    def current(self) -> Programme:
        """Return the programme. Raises NoProgramme."""
        row = self._connection.execute(PROGRAMME).first()
        if row is None:
            raise NoProgramme
        return programme_of(row)

    def save(self, declaration: ProgrammeDeclaration) -> None:
        """Put a declaration into the tables, changed or new, removing nothing. Raises TermsDiffer."""
        save_declaration(self._connection, declaration)

    def tranche_amounts(self, donation: str) -> Mapping[int, int]:
        """Return the centimes booked of each tranche by its number."""
        rows = self._connection.execute(
            select(TrancheRow.number, TrancheRow.booked)
            .join(DonationRow, DonationRow.id == TrancheRow.donation_id)
            .where(DonationRow.code == donation)
        )
        return {row.number: row.booked for row in rows}

    def add_tranche(self, donation: str, tranche: Tranche, booked: int) -> None:
        """Receive a tranche; the first makes a donation active."""
        donation_id = self.donation(donation).id
        self._connection.execute(
            insert(TrancheRow),
            {
                "donation_id": donation_id,
                "number": tranche.number,
                "amount_minor": tranche.amount.minor,
                "currency": tranche.amount.currency,
                "rate": tranche.rate,
                "rate_on": tranche.rate_on,
                "rate_source": tranche.rate_source,
                "booked": booked,
                "received_on": tranche.received_on,
                "reference": tranche.reference,
            },
        )
        self._connection.execute(
            update(DonationRow)
            .where(DonationRow.id == donation_id, DonationRow.state == DonationState.AGREED)
            .values(state=DonationState.ACTIVE)
        )

    def donation(self, code: str) -> Donation:
        """Return a donation. Raises UnknownDonation."""
        row = self._connection.execute(DONATION, {"wanted": code}).first()
        if row is None:
            raise UnknownDonation(donation=code)
        return Donation(
            row.id,
            row.code,
            row.donor,
            row.association,
            row.currency,
            row.state,
            row.closing_proposed_by,
        )

    def batch(self, code: str) -> Batch:
        """Return a lot. Raises UnknownBatch."""
        row = self._connection.execute(BATCH, {"wanted": code}).first()
        if row is None:
            raise UnknownBatch(batch=code)
        return Batch(
            id=row.id,
            code=row.code,
            donation=row.donation,
            association=row.association,
            city=row.city,
            face=row.face,
            expires_on=row.expires_on,
            remainder=row.remainder,
            scope=row.scope,
        )

    def provider(self, code: str) -> Provider:
        """Return a provider with its contract. Raises UnknownProvider."""
        rows = self._connection.execute(PROVIDER, {"wanted": code}).all()
        if not rows:
            raise UnknownProvider(provider=code)
        first = rows[0]
        return Provider(
            id=first.id,
            code=first.code,
            name=first.name,
            city=first.city,
            state=first.state,
            valid_from=first.valid_from,
            valid_to=first.valid_to,
            services=frozenset(row.service for row in rows if row.service),
            associations=frozenset(row.association for row in rows if row.association),
            monthly_cap=first.monthly_cap,
        )

    def price(self, provider: Provider, service: str) -> int | None:
        """Return the price of a service family at a provider, in centimes; None where none is agreed."""
        return self._connection.execute(PRICE, {"provider_id": provider.id, "service": service}).scalar()

    def ice(self, provider: str) -> str:
        """Return a provider's ICE, empty where none is known. Raises UnknownProvider."""
        ice = self._connection.execute(select(ProviderRow.ice).where(ProviderRow.code == provider)).scalar()
        if ice is None:
            raise UnknownProvider(provider=provider)
        return ice

    def has_users(self) -> bool:
        """Return whether anybody works here yet."""
        return bool(self._connection.execute(USERS).scalar_one())

    def user(self, code: str) -> Actor:
        """Return a user as an actor. Raises UnknownUser."""
        row = self._connection.execute(USER, {"wanted": code}).first()
        if row is None:
            raise UnknownUser(user=code)
        return actor_of(row.code, roles_of(row.roles), row.provider)


def programme_of(row: AnyRow) -> Programme:
    """Return a programme row as the domain knows it."""
    return Programme(
        code=row.code,
        number=row.number,
        name=row.name,
        voucher_title=row.voucher_title,
        hotline=row.hotline,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        training=row.training,
        strict=row.strict,
        offline_grace_days=row.offline_grace_days,
    )


def roles_of(text: str) -> frozenset[Role]:
    """Return the posts written in a user's row."""
    return frozenset(Role(role) for role in text.split())
