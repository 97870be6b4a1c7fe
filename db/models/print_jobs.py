"""Rows of print jobs: what was sent to paper, line by line, and what was said of it once it was counted."""

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Instant, Key, TableArgs


class PrintJobRow(Base):
    """A print job: what was sent to paper in one go, and when."""

    __tablename__ = "print_job"

    id: Mapped[Key]
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    distribution_id: Mapped[int | None] = mapped_column(ForeignKey("distribution.id"))
    vouchers: Mapped[int]
    at: Mapped[Instant]
    by: Mapped[Code]


class PrintLineRow(Base):
    """A paper of a job, in the order of its sheets, from 0; each paper is printed in one job only."""

    __tablename__ = "print_line"
    __table_args__: TableArgs = (
        UniqueConstraint("voucher_id", "copy_number"),
        ForeignKeyConstraint(
            ["voucher_id", "copy_number"],
            ["paper.voucher_id", "paper.copy_number"],
            name="fk_print_line_paper",
        ),
        CheckConstraint("place >= 0", name="in_order"),
    )

    job_id: Mapped[int] = mapped_column(ForeignKey("print_job.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    voucher_id: Mapped[int]
    copy_number: Mapped[int]


class PrintCountRow(Base):
    """What was said of a job, once: how many of its vouchers are lost to paper that is spoiled or missing."""

    __tablename__ = "print_count"
    __table_args__: TableArgs = (CheckConstraint("spoiled >= 0", name="spoiled_not_negative"),)

    job_id: Mapped[int] = mapped_column(ForeignKey("print_job.id"), primary_key=True)
    spoiled: Mapped[int]
    at: Mapped[Instant]
    by: Mapped[Code]
