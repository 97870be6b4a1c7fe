"""Rows of bank statements and of what they are matched with; all are only added to."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Centimes, Code, Day, Digest, Instant, Key, Label, TableArgs


class BankLineRow(Base):
    """A line of a statement: in where positive, out where negative; `key` is the hash of what it says."""

    __tablename__ = "bank_line"
    __table_args__: TableArgs = (
        UniqueConstraint("key"),
        CheckConstraint("amount <> 0", name="moves_money"),
        CheckConstraint("nth > 0", name="counted_from_one"),
    )

    id: Mapped[Key]
    key: Mapped[Digest]
    account: Mapped[Code]
    day: Mapped[Day]
    amount: Mapped[Centimes]
    reference: Mapped[Label]
    label: Mapped[Label]
    nth: Mapped[int]
    balance: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[Instant]
    by: Mapped[Code]


class BankMatchRow(Base):
    """A line matched with entries of the books for the `nth` time, undone in between."""

    __tablename__ = "bank_match"
    __table_args__: TableArgs = (UniqueConstraint("line_id", "nth"),)

    id: Mapped[Key]
    line_id: Mapped[int] = mapped_column(ForeignKey("bank_line.id"))
    nth: Mapped[int]
    at: Mapped[Instant]
    by: Mapped[Code]


class BankMatchEntryRow(Base):
    """An entry of the books in a match, by its name (`payment:V-1`), for the `nth` time."""

    __tablename__ = "bank_match_entry"
    __table_args__: TableArgs = (UniqueConstraint("entry", "nth"),)

    match_id: Mapped[int] = mapped_column(ForeignKey("bank_match.id"), primary_key=True)
    entry: Mapped[str] = mapped_column(String(200), primary_key=True)
    nth: Mapped[int]
    amount: Mapped[Centimes]


class BankUndoRow(Base):
    """A match that was undone, and why."""

    __tablename__ = "bank_undo"

    match_id: Mapped[int] = mapped_column(ForeignKey("bank_match.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(String(200))
    at: Mapped[Instant]
    by: Mapped[Code]
