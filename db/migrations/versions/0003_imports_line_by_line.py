"""Imports keep what each line brought, so that a whole import can be undone, and the log may tell it.

A migration is never changed once released. Triggers do not survive a batch rebuild of their table: create them
again in the same migration. Frozen: no import from the program, whose models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PRESENCES = ("EXPECTED", "PRESENT", "ABSENT", "WAIVED")
BESIDE, UNDONE = "'attendance.corrected'", "'attendance.import_undone'"
INDICES = (
    ("ix_attendance_person_id", "attendance", "person_id"),
    ("ix_voucher_person_id", "voucher", "person_id"),
    ("ix_list_entry_attendance_id", "list_entry", "attendance_id"),
)


def upgrade() -> None:
    """Create the lines of imports, and let events tell that one was undone."""
    op.create_table(
        "import_line",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("told", _presence("import_line_told"), nullable=False),
        sa.Column("before", _presence("import_line_before"), nullable=True),
        sa.Column("before_by", sa.String(length=40), nullable=True),
        sa.Column("before_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("new_person", sa.Integer(), nullable=False),
        sa.CheckConstraint("new_person IN (0, 1)", name=op.f("ck_import_line_new_or_known")),
        sa.CheckConstraint(
            "(before IS NULL AND before_by IS NULL AND before_at IS NULL)"
            " OR (before IS NOT NULL AND before_by IS NOT NULL AND before_at IS NOT NULL)",
            name=op.f("ck_import_line_before_is_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name=op.f("fk_import_line_attendance_id")
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["attendance_import.id"], name=op.f("fk_import_line_import_id")
        ),
        sa.PrimaryKeyConstraint("import_id", "attendance_id", name=op.f("pk_import_line")),
    )
    op.create_index("ix_import_line_attendance_id", "import_line", ["attendance_id"])
    for name, table, column in INDICES:
        op.create_index(name, table, [column])
    _change_kinds(BESIDE, f"{BESIDE}, {UNDONE}")


def downgrade() -> None:
    """Forget the lines; a log that tells of an undone import cannot go back."""
    _change_kinds(f"{BESIDE}, {UNDONE}", BESIDE)
    for name, table, _column in INDICES:
        op.drop_index(name, table)
    op.drop_table("import_line")


def _presence(name: str) -> sa.Enum:
    return sa.Enum(*PRESENCES, name=name, native_enum=False, create_constraint=True, length=32)


def _change_kinds(old: str, new: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild_events(old, new)
    else:
        _replace_check(old, new)


def _rebuild_events(old: str, new: str) -> None:
    """Rebuild the table from its own definition, with its indices and triggers; rows go over unchanged."""
    found = op.get_bind().execute(
        sa.text("SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'event' AND sql IS NOT NULL")
    )
    parts = [(row.type, row.name, row.sql) for row in found]
    for kind, name, _sql in parts:
        if kind != "table":
            op.execute(f"DROP {kind} {name}")
    op.execute("ALTER TABLE event RENAME TO event_before")
    for kind, _name, sql in sorted(parts, key=lambda part: part[0] != "table"):
        op.get_bind().exec_driver_sql(sql.replace(old, new) if kind == "table" else sql)
        if kind == "table":
            op.execute("INSERT INTO event SELECT * FROM event_before")
            op.execute("DROP TABLE event_before")


def _replace_check(old: str, new: str) -> None:
    """Replace the check by its own definition with other kinds; the engine writes each with its type."""
    old, new = (text.replace("',", "'::character varying,") for text in (old + ",", new + ","))
    name, check = (
        op.get_bind()
        .execute(
            sa.text(
                "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
                " WHERE conrelid = 'event'::regclass AND contype = 'c'"
                " AND pg_get_constraintdef(oid) LIKE '%attendance.corrected%'"
            )
        )
        .one()
    )
    op.execute(f"ALTER TABLE event DROP CONSTRAINT {name}")
    op.get_bind().exec_driver_sql(f"ALTER TABLE event ADD CONSTRAINT {name} {check.replace(old, new)}")
