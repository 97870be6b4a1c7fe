"""The guards of a database: tables, indexes and triggers that are not as our migrations make them.

Whoever opens the database with another tool can take a guard off, change rows, and leave no trace in them.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from sqlalchemy import Connection, TextClause, create_engine, text
from sqlalchemy.pool import StaticPool

from voucher_desk.domain.replay import EXISTS, Difference

SQLITE = text(
    "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
)
POSTGRESQL = text("SELECT 'trigger ' || tgname, '' FROM pg_trigger WHERE NOT tgisinternal")
OF_SQLITE_ALONE = ("_is_not_written_over", "_made_whole", "_changed_whole")
"""How the triggers end that PostgreSQL needs none of: nothing is written over, numbers are whole."""


def guard_differences(connection: Connection) -> Iterator[Difference]:
    """Yield what is missing, added or otherwise than our migrations make it.

    Of PostgreSQL, whose administrators may add indexes of their own, the missing triggers alone are told.
    """
    wanted = _as_made()
    if connection.dialect.name == "sqlite":
        yield from _compared(_described(connection, SQLITE), wanted)
        return
    there = _described(connection, POSTGRESQL)
    for name in sorted(wanted):
        is_theirs = name.startswith("trigger ") and not name.endswith(OF_SQLITE_ALONE)
        if is_theirs and name not in there:
            yield Difference("schema", name, EXISTS, stored=False, rebuilt=True)


@cache
def _as_made() -> Mapping[str, str]:
    """Return what a new database has, made in memory."""
    from db.migrating import upgrade  # noqa: PLC0415  Alembic is slow to load

    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            upgrade(connection)
            return _described(connection, SQLITE)
    finally:
        engine.dispose()


def _described(connection: Connection, query: TextClause) -> Mapping[str, str]:
    """Return definitions by name, without quotes and spaces, which versions of SQLite set differently."""
    return {name: " ".join(sql.replace('"', "").split()) for name, sql in connection.execute(query)}


def _compared(stored: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[Difference]:
    for name in sorted({*stored, *wanted}):
        if (name in stored) != (name in wanted):
            yield Difference("schema", name, EXISTS, name in stored, name in wanted)
        elif stored[name] != wanted[name]:
            yield Difference("schema", name, "sql", stored[name], wanted[name])
