"""Logos of donors: pictures, and what each donation shows of them.

Tables that are only added to. A migration is never changed once released. Triggers do not survive a batch
rebuild of their table: create them again in the same migration. Frozen: no import from the program, whose models
go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
KEYS = {"logo_picture": ("sha256",), "donation_logo": ("donation_id", "number")}
"""The new tables and the key of each: all are only added to."""


def upgrade() -> None:
    """Create the tables, then their triggers."""
    op.create_table(
        "logo_picture",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("width > 0 AND height > 0", name=op.f("ck_logo_picture_some_dots")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_logo_picture")),
    )
    op.create_table(
        "donation_logo",
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("source", sa.String(length=64), nullable=True),
        sa.Column("on_vouchers", sa.Boolean(), nullable=False),
        sa.Column("on_lists", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "sha256 IS NOT NULL OR NOT (on_vouchers OR on_lists)",
            name=op.f("ck_donation_logo_shows_a_picture"),
        ),
        sa.ForeignKeyConstraint(["donation_id"], ["donation.id"], name=op.f("fk_donation_logo_donation_id")),
        sa.ForeignKeyConstraint(["sha256"], ["logo_picture.sha256"], name=op.f("fk_donation_logo_sha256")),
        sa.PrimaryKeyConstraint("donation_id", "number", name=op.f("pk_donation_logo")),
    )
    _guard()


def downgrade() -> None:
    """Drop the triggers, on PostgreSQL with the functions they call, and the tables."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    names = [f"{table}_is_only_added_to_{act}" for table in KEYS for act in ACTS]
    names += [f"{table}_is_not_{'written_over' if sqlite else 'emptied'}" for table in KEYS]
    for name in names:
        op.execute(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name} CASCADE")
    for table in reversed(KEYS):
        op.drop_table(table)


def _guard() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    create = _create_sqlite if sqlite else _create_postgresql
    for table, key in KEYS.items():
        added = f"{table} is only added to"
        for act in ACTS:
            create(f"{table}_is_only_added_to_{act}", table, f"BEFORE {act.upper()}", "1 = 1", added)
        if sqlite:
            same = " AND ".join(f"{column} = NEW.{column}" for column in key)
            taken = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
            message = f"a key of {table} is taken already"
            create(f"{table}_is_not_written_over", table, "BEFORE INSERT", taken, message)
        else:
            create(f"{table}_is_not_emptied", table, "BEFORE TRUNCATE", "TRUE", added)


def _create_sqlite(name: str, table: str, moment: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} {moment} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END"
    )


def _create_postgresql(name: str, table: str, moment: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;"
        f" RETURN NEW; END $$"
    )
    rows = "" if "TRUNCATE" in moment else " FOR EACH ROW"
    op.execute(f"CREATE TRIGGER {name} {moment} ON {table}{rows} EXECUTE FUNCTION {name}()")
