"""The book of donors' logos: pictures, and what each donation shows of them."""

from sqlalchemy import Connection, insert, select

from db.books.writing import Stamp
from db.models.logos import DonationLogoRow, LogoPictureRow
from voucher_desk.domain.donations import Donation
from voucher_desk.domain.logos import Logo, LogoChoice


class SqlLogoBook:
    """Keeps pictures and choices; both are only added to."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        """Take the connection of a transaction, and who writes when."""
        self._connection = connection
        self._stamp = stamp

    def chosen(self, donation: Donation) -> LogoChoice:
        """Return what a donation shows now."""
        row = self._connection.execute(
            select(
                DonationLogoRow.sha256,
                DonationLogoRow.source,
                DonationLogoRow.on_vouchers,
                DonationLogoRow.on_lists,
                DonationLogoRow.number,
            )
            .where(DonationLogoRow.donation_id == donation.id)
            .order_by(DonationLogoRow.number.desc())
            .limit(1)
        ).first()
        return LogoChoice(*row) if row else LogoChoice()

    def keep(self, logo: Logo) -> None:
        """Keep a picture; one kept already stays as it is."""
        known = select(LogoPictureRow.sha256).where(LogoPictureRow.sha256 == logo.sha256)
        if self._connection.execute(known).first() is None:
            self._connection.execute(
                insert(LogoPictureRow).values(
                    sha256=logo.sha256,
                    png=logo.png,
                    width=logo.width,
                    height=logo.height,
                    at=self._stamp.at,
                    by=self._stamp.by,
                )
            )

    def choose(self, donation: Donation, choice: LogoChoice) -> None:
        """Put a choice after those before it. Raises LostRace where another came first."""
        self._connection.execute(
            insert(DonationLogoRow).values(
                donation_id=donation.id,
                number=choice.number,
                sha256=choice.sha256,
                source=choice.source,
                on_vouchers=choice.on_vouchers,
                on_lists=choice.on_lists,
                at=self._stamp.at,
                by=self._stamp.by,
            )
        )
