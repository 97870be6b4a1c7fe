"""What a database's driver says, told as a fault a person understands or as our own mistake, without values.

The driver's own text is left behind: PostgreSQL quotes the whole row that a rule refuses.
"""

import os
import shutil
import sqlite3
from errno import ENOSPC
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from voucher_desk.ports.faults import (
    DatabaseBusy,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    LostRace,
    NotADatabase,
    RuleOfTheDatabase,
)

LOCK_NOT_AVAILABLE = "55P03"
LOST_RACES = {"40001", "40P01", "23505"}
"""PostgreSQL's serialization failure, deadlock, and a key that another transaction took first."""
TAKEN_KEY = ("UNIQUE constraint failed", "is taken already")
"""What SQLite says of a key in use: by a constraint, or by the trigger that lets no row be written over."""
LEAST_ROOM = 64 * 1024
"""Bytes SQLite needs free beside a file before it can even be opened for reading: its index of the log."""


def sqlite_file(engine: Engine) -> Path | None:
    """Return the file of a SQLite database, None for a server."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    return Path(engine.url.database)


def place_of(engine: Engine) -> str:
    """Return where a database is, as a person knows it: the file, or the server's URL without a password."""
    file = sqlite_file(engine)
    return str(file) if file else engine.url.render_as_string(hide_password=True)


def fault_of(error: DBAPIError, engine: Engine) -> Exception:
    """Return what to raise instead of a driver's error."""
    text = str(error.orig)
    sqlstate = getattr(error.orig, "sqlstate", None)
    if sqlstate in LOST_RACES or any(said in text for said in TAKEN_KEY):
        return LostRace()
    if sqlstate == LOCK_NOT_AVAILABLE or "locked" in text or "busy" in text:
        return DatabaseBusy()
    if "not a database" in text or "malformed" in text:
        return NotADatabase(place=place_of(engine))
    if isinstance(error, OperationalError):
        return _fault_of_the_medium(text, engine)
    return RuleOfTheDatabase(_rule_named(error))


def fault_of_file(path: Path, error: sqlite3.Error | OSError) -> Exception:
    """Return why a file could not be begun, or copied to."""
    full = DiskFull() if "full" in str(error) or getattr(error, "errno", None) == ENOSPC else None
    return full or _unwritable(path, str(error)) or DatabaseUnreachable(place=str(path))


def _fault_of_the_medium(text: str, engine: Engine) -> Exception:
    file = sqlite_file(engine)
    if "disk is full" in text:
        return DiskFull()
    return (_unwritable(file, text) if file else None) or DatabaseUnreachable(place=place_of(engine))


def _unwritable(file: Path, text: str) -> Exception | None:
    """Return why nothing can be written beside a file: SQLite says no more than that it could not."""
    if not file.parent.is_dir() or file.is_dir():
        return None
    if "readonly" in text or not os.access(file.parent, os.W_OK):
        return DatabaseReadOnly(place=str(file))
    return DiskFull() if shutil.disk_usage(file.parent).free < LEAST_ROOM else None


def _rule_named(error: DBAPIError) -> str:
    """Return the name of the rule that was broken: SQLite says no more, PostgreSQL is asked for no more."""
    told = getattr(error.orig, "diag", None)
    return f"{told.sqlstate} {told.constraint_name or ''}".strip() if told else str(error.orig)
