"""Print jobs are counted: the lines of each, and what was said of it, both only ever added to.

A migration is never changed once released. Triggers do not survive a batch rebuild of their table: create them
again in the same migration. Frozen: no import from the program, whose models go on changing.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("print_line", "print_count")
KINDS = ("print.confirmed", "print.spoiled")
CHECK = "ck_event_event_kind"
NAME = re.compile(r'CREATE TABLE "?event"? ')
KINDS_OF_SQLITE = re.compile(rf"(CONSTRAINT {CHECK} CHECK \(kind IN \()([^)]*)")


def upgrade() -> None:
    """Create the two tables, and the triggers that keep what stands in them."""
    _create_lines()
    _create_counts()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in TABLES:
        for act in ("update", "delete"):
            _keep_sqlite(table, act) if sqlite else _keep_postgresql(table, act)
    _admit_kinds_sqlite() if sqlite else _admit_kinds_postgresql()


def downgrade() -> None:
    """Drop the tables with their triggers, and on PostgreSQL the functions they call.

    The log keeps the kinds it was taught: events that tell of a count stay in the chain.
    """
    for table in TABLES:
        op.drop_table(table)
        if op.get_bind().dialect.name != "sqlite":
            for act in ("update", "delete"):
                op.execute(f"DROP FUNCTION {table}_is_only_added_to_{act}")


def _create_lines() -> None:
    op.create_table(
        "print_line",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.CheckConstraint("place >= 0", name=op.f("ck_print_line_in_order")),
        sa.ForeignKeyConstraint(["job_id"], ["print_job.id"], name=op.f("fk_print_line_job_id")),
        sa.ForeignKeyConstraint(
            ["voucher_id", "copy_number"],
            ["paper.voucher_id", "paper.copy_number"],
            name="fk_print_line_paper",
        ),
        sa.PrimaryKeyConstraint("job_id", "place", name=op.f("pk_print_line")),
        sa.UniqueConstraint("voucher_id", "copy_number", name=op.f("uq_print_line_voucher_id_copy_number")),
    )


def _create_counts() -> None:
    op.create_table(
        "print_count",
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("spoiled", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("spoiled >= 0", name=op.f("ck_print_count_spoiled_not_negative")),
        sa.ForeignKeyConstraint(["job_id"], ["print_job.id"], name=op.f("fk_print_count_job_id")),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_print_count")),
    )


def _keep_sqlite(table: str, act: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_is_only_added_to_{act} BEFORE {act} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
    )


def _keep_postgresql(table: str, act: str) -> None:
    name = f"{table}_is_only_added_to_{act}"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION '{table} is only added to' USING ERRCODE = 'check_violation'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _admit_kinds_sqlite() -> None:
    """Make the log anew, as it was but for the kinds its check admits; its triggers are created again."""
    connection = op.get_bind()
    parts = connection.exec_driver_sql(
        "SELECT type, sql FROM sqlite_master WHERE tbl_name = 'event' AND sql IS NOT NULL"
    ).all()
    (table,) = (part.sql for part in parts if part.type == "table")
    added = "".join(f", '{kind}'" for kind in KINDS if f"'{kind}'" not in table)
    wider = KINDS_OF_SQLITE.sub(rf"\g<1>\g<2>{added}", table)
    connection.exec_driver_sql(NAME.sub("CREATE TABLE event_anew ", wider))
    connection.exec_driver_sql("INSERT INTO event_anew SELECT * FROM event")
    connection.exec_driver_sql("DROP TABLE event")
    connection.exec_driver_sql("ALTER TABLE event_anew RENAME TO event")
    for part in parts:
        if part.type != "table":
            connection.exec_driver_sql(part.sql)


def _admit_kinds_postgresql() -> None:
    connection = op.get_bind()
    told = connection.exec_driver_sql(
        f"SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '{CHECK}'"
    ).scalar_one()
    listed = ", ".join(f"'{kind}'" for kind in sorted({*re.findall(r"'([a-z_.]+)'", told), *KINDS}))
    connection.exec_driver_sql(f"ALTER TABLE event DROP CONSTRAINT {CHECK}")
    connection.exec_driver_sql(f"ALTER TABLE event ADD CONSTRAINT {CHECK} CHECK (kind IN ({listed}))")
