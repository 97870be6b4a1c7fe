"""Rows of blanks on their way: handed to the desks of a distribution, received, and counted back."""

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Instant, Key, TableArgs


class StockMoveRow(Base):
    """Blanks handed from the stock to a distribution, in one go; `desk` is empty where no desk is named."""

    __tablename__ = "stock_move"
    __table_args__: TableArgs = (
        CheckConstraint("vouchers > 0", name="of_something"),
        Index("ix_stock_move_distribution_id", "distribution_id"),
    )

    id: Mapped[Key]
    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"))
    desk: Mapped[Code]
    vouchers: Mapped[int]
    at: Mapped[Instant]
    by: Mapped[Code]


class StockMoveLineRow(Base):
    """A blank of a move; a trigger lets it be in the float of that desk alone (invariant 2)."""

    __tablename__ = "stock_move_line"
    __table_args__: TableArgs = (Index("ix_stock_move_line_voucher_id", "voucher_id"),)

    move_id: Mapped[int] = mapped_column(ForeignKey("stock_move.id"), primary_key=True)
    voucher_id: Mapped[int] = mapped_column(ForeignKey("voucher.id"), primary_key=True)


class StockReceiptRow(Base):
    """Who counted the blanks of a move and took them: another person than the one who gave them."""

    __tablename__ = "stock_receipt"

    move_id: Mapped[int] = mapped_column(ForeignKey("stock_move.id"), primary_key=True)
    at: Mapped[Instant]
    by: Mapped[Code]


class DeskCountRow(Base):
    """What the books expected back from a desk when its distribution closed, and what was counted."""

    __tablename__ = "desk_count"
    __table_args__: TableArgs = (
        CheckConstraint("expected >= 0 AND counted >= 0", name="counts_not_negative"),
    )

    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), primary_key=True)
    desk: Mapped[Code] = mapped_column(primary_key=True)
    expected: Mapped[int]
    counted: Mapped[int]
