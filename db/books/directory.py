"""The book of the directory of services."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, func, insert, select, update

from db.books.writing import AnyRow, AnySelect, change_one, chunks
from db.models.directory import DirectoryEntryRow
from db.models.programme import ProviderRow
from voucher_desk.domain.directory import DirectoryEntry

ENTRIES: AnySelect = select(
    DirectoryEntryRow.__table__, func.coalesce(ProviderRow.code, "").label("provider")
).outerjoin(ProviderRow, ProviderRow.id == DirectoryEntryRow.provider_id)


class SqlDirectoryBook:
    """Finds and keeps the entries of the directory."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a transaction."""
        self._connection = connection

    def entries(self, codes: Sequence[str]) -> Mapping[str, DirectoryEntry]:
        """Return the entries that have these codes, by code."""
        return {
            row.code: entry_of(row)
            for part in chunks(codes)
            for row in self._connection.execute(ENTRIES.where(DirectoryEntryRow.code.in_(part)))
        }

    def put(self, before: DirectoryEntry | None, after: DirectoryEntry) -> None:
        """Add an entry, or change the one it was. Raises LostRace."""
        values = asdict(after)
        provider = values.pop("provider")
        key = select(ProviderRow.id).where(ProviderRow.code == provider).scalar_subquery()
        if before is None:
            self._connection.execute(insert(DirectoryEntryRow).values(**values, provider_id=key))
        else:
            change = update(DirectoryEntryRow).where(DirectoryEntryRow.code == before.code)
            change_one(self._connection, change.values(**values, provider_id=key))


def entry_of(row: AnyRow) -> DirectoryEntry:
    """Return a row as the domain knows it."""
    return DirectoryEntry(
        code=row.code,
        name=row.name,
        city=row.city,
        kind=row.kind,
        services=row.services,
        place=row.place,
        opening=row.opening,
        languages=row.languages,
        contact=row.contact,
        referral=row.referral,
        provider=row.provider,
        open_now=row.open_now,
    )
