"""Rows of sessions, people under their pseudonyms, and attendance."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Digest, Instant, Key, Label, TableArgs, UtcInstant, choice
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sessions import Presence, SessionKind, SessionState, WaiverReason


class SessionRow(Base):
    """A session of an association in one city."""

    __tablename__ = "session"
    __table_args__: TableArgs = (
        UniqueConstraint("code"),
        UniqueConstraint("id", "association_id", "city"),
        CheckConstraint("starts_at <= ends_at", name="window"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    kind: Mapped[SessionKind] = mapped_column(choice(SessionKind, "session_kind"))
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"))
    city: Mapped[Label]
    theme: Mapped[Label]
    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    state: Mapped[SessionState] = mapped_column(choice(SessionState, "session_state"))


class PersonRow(Base):
    """A person: a pseudonymous code, sex and age bracket; no other column may come here (invariant 47)."""

    __tablename__ = "person"
    __table_args__: TableArgs = (UniqueConstraint("code"),)

    id: Mapped[Key]
    code: Mapped[Code]
    sex: Mapped[Sex] = mapped_column(choice(Sex, "person_sex"))
    birth_year: Mapped[int | None]
    age_group: Mapped[AgeGroup] = mapped_column(choice(AgeGroup, "person_age_group"))


class AttendanceImportRow(Base):
    """One list file taken into the books of a session, known again by its hash."""

    __tablename__ = "attendance_import"
    __table_args__: TableArgs = (UniqueConstraint("session_id", "file_sha256"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"))
    file_sha256: Mapped[Digest]
    rows: Mapped[int]
    at: Mapped[Instant]
    by: Mapped[Code]


class ImportLineRow(Base):
    """A person on an imported list: what it told, and what stood there before, so that it can be undone."""

    __tablename__ = "import_line"
    __table_args__: TableArgs = (
        CheckConstraint("new_person IN (0, 1)", name="new_or_known"),
        CheckConstraint(
            "(before IS NULL AND before_by IS NULL AND before_at IS NULL)"
            " OR (before IS NOT NULL AND before_by IS NOT NULL AND before_at IS NOT NULL)",
            name="before_is_whole",
        ),
        Index("ix_import_line_attendance_id", "attendance_id"),
    )

    import_id: Mapped[int] = mapped_column(ForeignKey("attendance_import.id"), primary_key=True)
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id"), primary_key=True)
    told: Mapped[Presence] = mapped_column(choice(Presence, "import_line_told"))
    before: Mapped[Presence | None] = mapped_column(choice(Presence, "import_line_before"))
    before_by: Mapped[str | None] = mapped_column(String(40))
    before_at: Mapped[datetime | None] = mapped_column(UtcInstant)
    new_person: Mapped[int]


class AttendanceRow(Base):
    """A person's presence at a session.

    `entitles` says whether a voucher may hang on it: vouchers refer to it in their foreign key, so presence
    can neither be missing when one is issued nor be taken away afterwards (invariants 8 and 13).
    """

    __tablename__ = "attendance"
    __table_args__: TableArgs = (
        UniqueConstraint("session_id", "person_id"),
        UniqueConstraint("id", "session_id", "person_id", "entitles"),
        CheckConstraint(
            "(entitles = 1 AND state IN ('PRESENT', 'WAIVED'))"
            " OR (entitles = 0 AND state NOT IN ('PRESENT', 'WAIVED'))",
            name="presence_entitles",
        ),
        CheckConstraint(
            "state <> 'WAIVED' OR (waiver_proposed_by IS NOT NULL AND waiver_approved_by IS NOT NULL"
            " AND waiver_approved_by <> waiver_proposed_by)",
            name="waiver_by_two_persons",
        ),
        Index("ix_attendance_entitled", "session_id", "entitles"),
        Index("ix_attendance_count", "session_id", "state"),
        Index("ix_attendance_person_id", "person_id"),
    )

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[Presence] = mapped_column(choice(Presence, "attendance_state"))
    entitles: Mapped[int]
    recorded_by: Mapped[Code]
    recorded_at: Mapped[Instant]
    waiver_reason: Mapped[WaiverReason | None] = mapped_column(choice(WaiverReason, "waiver_reason"))
    waiver_proposed_by: Mapped[str | None] = mapped_column(String(40))
    waiver_approved_by: Mapped[str | None] = mapped_column(String(40))
