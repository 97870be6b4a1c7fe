"""Rows of the directory of services."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Key, TableArgs, choice
from voucher_desk.domain.directory import LONGEST_TEXT, CareKind

Words = String(LONGEST_TEXT)


class DirectoryEntryRow(Base):
    """A service that people may be oriented to; `contact` is the institution's."""

    __tablename__ = "directory_entry"
    __table_args__: TableArgs = (UniqueConstraint("code"),)

    id: Mapped[Key]
    code: Mapped[Code]
    name: Mapped[str] = mapped_column(Words)
    city: Mapped[str] = mapped_column(Words)
    kind: Mapped[CareKind] = mapped_column(choice(CareKind, "directory_kind", checked=False))
    services: Mapped[str] = mapped_column(Words)
    place: Mapped[str] = mapped_column(Words)
    opening: Mapped[str] = mapped_column(Words)
    languages: Mapped[str] = mapped_column(Words)
    contact: Mapped[str] = mapped_column(Words)
    referral: Mapped[str] = mapped_column(Words)
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("provider.id"))
    open_now: Mapped[bool]
