"""Rows of claims, their lines, disputes, sheets and payments."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Centimes, Code, Instant, Key, Label, TableArgs, choice
from voucher_desk.domain.claim_sheets import LONGEST_WRITTEN, SheetKind
from voucher_desk.domain.claims import ClaimState, DisallowReason, LineState
from voucher_desk.domain.names import LONGEST_NAME


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
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    invoiced_on: Mapped[date | None] = mapped_column(Date)
    invoiced: Mapped[int | None] = mapped_column(BigInteger)
    papers: Mapped[int | None]
    returned_why: Mapped[str | None] = mapped_column(String(LONGEST_NAME))


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


class DisputeRow(Base):
    """What a provider brings forward for a line that was disallowed."""

    __tablename__ = "dispute"
    __table_args__: TableArgs = (UniqueConstraint("claim_line_id"),)

    id: Mapped[Key]
    claim_line_id: Mapped[int] = mapped_column(ForeignKey("claim_line.id"))
    why: Mapped[Label]
    at: Mapped[Instant]
    by: Mapped[Code]


class DisputeDecisionRow(Base):
    """How a dispute ended: `upheld` is 1 where the line is paid after all, 0 where it never is."""

    __tablename__ = "dispute_decision"
    __table_args__: TableArgs = (
        UniqueConstraint("dispute_id"),
        CheckConstraint("upheld IN (0, 1)", name="upheld_or_not"),
    )

    id: Mapped[Key]
    dispute_id: Mapped[int] = mapped_column(ForeignKey("dispute.id"))
    upheld: Mapped[int]
    why: Mapped[Label]
    at: Mapped[Instant]
    by: Mapped[Code]


class ClaimSheetRow(Base):
    """The lines of a claim's invoice, or the papers counted for it; the last of each kind counts."""

    __tablename__ = "claim_sheet"
    __table_args__: TableArgs = (UniqueConstraint("claim_id", "kind", "number"),)

    id: Mapped[Key]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    kind: Mapped[SheetKind] = mapped_column(choice(SheetKind, "claim_sheet_kind"))
    number: Mapped[int]
    at: Mapped[Instant]
    by: Mapped[Code]


class ClaimSheetLineRow(Base):
    """One line of a sheet as it was written, and its voucher where there is one; `amount` on an invoice."""

    __tablename__ = "claim_sheet_line"
    __table_args__: TableArgs = (
        CheckConstraint("amount IS NULL OR amount > 0", name="positive"),
        Index("ix_claim_sheet_line_voucher_id", "voucher_id"),
    )

    sheet_id: Mapped[int] = mapped_column(ForeignKey("claim_sheet.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    written: Mapped[str] = mapped_column(String(LONGEST_WRITTEN))
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("voucher.id"))
    amount: Mapped[int | None] = mapped_column(BigInteger)


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
