"""The schema of a database: whose it is, how old, and bringing it up to date after a copy was made."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from db.engine import APPLICATION_ID, reading, writing
from db.faults import fault_of_file, place_of, sqlite_file
from voucher_desk.ports.faults import (
    DatabaseNewer,
    DatabaseUnreachable,
    NoDatabase,
    NotADatabase,
    OtherProgramsDatabase,
)

SQLITE_HEADER = b"SQLite format 3\0"
VERSIONS = Path(__file__).parent / "migrations" / "versions"
VERSION_TABLE = "alembic_version"
REVISION = text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608  a word of this page


def revisions() -> list[str]:
    """Return the revisions this program knows, oldest first: the numbers its migrations' files begin with."""
    return sorted(file.name.partition("_")[0] for file in VERSIONS.glob("[0-9]*.py"))


def prepare(engine: Engine, at: datetime, *, create: bool) -> Path | None:
    """Make sure the database is ours and up to date; return the copy made before a migration, if one was.

    `at` (UTC) names the copy. With `create` an empty place becomes a new database. Raises NoDatabase,
    NotADatabase, OtherProgramsDatabase or DatabaseNewer, and then has touched nothing.
    """
    _refuse_foreign_file(engine, create=create)
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        current = connection.execute(REVISION).scalar() if VERSION_TABLE in tables else None
    place = place_of(engine)
    known = revisions()
    if current == known[-1]:
        return None
    if current is None:
        if tables:
            raise OtherProgramsDatabase(place=place)
        if not create:
            raise NoDatabase(place=place)
    elif current not in known:
        raise DatabaseNewer(place=place)
    copy = _copied(engine, at) if current else None
    migrate(engine)
    return copy


def migrate(engine: Engine) -> None:
    """Bring the schema up to date; nothing happens where it is."""
    from db.migrating import upgrade  # noqa: PLC0415  Alembic is slow to load, and most starts migrate nothing

    with writing(engine) as connection:
        upgrade(connection)
        connection.commit()


def _refuse_foreign_file(engine: Engine, *, create: bool) -> None:
    """Look at a SQLite file's first bytes before anything opens it, so that a refusal leaves it untouched."""
    path = sqlite_file(engine)
    if path is None:
        return
    place = str(path)
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise NoDatabase(place=place)
        _mark_as_ours(path)
        return
    refuse_foreign(path)


def refuse_foreign(path: Path) -> None:
    """Look at a file's first bytes. Raises NotADatabase, OtherProgramsDatabase, DatabaseUnreachable."""
    place, header = str(path), _header(path)
    if not header.startswith(SQLITE_HEADER):
        raise NotADatabase(place=place)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise OtherProgramsDatabase(place=place)


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError:
        raise DatabaseUnreachable(place=str(path)) from None


def _mark_as_ours(path: Path) -> None:
    """Write our mark into a new file's header before it has a write-ahead log to hide it in."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    except sqlite3.Error as error:
        raise fault_of_file(path, error) from None


def _copied(engine: Engine, at: datetime) -> Path | None:
    """Copy the file through SQLite's backup, which sees what is still in the write-ahead log."""
    path = sqlite_file(engine)
    if path is None:
        return None
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = path.with_name(f"{path.stem}-before-migration-{stamp}{path.suffix}")
    part = copy.with_suffix(".part")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        shutil.copymode(path, part)
        part.replace(copy)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise fault_of_file(copy, error) from None
    return copy
