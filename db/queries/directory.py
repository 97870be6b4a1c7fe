"""The directory of services as it is read: what stands in it, and the providers that do not yet."""

from sqlalchemy import Connection, select

from db.books.directory import ENTRIES, entry_of
from db.models.directory import DirectoryEntryRow
from db.models.programme import ProviderRow, ProviderServiceRow, ServiceFamilyRow
from voucher_desk.domain.directory import CareKind, DirectoryEntry
from voucher_desk.domain.providers import ProviderState


def list_directory(connection: Connection) -> tuple[DirectoryEntry, ...]:
    """Return every service by city, kind and name; a provider under contract stands there by itself."""
    entries = [entry_of(row) for row in connection.execute(ENTRIES)]
    kinds = list(CareKind)
    return tuple(
        sorted(
            [*entries, *_providers(connection)],
            key=lambda entry: (entry.city, kinds.index(entry.kind), entry.name),
        )
    )


def _providers(connection: Connection) -> list[DirectoryEntry]:
    """Return the providers under contract that no entry tells of."""
    told = select(DirectoryEntryRow.id).where(DirectoryEntryRow.provider_id == ProviderRow.id).exists()
    rows = connection.execute(
        select(ProviderRow.code, ProviderRow.name, ProviderRow.city, ServiceFamilyRow.name.label("service"))
        .outerjoin(ProviderServiceRow, ProviderServiceRow.provider_id == ProviderRow.id)
        .outerjoin(ServiceFamilyRow, ServiceFamilyRow.id == ProviderServiceRow.service_id)
        .where(ProviderRow.state == ProviderState.CONTRACTED, ~told)
        .order_by(ProviderRow.code, ServiceFamilyRow.name)
    ).all()
    services: dict[str, list[str]] = {}
    for row in rows:
        services.setdefault(row.code, []).extend([row.service] if row.service else [])
    return [
        DirectoryEntry(
            code=code,
            name=name,
            city=city,
            kind=CareKind.VOUCHER,
            services=", ".join(services[code]),
            provider=code,
        )
        for code, name, city in dict.fromkeys((row.code, row.name, row.city) for row in rows)
    ]
