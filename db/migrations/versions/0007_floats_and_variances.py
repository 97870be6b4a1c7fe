"""Floats of a desk, and the difference at a count-back, explained line by line and signed off.

Tables of facts that are only added to, and a column that says in whose float a blank is. A migration is never
changed once released. Triggers do not survive a batch rebuild of their table: create them again in the same
migration. Frozen: no import from the program, whose models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ACTS = ("update", "delete")
KEYS = {
    "stock_move": ("id",),
    "stock_move_line": ("move_id", "voucher_id"),
    "stock_receipt": ("move_id",),
    "desk_count": ("distribution_id", "desk"),
    "variance_line": ("distribution_id", "number"),
    "variance_withdrawal": ("distribution_id", "number"),
    "sign_off": ("distribution_id",),
}
"""The new tables and the key of each: all are only added to."""
STANDING = (
    "variance_line LEFT JOIN variance_withdrawal"
    " ON variance_withdrawal.distribution_id = variance_line.distribution_id"
    " AND variance_withdrawal.number = variance_line.number"
    " WHERE variance_withdrawal.number IS NULL AND variance_line.distribution_id = {distribution}"
)
NOT_CLOSED = "(SELECT state FROM distribution WHERE id = NEW.distribution_id) <> 'CLOSED'"
IN_ANOTHER_FLOAT = (
    "NOT EXISTS (SELECT 1 FROM voucher JOIN stock_move ON stock_move.distribution_id = voucher.distribution_id"
    " WHERE voucher.id = NEW.voucher_id AND stock_move.id = NEW.move_id AND voucher.state = 'PRINTED'"
    " AND COALESCE(voucher.desk, '') = stock_move.desk)"
)
BY_THE_GIVER = '(SELECT "by" FROM stock_move WHERE id = NEW.move_id) = NEW."by"'
BY_WHO_EXPLAINED = (
    f"EXISTS (SELECT 1 FROM {STANDING.format(distribution='NEW.distribution_id')}"
    ' AND variance_line."by" = NEW."by")'
)
NOT_SIGNED_OFF = (
    "NEW.state = 'RECONCILED' AND OLD.state <> 'RECONCILED'"
    f" AND EXISTS (SELECT 1 FROM {STANDING.format(distribution='NEW.id')})"
    " AND NOT EXISTS (SELECT 1 FROM sign_off WHERE sign_off.distribution_id = NEW.id)"
)
MOVED_AFTER_ISSUE = "OLD.issued_by IS NOT NULL AND COALESCE(NEW.desk, '') <> COALESCE(OLD.desk, '')"
GUARDS = (
    (
        "stock_move_line_in_one_float",
        "stock_move_line",
        "BEFORE INSERT",
        IN_ANOTHER_FLOAT,
        "a blank is in one float",
    ),
    (
        "stock_receipt_by_another",
        "stock_receipt",
        "BEFORE INSERT",
        BY_THE_GIVER,
        "blanks are received by another person",
    ),
    (
        "variance_line_while_closed",
        "variance_line",
        "BEFORE INSERT",
        NOT_CLOSED,
        "a difference is explained while closed",
    ),
    (
        "variance_withdrawal_while_closed",
        "variance_withdrawal",
        "BEFORE INSERT",
        NOT_CLOSED,
        "a difference is explained while closed",
    ),
    (
        "sign_off_by_another",
        "sign_off",
        "BEFORE INSERT",
        BY_WHO_EXPLAINED,
        "a difference is signed off by another person",
    ),
    (
        "distribution_reconciled_by_two",
        "distribution",
        "BEFORE UPDATE OF state",
        NOT_SIGNED_OFF,
        "a difference is signed off before",
    ),
    (
        "voucher_stays_of_its_desk",
        "voucher",
        "BEFORE UPDATE OF desk",
        MOVED_AFTER_ISSUE,
        "a voucher issued stays of its desk",
    ),
)


def upgrade() -> None:
    """Add the column and the tables, then their triggers."""
    op.add_column("voucher", sa.Column("desk", sa.String(length=40), nullable=True))
    _create_stock_tables()
    _create_variance_tables()
    if op.get_bind().dialect.name == "sqlite":
        _create_sqlite()
    else:
        _create_postgresql()


def downgrade() -> None:
    """Drop the triggers, on PostgreSQL with the functions they call, the tables and the column."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    names = [name for name, *_ in GUARDS] + [
        f"{table}_is_only_added_to_{act}" for table in KEYS for act in ACTS
    ]
    names += [f"{table}_is_not_{'written_over' if sqlite else 'emptied'}" for table in KEYS]
    for name in names:
        op.execute(f"DROP TRIGGER {name}" if sqlite else f"DROP FUNCTION {name} CASCADE")
    for table in reversed(KEYS):
        op.drop_table(table)
    op.execute("ALTER TABLE voucher DROP COLUMN desk")


