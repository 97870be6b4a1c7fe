"""How what a programme declares, and its directory, are read to be compared with the log (E11)."""

from sqlalchemy import func, select

from db.books.writing import AnySelect
from db.models.directory import DirectoryEntryRow
from db.models.programme import (
    BatchRow,
    DonationRow,
    ProviderPriceRow,
    ProviderRow,
    ServiceFamilyRow,
    UserRow,
)

_WORDS = (
    *("name", "city", "kind", "services", "place", "opening", "languages", "contact", "referral", "open_now"),
)
_DIRECTORY = select(
    DirectoryEntryRow.code,
    *(getattr(DirectoryEntryRow, name) for name in _WORDS),
    func.coalesce(ProviderRow.code, "").label("provider"),
).outerjoin(ProviderRow, ProviderRow.id == DirectoryEntryRow.provider_id)
PROGRAMME: dict[str, tuple[int, AnySelect]] = {
    "directory_entry": (1, _DIRECTORY),
    "batch": (
        1,
        select(
            BatchRow.code,
            DonationRow.code.label("donation"),
            BatchRow.city,
            BatchRow.face,
            BatchRow.expires_on,
            BatchRow.remainder,
            BatchRow.entitlement,
        ).join(DonationRow, DonationRow.id == BatchRow.donation_id),
    ),
    "provider": (
        1,
        select(
            ProviderRow.code,
            ProviderRow.city,
            ProviderRow.ice,
            ProviderRow.contract,
            ProviderRow.state,
            ProviderRow.valid_from,
            ProviderRow.valid_to,
            ProviderRow.monthly_cap,
        ),
    ),
    "provider_price": (
        2,
        select(
            ProviderRow.code,
            ServiceFamilyRow.code.label("service"),
            ProviderRow.code.label("provider"),
            ProviderPriceRow.price,
        )
        .join(ProviderRow, ProviderRow.id == ProviderPriceRow.provider_id)
        .join(ServiceFamilyRow, ServiceFamilyRow.id == ProviderPriceRow.service_id),
    ),
    "desk_user": (
        1,
        select(UserRow.code, UserRow.roles, ProviderRow.code.label("provider")).outerjoin(
            ProviderRow, ProviderRow.id == UserRow.provider_id
        ),
    ),
}
"""Each table, with how many of the first columns make its key."""
