"""The logos that donations show of their donors."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.books.writing import AnySelect
from db.models.logos import DonationLogoRow, LogoPictureRow
from db.models.programme import DonationRow
from voucher_desk.domain.logos import Logo
from voucher_desk.queries.logos import ShownLogo


def read_logo(connection: Connection, donation_id: int) -> ShownLogo | None:
    """Return the logo a donation shows, if any."""
    query = _shown().where(DonationLogoRow.donation_id == donation_id)
    return next(_logos(connection, query), None)


def read_logos(connection: Connection, donation_id: int | None = None) -> tuple[Logo, ...]:
    """Return the logos of one donation or of all, by its code; one that several show comes once."""
    query = _shown().order_by(DonationRow.code)
    if donation_id is not None:
        query = query.where(DonationLogoRow.donation_id == donation_id)
    return tuple({shown.logo.sha256: shown.logo for shown in _logos(connection, query)}.values())


def _shown() -> AnySelect:
    newest = (
        select(DonationLogoRow.donation_id, func.max(DonationLogoRow.number).label("number"))
        .group_by(DonationLogoRow.donation_id)
        .subquery()
    )
    return (
        select(
            LogoPictureRow.png,
            LogoPictureRow.sha256,
            LogoPictureRow.width,
            LogoPictureRow.height,
            DonationLogoRow.source,
            DonationLogoRow.on_vouchers,
            DonationLogoRow.on_lists,
        )
        .join(LogoPictureRow, LogoPictureRow.sha256 == DonationLogoRow.sha256)
        .join(DonationRow, DonationRow.id == DonationLogoRow.donation_id)
        .join(
            newest,
            (newest.c.donation_id == DonationLogoRow.donation_id)
            & (newest.c.number == DonationLogoRow.number),
        )
    )


def _logos(connection: Connection, query: AnySelect) -> Iterator[ShownLogo]:
    for row in connection.execute(query):
        logo = Logo(row.png, row.sha256, row.source, row.width, row.height)
        yield ShownLogo(logo, row.on_vouchers, row.on_lists)