def _create_stock_tables() -> None:
    op.create_table(
        "stock_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("desk", sa.String(length=40), nullable=False),
        sa.Column("vouchers", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("vouchers > 0", name=op.f("ck_stock_move_of_something")),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_stock_move_distribution_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_move")),
    )
    op.create_index("ix_stock_move_distribution_id", "stock_move", ["distribution_id"])
    op.create_table(
        "stock_move_line",
        sa.Column("move_id", sa.Integer(), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["move_id"], ["stock_move.id"], name=op.f("fk_stock_move_line_move_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_stock_move_line_voucher_id")),
        sa.PrimaryKeyConstraint("move_id", "voucher_id", name=op.f("pk_stock_move_line")),
    )
    op.create_index("ix_stock_move_line_voucher_id", "stock_move_line", ["voucher_id"])
    op.create_table(
        "stock_receipt",
        sa.Column("move_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["move_id"], ["stock_move.id"], name=op.f("fk_stock_receipt_move_id")),
        sa.PrimaryKeyConstraint("move_id", name=op.f("pk_stock_receipt")),
    )
    op.create_table(
        "desk_count",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("desk", sa.String(length=40), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.CheckConstraint("expected >= 0 AND counted >= 0", name=op.f("ck_desk_count_counts_not_negative")),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_desk_count_distribution_id")
        ),
        sa.PrimaryKeyConstraint("distribution_id", "desk", name=op.f("pk_desk_count")),
    )


def _create_variance_tables() -> None:
    op.create_table(
        "variance_line",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=True),
        sa.Column("desk", sa.String(length=40), nullable=False),
        sa.Column("side", _choice("variance_side", "MISSING", "EXCESS"), nullable=False),
        sa.Column(
            "reason",
            _choice(
                "variance_reason",
                "LOST",
                "TORN",
                "COUNTED_WRONG",
                "OTHER_DESK",
                "NOT_HANDED_OVER",
                "OTHER",
            ),
            nullable=False,
        ),
        sa.Column("words", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.CheckConstraint("reason <> 'OTHER' OR words <> ''", name=op.f("ck_variance_line_other_in_words")),
        sa.CheckConstraint(
            "voucher_id IS NOT NULL OR (side = 'EXCESS' AND reason = 'COUNTED_WRONG')",
            name=op.f("ck_variance_line_names_its_paper"),
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_variance_line_distribution_id")
        ),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name=op.f("fk_variance_line_voucher_id")),
        sa.PrimaryKeyConstraint("distribution_id", "number", name=op.f("pk_variance_line")),
    )
    op.create_index("ix_variance_line_voucher_id", "variance_line", ["voucher_id"])
    op.create_table(
        "variance_withdrawal",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["distribution_id", "number"],
            ["variance_line.distribution_id", "variance_line.number"],
            name="fk_variance_withdrawal_line",
        ),
        sa.PrimaryKeyConstraint("distribution_id", "number", name=op.f("pk_variance_withdrawal")),
    )
    op.create_table(
        "sign_off",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_sign_off_distribution_id")
        ),
        sa.PrimaryKeyConstraint("distribution_id", name=op.f("pk_sign_off")),
    )


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=32)


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
