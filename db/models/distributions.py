"""Rows of distributions and their frozen lists."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Digest, Instant, Key, Label, TableArgs, UtcInstant, choice
from voucher_desk.domain.distributions import DistributionState, PrintMode


class DistributionRow(Base):
    """One event: session and batch are of the same association and city (invariant 9)."""

    __tablename__ = "distribution"
    __table_args__: TableArgs = (
        UniqueConstraint("code"),
        UniqueConstraint("id", "batch_id", "session_id"),
        ForeignKeyConstraint(
            ["session_id", "association_id", "city"],
            ["session.id", "session.association_id", "session.city"],
            name="fk_distribution_session_place",
        ),
        ForeignKeyConstraint(
            ["batch_id", "association_id", "city"],
            ["batch.id", "batch.association_id", "batch.city"],
            name="fk_distribution_batch_place",
        ),
        CheckConstraint("state IN ('DRAFT', 'CANCELLED') OR list_version > 0", name="frozen_before_open"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    session_id: Mapped[int]
    batch_id: Mapped[int]
    association_id: Mapped[int]
    city: Mapped[Label]
    mode: Mapped[PrintMode] = mapped_column(choice(PrintMode, "distribution_mode"))
    state: Mapped[DistributionState] = mapped_column(choice(DistributionState, "distribution_state"))
    list_version: Mapped[int]
    list_sha256: Mapped[Digest]
    opened_at: Mapped[datetime | None] = mapped_column(UtcInstant)
    counted_back: Mapped[int | None]
    explanation: Mapped[str | None] = mapped_column(String(400))


class ListVersionRow(Base):
    """A frozen list: its hash is printed on every page of it (invariant 15)."""

    __tablename__ = "list_version"

    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[Digest]
    frozen_at: Mapped[Instant]
    frozen_by: Mapped[Code]


class ListEntryRow(Base):
    """A person on a list, with the version that first named them and the line number."""

    __tablename__ = "list_entry"
    __table_args__: TableArgs = (
        UniqueConstraint("distribution_id", "attendance_id"),
        ForeignKeyConstraint(
            ["distribution_id", "version"],
            ["list_version.distribution_id", "list_version.version"],
            name="fk_list_entry_version",
        ),
        Index("ix_list_entry_attendance_id", "attendance_id"),
    )

    distribution_id: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id"))
