"""The one door to a database: pragmas, transactions and how faults of the machine are told.

One transaction writes at a time, so that a rule never judges on a reading it cannot write upon: BEGIN
IMMEDIATE on SQLite, one advisory lock on PostgreSQL. What a rule only reads (the month's ceiling, the blanks
of a desk, an open session) is then as true when it is written as when it was read, on both engines alike.
SQLite runs in WAL mode with `synchronous=FULL` (WAL/NORMAL lost acknowledged redemptions in power-cut
trials); the driver manages no transaction itself. An encryption key would be given here and nowhere else.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from db.faults import fault_of

APPLICATION_ID = 0x56444B31
"""`VDK1` in the header of our SQLite files: another program's file is told apart before it is read."""
BUSY_MILLISECONDS = 5_000
PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
)
LEAVE_MILLISECONDS = 60_000
"""After how long PostgreSQL rolls back a writer that was cut off in mid-transaction, and frees its lock."""


def database_url(place: str | Path) -> URL:
    """Return the URL of a database: a file's path is SQLite, anything with a scheme is as it says."""
    if isinstance(place, str) and "://" in place:
        return make_url(place)
    return URL.create("sqlite+pysqlite", database=str(place))


def open_engine(url: URL) -> Engine:
    """Return an engine whose connections follow the rules of this page; nothing is read yet.

    Values never appear in its errors or logs: they may be about people. Transactions are begun by `writing`
    and `reading`, and by nobody else: a listener for it would make every statement of the counter slower.
    """
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection inside a writing transaction: rolled back unless it is committed by the caller.

    Raises LostRace where another transaction won, or a Fault.
    """
    with _told(engine), engine.connect() as connection:
        _begin_writing(connection)
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection on one consistent reading. Raises a Fault."""
    with _told(engine), engine.connect() as connection:
        _begin_reading(connection)
        yield connection


def _begin_writing(connection: Connection) -> None:
    """Take the right to write; psycopg opens a transaction itself, before its first statement."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    connection.exec_driver_sql(
        f"SET LOCAL lock_timeout = {BUSY_MILLISECONDS};"
        f" SET LOCAL idle_in_transaction_session_timeout = {LEAVE_MILLISECONDS};"
        f" SELECT pg_advisory_xact_lock({APPLICATION_ID})"
    )


def _begin_reading(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("BEGIN" if sqlite else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Turn the driver's errors into faults a person understands, or our own mistakes without values."""
    try:
        yield
    except DBAPIError as error:
        raise fault_of(error, engine) from None
