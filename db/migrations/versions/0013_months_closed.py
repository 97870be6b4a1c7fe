"""Months closed: proposals, and the figures that another person froze.

Tables of facts that are only added to. A migration is never changed once released. Triggers do not survive a
batch rebuild of their table: create them again in the same migration. Frozen: no import from the program, whose
models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
TABLES = ("period_proposal", "period_closing")
"""The new tables, each with its month as its key: all are only added to."""
SAME_PERSON = 'EXISTS (SELECT 1 FROM period_proposal WHERE month = NEW.month AND "by" = NEW."by")'
LATER_CLOSED = "EXISTS (SELECT 1 FROM period_closing WHERE month > NEW.month)"
GUARDS = (
    ("period_closed_by_another", "period_closing", SAME_PERSON, "a month is closed by another person"),
    ("period_closed_in_order", "period_closing", LATER_CLOSED, "months are closed in their order"),
)


def upgrade() -> None:
    """Add the tables, then their triggers."""
    op.create_table(
        "period_proposal",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_period_proposal")),
    )
    op.create_table(
        "period_closing",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("station", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["month"], ["period_proposal.month"], name=op.f("fk_period_closing_month")),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_period_closing")),
    )
    _guard()


def downgrade() -> None:
    """Drop the triggers, on PostgreSQL with the functions they call, and the tables."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    names = [name for name, *_ in GUARDS]
    names += [f"{table}_is_only_added_to_{act}" for table in TABLES for act in ACTS]
    names += [f"{table}_is_not_{'written_over' if sqlite else 'emptied'}" for table in TABLES]
    for name in names:
        op.execute(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name} CASCADE")
    for table in reversed(TABLES):
        op.drop_table(table)


def _guard() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    create = _create_sqlite if sqlite else _create_postgresql
    for table in TABLES:
        added = f"{table} is only added to"
        for act in ACTS:
            create(f"{table}_is_only_added_to_{act}", table, f"BEFORE {act.upper()}", "1 = 1", added)
        if sqlite:
            taken = f"EXISTS (SELECT 1 FROM {table} WHERE month = NEW.month)"
            message = f"a key of {table} is taken already"
            create(f"{table}_is_not_written_over", table, "BEFORE INSERT", taken, message)
        else:
            create(f"{table}_is_not_emptied", table, "BEFORE TRUNCATE", "TRUE", added)
    for name, table, condition, message in GUARDS:
        create(name, table, "BEFORE INSERT", condition, message)


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
