"""Rows of the difference at a count-back: explained line by line, and signed off by another person."""

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Instant, Label, TableArgs, choice
from voucher_desk.domain.count_back import Side, VarianceReason


class VarianceLineRow(Base):
    """A paper missing or in excess at a closed distribution, and why; no voucher where none was in hand."""

    __tablename__ = "variance_line"
    __table_args__: TableArgs = (
        CheckConstraint(
            "voucher_id IS NOT NULL OR (side = 'EXCESS' AND reason = 'COUNTED_WRONG')", name="names_its_paper"
        ),
        CheckConstraint("reason <> 'OTHER' OR words <> ''", name="other_in_words"),
        Index("ix_variance_line_voucher_id", "voucher_id"),
    )

    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("voucher.id"))
    desk: Mapped[Code]
    side: Mapped[Side] = mapped_column(choice(Side, "variance_side"))
    reason: Mapped[VarianceReason] = mapped_column(choice(VarianceReason, "variance_reason"))
    words: Mapped[Label]
    at: Mapped[Instant]
    by: Mapped[Code]


class VarianceWithdrawalRow(Base):
    """A line that was taken back before anybody approved it."""

    __tablename__ = "variance_withdrawal"
    __table_args__: TableArgs = (
        ForeignKeyConstraint(
            ["distribution_id", "number"],
            ["variance_line.distribution_id", "variance_line.number"],
            name="fk_variance_withdrawal_line",
        ),
    )

    distribution_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    by: Mapped[Code]


class SignOffRow(Base):
    """Who approved all lines of a distribution: nobody who wrote one that stands."""

    __tablename__ = "sign_off"

    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), primary_key=True)
    at: Mapped[Instant]
    by: Mapped[Code]
