"""Putting a programme declaration into the tables: what is new is added, what changed is updated."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from db.models.base import Base
from db.models.programme import (
    AccountRow,
    AssociationRow,
    BatchRow,
    DonationRow,
    DonorRow,
    ProgrammeRow,
    ProviderAssociationRow,
    ProviderPriceRow,
    ProviderRow,
    ProviderServiceRow,
    ScopeRow,
    ServiceFamilyRow,
    UserRow,
)
from db.models.vouchers import VoucherRow
from voucher_desk.domain.donations import DonationState
from voucher_desk.domain.ledger import Account
from voucher_desk.domain.programme import (
    BatchDeclaration,
    OtherProgrammeLoaded,
    Programme,
    ProgrammeDeclaration,
    ProviderDeclaration,
)
from voucher_desk.domain.providers import Scope
from voucher_desk.domain.stock import TermsDiffer

Ids = Mapping[str, int]


def save_declaration(connection: Connection, declaration: ProgrammeDeclaration) -> None:
    """Save all that a file declares, in the order of who refers to whom."""
    _save_programme(connection, declaration.programme)
    associations = _save_coded(
        connection, AssociationRow, ({"code": one.code, "name": one.name} for one in declaration.associations)
    )
    donors = _save_coded(
        connection,
        DonorRow,
        ({"code": one.code, "name": one.name, "mark": one.mark} for one in declaration.donors),
    )
    services = _save_coded(
        connection, ServiceFamilyRow, ({"code": one.code, "name": one.name} for one in declaration.services)
    )
    _save_scopes(connection, declaration.scopes)
    donations = _save_donations(connection, declaration, donors, associations)
    _save_batches(connection, declaration.batches, donations)
    providers = _save_providers(connection, declaration.providers, services, associations)
    _save_coded(
        connection,
        UserRow,
        (
            {
                "code": one.code,
                "roles": " ".join(sorted(one.roles)),
                "provider_id": providers[one.provider] if one.provider else None,
            }
            for one in declaration.users
        ),
    )


def _save_programme(connection: Connection, programme: Programme) -> None:
    values = {
        "code": programme.code,
        "number": programme.number,
        "name": programme.name,
        "voucher_title": programme.voucher_title,
        "hotline": programme.hotline,
        "starts_on": programme.starts_on,
        "ends_on": programme.ends_on,
        "training": programme.training,
        "strict": programme.strict,
        "offline_grace_days": programme.offline_grace_days,
    }
    known = connection.execute(select(ProgrammeRow.code, ProgrammeRow.number)).first()
    if known is None:
        connection.execute(insert(ProgrammeRow), {"id": 1, **values})
    elif (known.code, known.number) != (programme.code, programme.number):
        raise OtherProgrammeLoaded(programme=known.code)
    else:
        connection.execute(update(ProgrammeRow).values(**values))


def _save_coded(connection: Connection, rows: type[Base], entries: Iterable[dict[str, Any]]) -> Ids:
    """Add or update rows by their code, and return the key of each."""
    table = rows.__table__
    known = dict(connection.execute(select(table.c.code, table.c.id)).all())
    for values in entries:
        if values["code"] in known:
            connection.execute(update(rows).where(table.c.code == values["code"]).values(**values))
        else:
            connection.execute(insert(rows), values)
    return dict(connection.execute(select(table.c.code, table.c.id)).all())


def _save_scopes(connection: Connection, scopes: Iterable[Scope]) -> None:
    known = set(connection.execute(select(ScopeRow.index_number)).scalars())
    for scope in scopes:
        values = {"kind": scope.kind, "target": scope.target}
        if scope.index in known:
            connection.execute(update(ScopeRow).where(ScopeRow.index_number == scope.index).values(**values))
        else:
            connection.execute(insert(ScopeRow), {"index_number": scope.index, **values})


def _save_donations(
    connection: Connection, declaration: ProgrammeDeclaration, donors: Ids, associations: Ids
) -> Ids:
    known = dict(connection.execute(select(DonationRow.code, DonationRow.id)).all())
    ids = _save_coded(
        connection,
        DonationRow,
        (
            {
                "code": one.code,
                "donor_id": donors[one.donor],
                "association_id": associations[one.association],
                "currency": one.currency,
                "mark_on_lists": one.mark_on_lists,
                "mark": one.mark or None,
                "agreement": one.agreement or None,
                "agreed_on": one.agreed_on,
                "pledged": one.pledged,
                **({} if one.code in known else {"state": DonationState.AGREED}),
            }
            for one in declaration.donations
        ),
    )
    accounts = [
        {"donation_id": ids[code], "account": account, "balance": 0}
        for code in ids.keys() - known.keys()
        for account in Account
    ]
    if accounts:
        connection.execute(insert(AccountRow), accounts)
    return ids


def _save_batches(connection: Connection, batches: Iterable[BatchDeclaration], donations: Ids) -> None:
    table = BatchRow.__table__
    known = {row.code: row for row in connection.execute(select(table))}
    owners = dict(connection.execute(select(DonationRow.id, DonationRow.association_id)).all())
    for batch in batches:
        donation_id = donations[batch.donation]
        values = {
            "code": batch.code,
            "donation_id": donation_id,
            "association_id": owners[donation_id],
            "city": batch.city,
            "face": batch.face,
            "expires_on": batch.expires_on,
            "remainder": batch.remainder,
            "scope": batch.scope,
            "entitlement": batch.entitlement,
        }
        row = known.get(batch.code)
        if row is None:
            connection.execute(insert(BatchRow), values)
        elif any(getattr(row, name) != value for name, value in values.items()):
            _require_unprinted(connection, batch.code, row.id)
            connection.execute(update(BatchRow).where(BatchRow.id == row.id).values(**values))


def _require_unprinted(connection: Connection, batch: str, batch_id: int) -> None:
    if connection.execute(select(VoucherRow.id).where(VoucherRow.batch_id == batch_id).limit(1)).first():
        raise TermsDiffer(batch=batch)


def _save_providers(
    connection: Connection, providers: Iterable[ProviderDeclaration], services: Ids, associations: Ids
) -> Ids:
    declared = tuple(providers)
    ids = _save_coded(
        connection,
        ProviderRow,
        (
            {
                "code": one.code,
                "name": one.name,
                "city": one.city,
                "ice": one.ice,
                "contract": one.contract,
                "state": one.state,
                "valid_from": one.valid_from,
                "valid_to": one.valid_to,
                "monthly_cap": one.monthly_cap,
            }
            for one in declared
        ),
    )
    for one in declared:
        _link(
            connection, ProviderServiceRow, ids[one.code], "service_id", [services[s] for s in one.services]
        )
        _price(connection, ids[one.code], {services[priced.service]: priced.price for priced in one.prices})
        _link(
            connection,
            ProviderAssociationRow,
            ids[one.code],
            "association_id",
            [associations[a] for a in one.associations],
        )
    return ids


def _price(connection: Connection, provider_id: int, prices: Mapping[int, int]) -> None:
    """Put a provider's price list in the place of the one before; what was redeemed keeps its own price."""
    connection.execute(delete(ProviderPriceRow).where(ProviderPriceRow.provider_id == provider_id))
    if prices:
        connection.execute(
            insert(ProviderPriceRow),
            [
                {"provider_id": provider_id, "service_id": service, "price": price}
                for service, price in prices.items()
            ],
        )


def _link(connection: Connection, rows: type[Base], provider_id: int, column: str, ids: list[int]) -> None:
    connection.execute(delete(rows).where(rows.__table__.c.provider_id == provider_id))
    if ids:
        connection.execute(insert(rows), [{"provider_id": provider_id, column: one} for one in ids])
