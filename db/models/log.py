"""Rows of stations, their signing keys and the append-only event log."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Digest, Instant, Key, TableArgs, UtcInstant, choice
from voucher_desk.domain.events import EventKind
from voucher_desk.domain.ledger import Account


class StationRow(Base):
    """One installed desk and the head of its chain of events."""

    __tablename__ = "station"
    __table_args__: TableArgs = (UniqueConstraint("code"),)

    id: Mapped[Key]
    code: Mapped[Code]
    head_seq: Mapped[int]
    head_hash: Mapped[Digest]
    head_at: Mapped[datetime | None] = mapped_column(UtcInstant)


class SigningKeyRow(Base):
    """A public key that vouchers are signed with; its number is the byte printed in their codes."""

    __tablename__ = "signing_key"
    __table_args__: TableArgs = (
        UniqueConstraint("public_key"),
        CheckConstraint("id BETWEEN 1 AND 255", name="one_byte"),
    )

    id: Mapped[Key]
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    station: Mapped[Code]
    registered_at: Mapped[Instant]


class EventRow(Base):
    """One event of one station: what happened, what it moved, and the hash that chains it.

    `seq` counts the events of its station, `position` those of all stations in the order they reached this
    database: what is rebuilt from the log is rebuilt in that order. Triggers refuse every update and delete,
    and every event that does not follow the one before it (invariant 53). `signature` waits for stations that
    sign their log.
    """

    __tablename__ = "event"
    __table_args__: TableArgs = (
        UniqueConstraint("hash"),
        UniqueConstraint("position"),
        CheckConstraint(
            "(amount = 0 AND source IS NULL AND target IS NULL)"
            " OR (amount > 0 AND source IS NOT NULL AND target IS NOT NULL AND source <> target"
            " AND donation_id IS NOT NULL)",
            name="moves_between_two_accounts",
        ),
        Index("ix_event_money", "donation_id", "kind", "amount"),
        Index("ix_event_of", "of"),
    )

    station_id: Mapped[int] = mapped_column(ForeignKey("station.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[EventKind] = mapped_column(choice(EventKind, "event_kind", checked=False))
    of: Mapped[Code]
    donation_id: Mapped[int | None] = mapped_column(ForeignKey("donation.id"))
    amount: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[Account | None] = mapped_column(choice(Account, "event_source"))
    target: Mapped[Account | None] = mapped_column(choice(Account, "event_target"))
    facts: Mapped[str] = mapped_column(Text)
    at: Mapped[Instant]
    utc_offset: Mapped[int]
    actor: Mapped[Code]
    previous: Mapped[Digest]
    hash: Mapped[Digest]
    signature: Mapped[bytes | None] = mapped_column(LargeBinary(64))
