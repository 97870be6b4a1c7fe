"""Rows of vouchers, their papers, and the serial numbers reserved for them."""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Centimes, Code, Day, Instant, Key, PaperId, TableArgs, UtcInstant, choice
from voucher_desk.domain.vouchers import HELD_STATES, RemainderPolicy, VoidReason, VoucherState

HELD = text("state IN ({})".format(", ".join(f"'{state.value}'" for state in sorted(HELD_STATES))))


class SerialRangeRow(Base):
    """Serial numbers of a station reserved for a batch; a trigger refuses an overlap (invariant 2)."""

    __tablename__ = "serial_range"
    __table_args__: TableArgs = (
        UniqueConstraint("station", "first"),
        CheckConstraint("first > 0 AND first <= last", name="in_order"),
    )

    id: Mapped[Key]
    station: Mapped[Code]
    first: Mapped[int]
    last: Mapped[int]
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))


class VoucherRow(Base):
    """A voucher.

    `attendance_id` stays for history; `held` is 1 while the voucher counts against the person's entitlement,
    and is part of the foreign key that needs the presence to hold (invariants 8, 10, 13). Triggers let the
    state change only as a voucher's life allows (invariant 5) and link it once to a void one it replaces
    (invariant 6), and note once when its holder collected it. `desk` is the desk of a distribution in whose
    float it is, or from whose float it was issued: it is in one float at most (invariant 2).
    (invariant 6), and note once when its holder collected it. `ix_voucher_serial_prefix` is in the order of
    C, by which PostgreSQL finds the beginning of a serial; SQLite keeps no other.
    """

    __tablename__ = "voucher"
    __table_args__: TableArgs = (
        UniqueConstraint("serial"),
        UniqueConstraint("replaces_id"),
        ForeignKeyConstraint(
            ["batch_id", "donation_id"],
            ["batch.id", "batch.donation_id"],
            name="fk_voucher_batch_of_donation",
        ),
        ForeignKeyConstraint(
            ["distribution_id", "batch_id", "session_id"],
            ["distribution.id", "distribution.batch_id", "distribution.session_id"],
            name="fk_voucher_distribution",
        ),
        ForeignKeyConstraint(
            ["attendance_id", "session_id", "person_id", "held"],
            ["attendance.id", "attendance.session_id", "attendance.person_id", "attendance.entitles"],
            name="fk_voucher_presence",
        ),
        CheckConstraint("face > 0", name="face_positive"),
        CheckConstraint(
            "redeemed >= 0 AND forfeited >= 0 AND redeemed + forfeited <= face", name="within_face"
        ),
        CheckConstraint(
            "(state IN ('ISSUED', 'PART', 'SUSPENDED', 'REDEEMED', 'EXPIRED') AND held = 1"
            " AND person_id IS NOT NULL AND attendance_id IS NOT NULL AND session_id IS NOT NULL"
            " AND issued_by IS NOT NULL)"
            " OR (state = 'VOID' AND held IS NULL)"
            " OR (state NOT IN ('ISSUED', 'PART', 'SUSPENDED', 'REDEEMED', 'EXPIRED', 'VOID')"
            " AND held IS NULL AND person_id IS NULL)",
            name="held_by_somebody_present",
        ),
        CheckConstraint("(state = 'REDEEMED') = (redeemed + forfeited = face)", name="redeemed_is_used_up"),
        CheckConstraint("(state = 'SUSPENDED') = (suspended_from IS NOT NULL)", name="suspended_from"),
        CheckConstraint(
            "void_approved_by IS NULL"
            " OR (void_proposed_by IS NOT NULL AND void_approved_by <> void_proposed_by)",
            name="void_by_two",
        ),
        CheckConstraint("state <> 'VOID' OR void_approved_by IS NOT NULL", name="void_is_approved"),
        CheckConstraint(
            "void_proposed_by IS NULL OR state IN ('SUSPENDED', 'VOID')", name="void_proposed_while_suspended"
        ),
        Index(
            "uq_voucher_entitlement",
            "donation_id",
            "person_id",
            "entitlement",
            unique=True,
            sqlite_where=HELD,
            postgresql_where=HELD,
        ),
        Index(
            "ix_voucher_reconcile",
            "donation_id",
            "state",
            "face",
            "redeemed",
            "forfeited",
            "issued_by",
            "replaces_id",
        ),
        Index("ix_voucher_batch_list", "batch_id", "serial"),
        Index("ix_voucher_batch_expiry_list", "batch_id", "expires_on", "serial"),
        Index("ix_voucher_batch_state_list", "batch_id", "state", "serial"),
        Index("ix_voucher_batch_state_expiry_list", "batch_id", "state", "expires_on", "serial"),
        Index(
            "ix_voucher_distribution_count",
            "distribution_id",
            "state",
            "issued_by",
            "print_job_id",
            "collected_at",
        ),
        Index("ix_voucher_session_count", "session_id", "held"),
        Index("ix_voucher_expiry", "expires_on", "state"),
        Index("ix_voucher_expiry_list", "expires_on", "serial"),
        Index("ix_voucher_state_list", "state", "serial"),
        Index("ix_voucher_state_expiry_list", "state", "expires_on", "serial"),
        Index("ix_voucher_serial_prefix", "serial", info={"engine": "postgresql"}),
        Index("ix_voucher_attendance_id", "attendance_id"),
        Index("ix_voucher_person_id", "person_id"),
    )

    id: Mapped[Key]
    serial: Mapped[Code]
    donation_id: Mapped[int]
    batch_id: Mapped[int]
    state: Mapped[VoucherState] = mapped_column(choice(VoucherState, "voucher_state"))
    face: Mapped[Centimes]
    redeemed: Mapped[Centimes]
    forfeited: Mapped[Centimes]
    expires_on: Mapped[Day]
    remainder: Mapped[RemainderPolicy] = mapped_column(choice(RemainderPolicy, "voucher_remainder"))
    scope: Mapped[int] = mapped_column(ForeignKey("scope.index_number"))
    suspended_from: Mapped[VoucherState | None] = mapped_column(
        choice(VoucherState, "voucher_suspended_state")
    )
    distribution_id: Mapped[int | None]
    session_id: Mapped[int | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    attendance_id: Mapped[int | None]
    held: Mapped[int | None]
    entitlement: Mapped[int]
    issued_by: Mapped[str | None] = mapped_column(String(40))
    print_job_id: Mapped[int | None] = mapped_column(ForeignKey("print_job.id"))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("voucher.id"))
    void_reason: Mapped[VoidReason | None] = mapped_column(choice(VoidReason, "voucher_void_reason"))
    void_proposed_by: Mapped[str | None] = mapped_column(String(40))
    void_approved_by: Mapped[str | None] = mapped_column(String(40))
    collected_at: Mapped[datetime | None] = mapped_column(UtcInstant)
    collected_by: Mapped[str | None] = mapped_column(String(40))
    desk: Mapped[str | None] = mapped_column(String(40))


class PaperRow(Base):
    """A paper of a voucher: its codes are random, and at most one paper is current (invariants 3 and 7).

    No signature is kept: whoever reads the database alone cannot print a code that verifies.
    """

    __tablename__ = "paper"
    __table_args__: TableArgs = (
        UniqueConstraint("paper_id"),
        UniqueConstraint("human_code"),
        UniqueConstraint("voucher_id", "copy_number"),
        CheckConstraint("copy_number > 0", name="copy_positive"),
        Index(
            "uq_paper_current",
            "voucher_id",
            unique=True,
            sqlite_where=text("current = 1"),
            postgresql_where=text("current = 1"),
        ),
    )

    id: Mapped[Key]
    voucher_id: Mapped[int] = mapped_column(ForeignKey("voucher.id"))
    paper_id: Mapped[int] = mapped_column(PaperId)
    human_code: Mapped[str] = mapped_column(String(12))
    copy_number: Mapped[int]
    current: Mapped[int]
    key_id: Mapped[int] = mapped_column(ForeignKey("signing_key.id"))
    drawn_at: Mapped[Instant]
