"""Rows of claims, their lines and payments."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Centimes, Code, Instant, Key, Label, TableArgs, choice
from voucher_desk.domain.claims import ClaimState, DisallowReason, LineState


class ClaimRow(Base):
    """A provider's claim against one donation."""

    __tablename__ = "claim"
    __table_args__: TableArgs = (
        UniqueConstraint("code"),
        UniqueConstraint("provider_id", "invoice"),
        CheckConstraint(
            "paid >= 0 AND paid <= approved AND approved <= claimed", name="paid_within_approved"
        ),
        CheckConstraint(
            "approved_by IS NULL OR (reviewed_by IS NOT NULL AND approved_by <> reviewed_by)",
            name="approver_is_not_reviewer",
        ),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    provider_id: Mapped[int] = mapped_column(ForeignKey("provider.id"))
    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"))
    state: Mapped[ClaimState] = mapped_column(choice(ClaimState, "claim_state"))
    invoice: Mapped[str | None] = mapped_column(String(40))
    claimed: Mapped[Centimes]
    approved: Mapped[Centimes]
    paid: Mapped[Centimes]
    drafted_by: Mapped[Code]
    drafted_at: Mapped[Instant]
    reviewed_by: Mapped[str | None] = mapped_column(String(40))
    approved_by: Mapped[str | None] = mapped_column(String(40))


class ClaimLineRow(Base):
    """One redemption on a claim; at most one live line holds a redemption (invariant 33)."""

    __tablename__ = "claim_line"
    __table_args__: TableArgs = (
        UniqueConstraint("claim_id", "redemption_id"),
        CheckConstraint("amount > 0", name="positive"),
        Index(
            "uq_claim_line_live",
            "redemption_id",
            unique=True,
            sqlite_where=text("live = 1"),
            postgresql_where=text("live = 1"),
        ),
        Index("ix_claim_line_reconcile", "claim_id", "live", "state", "amount"),
    )

    id: Mapped[Key]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    redemption_id: Mapped[int] = mapped_column(ForeignKey("redemption.id"))
    amount: Mapped[Centimes]
    state: Mapped[LineState] = mapped_column(choice(LineState, "claim_line_state"))
    reason: Mapped[DisallowReason | None] = mapped_column(choice(DisallowReason, "claim_line_reason"))
    live: Mapped[int]


class PaymentRow(Base):
    """One payment of a claim, by a third person, with a reference of its own (invariants 36 and 37)."""

    __tablename__ = "payment"
    __table_args__: TableArgs = (
        UniqueConstraint("reference"),
        CheckConstraint("amount > 0", name="positive"),
    )

    id: Mapped[Key]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    amount: Mapped[Centimes]
    reference: Mapped[Label]
    at: Mapped[Instant]
    by: Mapped[Code]
