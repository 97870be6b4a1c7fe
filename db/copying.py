"""Copies of a SQLite database: taken while others write, looked at without being touched, compared.

A copy is made by VACUUM INTO: one reading of the whole, whatever is written meanwhile, and nothing of what
was deleted goes with it. Copying the file itself would miss what is still in the write-ahead log.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine, func, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from db.engine import database_url, open_engine, reading
from db.faults import fault_of_file, sqlite_file
from db.models.log import EventRow, StationRow
from db.models.redemptions import RedemptionRow
from db.models.vouchers import VoucherRow
from db.queries.log import newest_head
from db.schema import REVISION, migrate, refuse_foreign, revisions
from voucher_desk.domain.backups import Contents, KeptByServer, Loss
from voucher_desk.ports.backup_faults import BackupDamaged, DatabaseInUse
from voucher_desk.ports.faults import DatabaseNewer, NotADatabase, OtherProgramsDatabase

LOG_FILES = ("-wal", "-shm")
"""What SQLite keeps beside a database in use; beside another one it would be read as its own."""
_UNREADABLE = ("not a database", "malformed", "no such table")
_SCHEMA = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
_LOST = "SELECT count(*), min(at) FROM event WHERE hash NOT IN (SELECT hash FROM copy.event)"
_INTERRUPTED = """
    SELECT code FROM copy.station WHERE head_seq > 0 AND NOT EXISTS (
        SELECT 1 FROM main.station AS now
        WHERE now.code = station.code AND now.head_hash = station.head_hash)
    UNION
    SELECT code FROM main.station WHERE head_seq > 0 AND NOT EXISTS (
        SELECT 1 FROM copy.station AS kept
        WHERE kept.code = station.code AND kept.head_hash = station.head_hash)
"""


def copy_database(engine: Engine, target: Path) -> Contents:
    """Write one consistent copy into an empty file, and return what it is proved to hold.

    Raises KeptByServer for a server's database, DiskFull, DatabaseReadOnly or BackupDamaged.
    """
    if sqlite_file(engine) is None:
        raise KeptByServer
    with reading(engine) as connection:
        before = _contents(connection)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
    except DBAPIError as error:
        raise fault_of_file(target, sqlite3.OperationalError(str(error.orig))) from None
    contents = read_contents(target)
    with reading(engine) as connection:
        if not (_holds_head(connection, contents) and contents.events >= before.events):
            raise BackupDamaged(file=target.name)
    return contents


def read_contents(file: Path) -> Contents:
    """Return what a copy holds, and write nothing beside it.

    Raises NotADatabase, OtherProgramsDatabase, DatabaseNewer, or BackupDamaged where a page, or the end of a
    chain, is not as it should be.
    """
    refuse_foreign(file)
    try:
        with _looking_at(file) as connection:
            if connection.execute(text("PRAGMA quick_check")).scalars().all() != ["ok"]:
                raise BackupDamaged(file=file.name)
            if connection.execute(REVISION).scalar() not in revisions():
                raise DatabaseNewer(place=str(file))
            contents = _contents(connection)
            told = connection.execute(select(func.coalesce(func.sum(StationRow.head_seq), 0))).scalar_one()
            if told != contents.events or not _holds_head(connection, contents):
                raise BackupDamaged(file=file.name)
            return contents
    except DBAPIError:
        raise BackupDamaged(file=file.name) from None


def make_ready(part: Path, name: str) -> None:
    """Bring a copy up to date with this program, and prove its schema, its chain and its rows whole.

    A trigger that was taken away would let facts be rewritten: the schema must be that of a new database.
    Raises BackupDamaged under the name the person knows it by.
    """
    with _migrated(part) as copy, _migrated(":memory:") as fresh:
        from db.replaying import differences  # noqa: PLC0415  a copy is proved now and then

        whole = _schema(copy) == _schema(fresh) and not differences(copy)
    if not whole:
        raise BackupDamaged(file=name)


def loss_by(copy: Path, present: Path) -> Loss | None:
    """Return what would be lost if a copy took the place of the database in use.

    None where that cannot be read any more. Afterwards the file in use is whole without its log. Raises
    DatabaseInUse where another program has it open.
    """
    try:
        refuse_foreign(present)  # SQLite would clear away the log of a file it cannot read
        with closing(sqlite3.connect(present, timeout=0, isolation_level=None)) as connection:
            # Leaving the mode of the write-ahead log is granted to nobody while another has the file open.
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("ATTACH ? AS copy", (str(copy),))
            lost, since = connection.execute(_LOST).fetchone()
            interrupted = frozenset(code for (code,) in connection.execute(_INTERRUPTED))
    except (NotADatabase, OtherProgramsDatabase):
        return None
    except sqlite3.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise DatabaseInUse(place=str(present)) from None
        if any(said in str(error) for said in _UNREADABLE):
            return None
        raise fault_of_file(present, error) from None
    return Loss(lost, datetime.fromisoformat(since).replace(tzinfo=UTC) if since else None, interrupted)


@contextmanager
def _migrated(place: Path | str) -> Iterator[Connection]:
    engine = open_engine(database_url(place))
    try:
        migrate(engine)
        with reading(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def _schema(connection: Connection) -> set[tuple[str, str]]:
    return {(row.name, row.sql) for row in connection.execute(_SCHEMA)}


@contextmanager
def _looking_at(file: Path) -> Iterator[Connection]:
    """Yield a connection on a file that nobody writes to; nothing is left beside it."""
    place = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(place, uri=True),
        poolclass=NullPool,
        hide_parameters=True,
    )
    with engine.connect() as connection:
        yield connection


def _contents(connection: Connection) -> Contents:
    counts = (
        connection.execute(select(func.count()).select_from(row)).scalar_one()
        for row in (EventRow, VoucherRow, RedemptionRow)
    )
    return Contents(newest_head(connection), *counts)


def _holds_head(connection: Connection, contents: Contents) -> bool:
    """Return whether the head of a copy is an event of this log; a log without events has none to hold."""
    head = contents.head
    if head.at is None:
        return contents.events == 0
    found = (
        select(EventRow.hash)
        .join(StationRow, StationRow.id == EventRow.station_id)
        .where(StationRow.code == head.station, EventRow.seq == head.seq)
    )
    return connection.execute(found).scalar() == head.hash
