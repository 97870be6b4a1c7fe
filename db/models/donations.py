"""Rows of what becomes of a donation beside its vouchers: allocations, returns, and gifts in kind."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Centimes, Code, Day, Instant, Key, Label, TableArgs


class AllocationRow(Base):
    """What was set aside for a distribution; the newest row of one counts, 0 sets no limit."""

    __tablename__ = "allocation"
    __table_args__: TableArgs = (
        CheckConstraint("amount >= 0", name="not_negative"),
        Index("ix_allocation_donation_id", "donation_id", "distribution_id", "id"),
    )

    id: Mapped[Key]
    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"))
    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"))
    amount: Mapped[Centimes]
    at: Mapped[Instant]
    by: Mapped[Code]


class DonationReturnRow(Base):
    """Money that left a donation unspent, under a transfer's reference, for its donor or another donation."""

    __tablename__ = "donation_return"
    __table_args__: TableArgs = (
        UniqueConstraint("reference"),
        CheckConstraint("amount > 0", name="positive"),
        CheckConstraint("target_id IS NULL OR target_id <> donation_id", name="to_another"),
    )

    id: Mapped[Key]
    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"))
    target_id: Mapped[int | None] = mapped_column(ForeignKey("donation.id"))
    amount: Mapped[Centimes]
    reference: Mapped[Label]
    at: Mapped[Instant]
    by: Mapped[Code]


class GiftRow(Base):
    """Goods given to an association; `corrects_id` is the row noted wrongly in whose place it stands."""

    __tablename__ = "gift"
    __table_args__: TableArgs = (
        UniqueConstraint("corrects_id"),
        CheckConstraint("quantity > 0 OR (quantity = 0 AND corrects_id IS NOT NULL)", name="something_given"),
        CheckConstraint("value IS NULL OR value >= 0", name="value_not_negative"),
        CheckConstraint("corrects_id IS NULL OR corrects_id < id", name="corrects_an_earlier"),
    )

    id: Mapped[Key]
    donor_id: Mapped[int] = mapped_column(ForeignKey("donor.id"))
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"))
    what: Mapped[Label]
    quantity: Mapped[int]
    unit: Mapped[Label]
    value: Mapped[int | None] = mapped_column(BigInteger)
    given_on: Mapped[Day]
    reference: Mapped[Label]
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("gift.id"))
    at: Mapped[Instant]
    by: Mapped[Code]
