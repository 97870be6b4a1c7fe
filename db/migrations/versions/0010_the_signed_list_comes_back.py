"""The signed list comes back: its pages as often as they do, and what each line of them shows.

Two tables of facts that are only added to: what came back last of a line counts. A migration is never changed
once released. Triggers do not survive a batch rebuild of their table: create them again in the same
migration. Frozen: no import from the program, whose models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
KEYS = {
    "page_return": ("distribution_id", "number"),
    "line_return": ("distribution_id", "number", "line"),
}
"""The new tables and the key of each."""
BEFORE_HANDING_OUT = (
    "(SELECT state FROM distribution WHERE id = NEW.distribution_id) IN ('DRAFT', 'FROZEN', 'CANCELLED')"
)
NOT_OF_THE_VERSION = (
    "NOT EXISTS (SELECT 1 FROM page_return JOIN list_entry"
    " ON list_entry.distribution_id = page_return.distribution_id"
    " AND list_entry.version <= page_return.version"
    " WHERE page_return.distribution_id = NEW.distribution_id AND page_return.number = NEW.number"
    " AND list_entry.line = NEW.line)"
)
GUARDS = (
    (
        "page_return_after_opening",
        "page_return",
        "BEFORE INSERT",
        BEFORE_HANDING_OUT,
        "a list comes back once its desks opened",
    ),
    (
        "line_return_of_its_version",
        "line_return",
        "BEFORE INSERT",
        NOT_OF_THE_VERSION,
        "a line stands on the version that came back",
    ),
)


def upgrade() -> None:
    """Add the tables, then their triggers."""
    op.create_table(
        "page_return",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("page > 0", name=op.f("ck_page_return_page_from_one")),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_page_return_distribution_id")
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id", "version"],
            ["list_version.distribution_id", "list_version.version"],
            name="fk_page_return_version",
        ),
        sa.PrimaryKeyConstraint("distribution_id", "number", name=op.f("pk_page_return")),
    )
    op.create_table(
        "line_return",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("mark", _marks(), nullable=False),
        sa.ForeignKeyConstraint(
            ["distribution_id", "line"],
            ["list_entry.distribution_id", "list_entry.line"],
            name="fk_line_return_entry",
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id", "number"],
            ["page_return.distribution_id", "page_return.number"],
            name="fk_line_return_page",
        ),
        sa.PrimaryKeyConstraint("distribution_id", "number", "line", name=op.f("pk_line_return")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _create_sqlite()
    else:
        _create_postgresql()


def downgrade() -> None:
    """Drop the triggers, on PostgreSQL with the functions they call, and the tables."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    names = [name for name, *_ in GUARDS] + [
        f"{table}_is_only_added_to_{act}" for table in KEYS for act in ACTS
    ]
    names += [f"{table}_is_not_{'written_over' if sqlite else 'emptied'}" for table in KEYS]
    for name in names:
        op.execute(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name} CASCADE")
    for table in reversed(KEYS):
        op.drop_table(table)


def _marks() -> sa.Enum:
    words = ("SIGNED", "THUMBPRINT", "UNABLE", "DECLINED", "BY_PROXY", "FORGOTTEN", "OTHER", "NOT_COLLECTED")
    return sa.Enum(*words, name="line_mark", native_enum=False, create_constraint=True, length=32)


def _create_sqlite() -> None:
    for table, key in KEYS.items():
        for act in ACTS:
            _guard_sqlite(
                f"{table}_is_only_added_to_{act}", table, f"BEFORE {act}", "1", f"{table} is only added to"
            )
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        taken = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
        message = f"a key of {table} is taken already"
        _guard_sqlite(f"{table}_is_not_written_over", table, "BEFORE INSERT", taken, message)
    for guard in GUARDS:
        _guard_sqlite(*guard)


def _guard_sqlite(name: str, table: str, moment: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} {moment} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END"
    )


def _create_postgresql() -> None:
    for table in KEYS:
        message = f"{table} is only added to"
        for act in ACTS:
            _guard_postgresql(f"{table}_is_only_added_to_{act}", table, f"BEFORE {act}", "TRUE", message)
        name = f"{table}_is_not_emptied"
        _create_function(name, "TRUE", message)
        op.execute(f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {name}()")
    for guard in GUARDS:
        _guard_postgresql(*guard)


def _guard_postgresql(name: str, table: str, moment: str, condition: str, message: str) -> None:
    _create_function(name, condition, message)
    op.execute(f"CREATE TRIGGER {name} {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _create_function(name: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;"
        f" RETURN NEW; END $$"
    )
