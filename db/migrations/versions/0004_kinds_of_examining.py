"""Two more kinds of events: a threshold of the exceptions changed, and a sample drawn.

The check of `event.kind` takes them in without its table being rebuilt, which would lose its triggers: SQLite's own
documentation allows a check to be rewritten in the schema, PostgreSQL drops it and makes it again. Words are put in
front of those that stand there, whichever they are. A migration is never changed once released. Frozen: no import
from the program, whose models go on changing.
"""

from alembic import op
from sqlalchemy import text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = ("exceptions.thresholds_set", "sample.drawn")
FIRST = {"sqlite": "kind IN (", "postgresql": "ARRAY["}
TAIL = {"sqlite": ", ", "postgresql": "::character varying, "}
CONSTRAINT = "ck_event_event_kind"


def upgrade() -> None:
    """Let the log tell of the new kinds."""
    first, words = _words()
    _rewrite(first, first + words)


def downgrade() -> None:
    """Let the log tell of the former kinds alone."""
    first, words = _words()
    _rewrite(first + words, first)


def _words() -> tuple[str, str]:
    engine = op.get_bind().dialect.name
    return FIRST[engine], "".join(f"'{kind}'{TAIL[engine]}" for kind in KINDS)


def _rewrite(before: str, after: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rewrite_sqlite(before, after)
    else:
        _rewrite_postgresql(before, after)


def _rewrite_sqlite(before: str, after: str) -> None:
    connection = op.get_bind()
    version = connection.execute(text("PRAGMA schema_version")).scalar_one()
    op.execute("PRAGMA writable_schema=ON")
    connection.execute(
        text(
            "UPDATE sqlite_master SET sql = replace(sql, :before, :after) WHERE type = 'table' AND name = 'event'"
        ),
        {"before": before, "after": after},
    )
    op.execute(f"PRAGMA schema_version={version + 1}")
    op.execute("PRAGMA writable_schema=RESET")


def _rewrite_postgresql(before: str, after: str) -> None:
    """Make the check again, where there is one."""
    connection = op.get_bind()
    query = text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name")
    definition = connection.execute(query, {"name": CONSTRAINT}).scalar()
    if definition is None:
        return
    op.execute(f"ALTER TABLE event DROP CONSTRAINT {CONSTRAINT}")
    wider = definition.replace(before, after)
    connection.exec_driver_sql(f"ALTER TABLE event ADD CONSTRAINT {CONSTRAINT} {wider}")
