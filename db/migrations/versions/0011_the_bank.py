"""The bank: lines of statements, the entries of the books they are matched with, and matches undone.

Tables that are only added to. A line, and an entry, belong to one standing match at most. A migration is never
changed once released. Frozen: no import from the program, whose models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
KEYS = {
    "bank_line": ("id",),
    "bank_match": ("id",),
    "bank_match_entry": ("match_id", "entry"),
    "bank_undo": ("match_id",),
}
"""The new tables and the key of each: all are only added to."""
UNIQUE = {"bank_line": ("key",), "bank_match": ("line_id", "nth"), "bank_match_entry": ("entry", "nth")}
STANDS = "NOT EXISTS (SELECT 1 FROM bank_undo WHERE bank_undo.match_id = {match})"
GUARDS = (
    (
        "bank_line_in_one_match",
        "bank_match",
        "EXISTS (SELECT 1 FROM bank_match WHERE line_id = NEW.line_id AND "
        + STANDS.format(match="bank_match.id")
        + ")",
        "a bank line is taken already by a match",
    ),
    (
        "book_entry_in_one_match",
        "bank_match_entry",
        "EXISTS (SELECT 1 FROM bank_match_entry WHERE entry = NEW.entry AND "
        + STANDS.format(match="bank_match_entry.match_id")
        + ")",
        "a book entry is taken already by a match",
    ),
)


def upgrade() -> None:
    """Create the tables, then their triggers."""
    _create_lines()
    _create_matches()
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


def _create_lines() -> None:
    op.create_table(
        "bank_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_bank_line_moves_money")),
        sa.CheckConstraint("nth > 0", name=op.f("ck_bank_line_counted_from_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_line")),
        sa.UniqueConstraint("key", name=op.f("uq_bank_line_key")),
    )


def _create_matches() -> None:
    op.create_table(
        "bank_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["bank_line.id"], name=op.f("fk_bank_match_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_match")),
        sa.UniqueConstraint("line_id", "nth", name=op.f("uq_bank_match_line_id_nth")),
    )
    op.create_table(
        "bank_match_entry",
        sa.Column("match_id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(length=200), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["bank_match.id"], name=op.f("fk_bank_match_entry_match_id")),
        sa.PrimaryKeyConstraint("match_id", "entry", name=op.f("pk_bank_match_entry")),
        sa.UniqueConstraint("entry", "nth", name=op.f("uq_bank_match_entry_entry_nth")),
    )
    op.create_table(
        "bank_undo",
        sa.Column("match_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["bank_match.id"], name=op.f("fk_bank_undo_match_id")),
        sa.PrimaryKeyConstraint("match_id", name=op.f("pk_bank_undo")),
    )


def _create_sqlite() -> None:
    for table, key in KEYS.items():
        for act in ACTS:
            _guard_sqlite(f"{table}_is_only_added_to_{act}", table, act, "1", f"{table} is only added to")
        taken = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} WHERE {_same(columns)})"
            for columns in (key, UNIQUE.get(table))
            if columns
        )
        message = f"a key of {table} is taken already"
        _guard_sqlite(f"{table}_is_not_written_over", table, "INSERT", taken, message)
    for name, table, condition, message in GUARDS:
        _guard_sqlite(name, table, "INSERT", condition, message)


def _same(columns: tuple[str, ...]) -> str:
    return " AND ".join(f"{column} = NEW.{column}" for column in columns)


def _guard_sqlite(name: str, table: str, act: str, condition: str, message: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {act} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{message}') WHERE {condition}; END"
    )


def _create_postgresql() -> None:
    for table in KEYS:
        message = f"{table} is only added to"
        for act in ACTS:
            _guard_postgresql(f"{table}_is_only_added_to_{act}", table, act, "TRUE", message)
        name = f"{table}_is_not_emptied"
        _create_function(name, "TRUE", message)
        op.execute(f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {name}()")
    for name, table, condition, message in GUARDS:
        _guard_postgresql(name, table, "INSERT", condition, message)


def _guard_postgresql(name: str, table: str, act: str, condition: str, message: str) -> None:
    _create_function(
        name, condition, message, "unique_violation" if "taken" in message else "check_violation"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _create_function(name: str, condition: str, message: str, code: str = "check_violation") -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = '{code}'; END IF;"
        f" RETURN NEW; END $$"
    )
