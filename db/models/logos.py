"""Rows of donors' logos: pictures, and what each donation chose to show of them."""

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Instant, TableArgs

DIGEST = String(64)


class LogoPictureRow(Base):
    """A picture by the SHA-256 of its bytes, kept once whoever shows it; sides in dots."""

    __tablename__ = "logo_picture"
    __table_args__: TableArgs = (CheckConstraint("width > 0 AND height > 0", name="some_dots"),)

    sha256: Mapped[str] = mapped_column(DIGEST, primary_key=True)
    png: Mapped[bytes] = mapped_column(LargeBinary)
    width: Mapped[int]
    height: Mapped[int]
    at: Mapped[Instant]
    by: Mapped[Code]


class DonationLogoRow(Base):
    """What a donation chose to show; the highest number of a donation counts, without a picture it is none.

    `source` is the SHA-256 of the file the picture was made from.
    """

    __tablename__ = "donation_logo"
    __table_args__: TableArgs = (
        CheckConstraint("sha256 IS NOT NULL OR NOT (on_vouchers OR on_lists)", name="shows_a_picture"),
    )

    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str | None] = mapped_column(DIGEST, ForeignKey("logo_picture.sha256"))
    source: Mapped[str | None] = mapped_column(DIGEST)
    on_vouchers: Mapped[bool]
    on_lists: Mapped[bool]
    at: Mapped[Instant]
    by: Mapped[Code]
