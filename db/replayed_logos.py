"""How the tables of donors' logos are read to be compared with the log (E11): a picture by its hash."""

from sqlalchemy import select

from db.books.writing import AnySelect
from db.models.logos import DonationLogoRow, LogoPictureRow
from db.models.programme import DonationRow

LOGOS: dict[str, tuple[int, AnySelect]] = {
    "logo_picture": (1, select(LogoPictureRow.sha256, LogoPictureRow.png)),
    "donation_logo": (
        2,
        select(
            DonationRow.code,
            DonationLogoRow.number,
            DonationLogoRow.sha256,
            DonationLogoRow.source,
            DonationLogoRow.on_vouchers,
            DonationLogoRow.on_lists,
        ).join(DonationRow, DonationRow.id == DonationLogoRow.donation_id),
    ),
}
"""Each table, with how many of the first columns make its key."""
