"""Vouchers collected: when a voucher issued was handed over to its holder, by whom, and the events that tell it.

A migration is never changed once released. Frozen: no import from the program, whose models go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BEFORE = "'voucher.issued', "
ADDED = "'voucher.collected', 'voucher.collection_undone', "
GUARD = "voucher_is_collected_once"
MISPLACED = (
    "(NEW.collected_at IS NULL) <> (NEW.collected_by IS NULL)"
    " OR (NEW.collected_at IS NOT NULL AND (OLD.collected_at IS NOT NULL OR NEW.issued_by IS NULL))"
)
MESSAGE = "a voucher issued is collected once"
COLUMNS = ("collected_at", "collected_by")


def upgrade() -> None:
    """Add the two columns with their guard, and let the log tell of them."""
    op.add_column("voucher", sa.Column(COLUMNS[0], sa.DateTime(timezone=True), nullable=True))
    op.add_column("voucher", sa.Column(COLUMNS[1], sa.String(length=40), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        _rebuild_sqlite_events(BEFORE, BEFORE + ADDED)
        op.execute(
            f"CREATE TRIGGER {GUARD} BEFORE UPDATE OF collected_at, collected_by ON voucher"
            f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}') WHERE {MISPLACED}; END"
        )
    else:
        _check_postgresql_events(BEFORE, BEFORE + ADDED)
        op.execute(
            f"CREATE FUNCTION {GUARD}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {MISPLACED} THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'check_violation'; END IF;"
            f" RETURN NEW; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {GUARD} BEFORE UPDATE OF collected_at, collected_by ON voucher"
            f" FOR EACH ROW EXECUTE FUNCTION {GUARD}()"
        )


def downgrade() -> None:
    """Forget who collected what; a log that tells of it stays as it is and is refused."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {GUARD}")
        _rebuild_sqlite_events(BEFORE + ADDED, BEFORE)
    else:
        op.execute(f"DROP FUNCTION {GUARD} CASCADE")
        _check_postgresql_events(BEFORE + ADDED, BEFORE)
    for column in COLUMNS:
        op.drop_column("voucher", column)


def _rebuild_sqlite_events(before: str, after: str) -> None:
    """Make the table anew with another check: SQLite changes none in place. Indexes and triggers come along."""
    connection = op.get_bind()
    stands = connection.execute(
        sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = 'event' AND sql IS NOT NULL")
    ).all()
    table = next(made for kind, made in stands if kind == "table")
    if before not in table:
        message = "the events of this database are not those of revision 0002"
        raise RuntimeError(message)
    wanted = table.replace(before, after, 1).replace("event", "event_rebuilt", 1)
    op.execute(sa.text(wanted.replace(":", r"\:")))
    op.execute("INSERT INTO event_rebuilt SELECT * FROM event")
    op.execute("DROP TABLE event")
    op.execute("ALTER TABLE event_rebuilt RENAME TO event")
    for kind, made in stands:
        if kind != "table":
            op.execute(sa.text(made.replace(":", r"\:")))


def _check_postgresql_events(before: str, after: str) -> None:
    told = (
        op.get_bind()
        .execute(
            sa.text(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'ck_event_event_kind'"
            )
        )
        .scalar_one()
    )
    wanted = told.replace(_cast(before), _cast(after), 1)
    op.execute("ALTER TABLE event DROP CONSTRAINT ck_event_event_kind")
    op.execute(sa.text(f"ALTER TABLE event ADD CONSTRAINT ck_event_event_kind {wanted}".replace(":", r"\:")))


def _cast(kinds: str) -> str:
    """Return kinds of events as PostgreSQL writes the texts of a check."""
    return kinds.replace("',", "'::character varying,")
