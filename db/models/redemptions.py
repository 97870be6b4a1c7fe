"""Rows of scans, redemptions and reversals."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Centimes, Code, Digest, Instant, Key, Label, TableArgs, choice
from voucher_desk.domain.redemptions import Verdict


class RedemptionRow(Base):
    """One use of a voucher at a provider; the operation number makes it happen once (invariant 18).

    `service` and `price` are those of the contract on that day, where a service family was named.
    """

    __tablename__ = "redemption"
    __table_args__: TableArgs = (
        UniqueConstraint("op_id"),
        CheckConstraint("amount > 0 AND forfeited >= 0", name="positive"),
        Index("ix_redemption_voucher_id", "voucher_id"),
        Index("ix_redemption_provider_id", "provider_id", "at"),
    )

    id: Mapped[Key]
    op_id: Mapped[str] = mapped_column(String(36))
    voucher_id: Mapped[int] = mapped_column(ForeignKey("voucher.id"))
    donation_id: Mapped[int] = mapped_column(ForeignKey("donation.id"))
    provider_id: Mapped[int] = mapped_column(ForeignKey("provider.id"))
    amount: Mapped[Centimes]
    forfeited: Mapped[Centimes]
    at: Mapped[Instant]
    by: Mapped[Code]
    station: Mapped[Code]
    service: Mapped[str | None] = mapped_column(String(40))
    price: Mapped[int | None] = mapped_column(BigInteger)


class ReversalRow(Base):
    """A redemption undone: at most once, and by a second person (invariant 24)."""

    __tablename__ = "reversal"
    __table_args__: TableArgs = (UniqueConstraint("redemption_id"),)

    id: Mapped[Key]
    redemption_id: Mapped[int] = mapped_column(ForeignKey("redemption.id"))
    reason: Mapped[Label]
    at: Mapped[Instant]
    by: Mapped[Code]


class ScanRow(Base):
    """The answer to one scan, also where it was refused (invariant 22).

    The text itself is not kept: its SHA-256 tells a repeated scan, its length a strange one. `code` is empty
    for a good answer. A repeated operation number is answered from here.
    """

    __tablename__ = "scan"
    __table_args__: TableArgs = (
        UniqueConstraint("op_id"),
        Index("ix_scan_provider_id", "provider_id", "at"),
        Index("ix_scan_voucher_id", "voucher_id"),
    )

    id: Mapped[Key]
    op_id: Mapped[str] = mapped_column(String(36))
    text_sha256: Mapped[Digest]
    text_length: Mapped[int]
    asked: Mapped[int | None] = mapped_column(BigInteger)
    provider_id: Mapped[int | None] = mapped_column(ForeignKey("provider.id"))
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("voucher.id"))
    verdict: Mapped[Verdict] = mapped_column(choice(Verdict, "scan_verdict"))
    code: Mapped[str] = mapped_column(String(12))
    data: Mapped[str] = mapped_column(String(400))
    amount: Mapped[Centimes]
    forfeited: Mapped[Centimes]
    remaining: Mapped[Centimes]
    at: Mapped[Instant]
    by: Mapped[Code]
    station: Mapped[Code]
