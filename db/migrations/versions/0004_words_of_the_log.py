"""The words of the log are the program's: a new kind of event asks for no new table.

The check that named every kind of event would have the largest table of a database copied whenever the program
learns a word. What is not a word of the program is refused before it is written, and the chain of hashes shows
whoever writes with another tool.

A migration is never changed once released. Triggers do not survive a rebuild of their table: they are created
again here, as they were. Frozen: no import from the program, whose models go on changing.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

CHECK = re.compile(r",\s*CONSTRAINT ck_event_event_kind CHECK \(kind IN \([^)]*\)\)")
PARTS = "SELECT sql FROM sqlite_schema WHERE tbl_name = 'event' AND type <> 'table' AND sql IS NOT NULL"


def upgrade() -> None:
    """Take the check away; SQLite needs the table made again."""
    if op.get_bind().dialect.name == "sqlite":
        _make_again()
    else:
        op.execute("ALTER TABLE event DROP CONSTRAINT IF EXISTS ck_event_event_kind")


def downgrade() -> None:
    """Leave the words free: the log may hold some that the check did not know."""


def _make_again() -> None:
    connection = op.get_bind()
    table = connection.execute(
        sa.text("SELECT sql FROM sqlite_schema WHERE name = 'event' AND type = 'table'")
    ).scalar_one()
    parts = connection.execute(sa.text(PARTS)).scalars().all()
    wider, found = CHECK.subn("", table)
    if not found:  # gone already, and kept so by a way back
        return
    op.execute(wider.replace("CREATE TABLE event", "CREATE TABLE event_again", 1))
    op.execute("INSERT INTO event_again SELECT * FROM event")
    op.execute("DROP TABLE event")
    op.execute("ALTER TABLE event_again RENAME TO event")
    for part in parts:
        connection.exec_driver_sql(part)
