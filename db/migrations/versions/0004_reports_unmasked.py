"""The log may tell that small counts of a report were shown, and by whom.

One more kind of event in the check of its column. SQLite would rebuild the table for it and lose its triggers:
the words of the check are changed where they stand instead, as SQLite's documentation allows for a check that
only grows. A migration is never changed once released. Frozen: no import from the program.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

CHECK = "ck_event_event_kind"
BEFORE = "'claim.dispute_rejected'"
ADDED = "'report.unmasked'"
DEFENSIVE = 1010
"""SQLITE_DBCONFIG_DEFENSIVE, which Python names since 3.12."""


def upgrade() -> None:
    """Let the check know the new kind."""
    if op.get_bind().dialect.name == "sqlite":
        _rewrite_sqlite(BEFORE, f"{BEFORE}, {ADDED}")
    else:
        _rewrite_postgresql(BEFORE, f"{BEFORE}::character varying, {ADDED}")


def downgrade() -> None:
    """Let the check forget it; a log that tells of such an event stays readable on SQLite only."""
    if op.get_bind().dialect.name == "sqlite":
        _rewrite_sqlite(f", {ADDED}", "")
    else:
        _rewrite_postgresql(f", {ADDED}::character varying", "")


def _rewrite_sqlite(old: str, new: str) -> None:
    connection = op.get_bind()
    _allow_rewriting(connection)
    version = connection.execute(sa.text("PRAGMA schema_version")).scalar_one()
    connection.execute(sa.text("PRAGMA writable_schema = ON"))
    connection.execute(
        sa.text(
            "UPDATE sqlite_master SET sql = replace(sql, :old, :new) WHERE type = 'table' AND name = 'event'"
        ),
        {"old": old, "new": new},
    )
    connection.execute(sa.text(f"PRAGMA schema_version = {version + 1}"))
    connection.execute(sa.text("PRAGMA writable_schema = RESET"))


def _allow_rewriting(connection: sa.Connection) -> None:
    """Lift the defence that some systems' SQLite begins with; Python 3.11 cannot, and seldom needs to."""
    configure = getattr(connection.connection.driver_connection, "setconfig", None)
    if configure is not None:
        configure(DEFENSIVE, 0)


def _rewrite_postgresql(old: str, new: str) -> None:
    connection = op.get_bind()
    told = sa.text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name")
    check = str(connection.execute(told, {"name": CHECK}).scalar_one())
    op.execute(f"ALTER TABLE event DROP CONSTRAINT {CHECK}")
    op.execute(
        sa.text(f"ALTER TABLE event ADD CONSTRAINT {CHECK} {check.replace(old, new, 1)}".replace(":", r"\:"))
    )
