"""The archive: the database of a station as the desk uses it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, func, insert, select

from db.copying import copy_database
from db.engine import database_url, open_engine, reading, writing
from db.means import Means
from db.models.log import SigningKeyRow
from db.queries.reading import SqlQueries
from db.schema import prepare
from voucher_desk.desk import Outcome
from voucher_desk.domain.backups import Contents
from voucher_desk.ports.work import Work
from voucher_desk.queries.queries import Queries

Value = TypeVar("Value")
Clock = Callable[[], datetime]


class SqlArchive:
    """Runs use cases and readings on one database, each in a transaction of its own."""

    def __init__(self, engine: Engine, means: Means, clock: Clock) -> None:
        """Take an engine whose schema is up to date, and a clock that tells UTC."""
        self._engine = engine
        self._means = means
        self._clock = clock

    def write(self, user: str | None, task: Callable[[Work], Value], *, keep: bool) -> Outcome[Value]:
        """Run a task in one writing transaction; commit it only where `keep`."""
        from db.work import SqlWork  # noqa: PLC0415  the first page writes nothing

        with writing(self._engine) as connection:
            work = SqlWork(connection, self._means, user, self._clock())
            value = task(work)
            work.log.write()
            if keep:
                connection.commit()
            return Outcome(value, work.log.touched)

    def read(self, task: Callable[[Queries], Value]) -> Value:
        """Run a task on one consistent reading."""
        with reading(self._engine) as connection:
            return task(SqlQueries(connection))

    def now(self) -> datetime:
        """Return the instant by the station's clock, UTC."""
        return self._clock()

    def copy_to(self, file: Path) -> Contents:
        """Write one consistent copy into an empty file, and return what it is proved to hold."""
        return copy_database(self._engine, file)

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()


def open_database(place: str | Path, at: datetime, *, create: bool) -> Engine:
    """Open a database by its file or URL and bring its schema up to date. Raises a Fault."""
    engine = open_engine(database_url(place))
    try:
        prepare(engine, at, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def introduce_station(engine: Engine, station: str, public_key: bytes, at: datetime) -> int:
    """Tell the database of a station and its public key; return the number the key has, or is given.

    Nothing is written for a station that is known, so that one may look while another writes.
    """
    with reading(engine) as connection:
        known = connection.execute(
            select(SigningKeyRow.id).where(
                SigningKeyRow.public_key == public_key, SigningKeyRow.station == station
            )
        ).scalar()
    if known is not None:
        return int(known)
    from db.log import register_station  # noqa: PLC0415  a station is new once

    with writing(engine) as connection:
        register_station(connection, station)
        key_id = _key_id(connection, public_key)
        if key_id is None:
            key_id = _add_key(connection, station, public_key, at)
        connection.commit()
        return key_id


class PublicKeys(Mapping[int, bytes]):
    """The public keys of all stations by their number; one not met yet is asked of the database.

    A station that joins while this desk is open prints vouchers that this desk must know at once.
    """

    def __init__(self, engine: Engine) -> None:
        """Take the engine and read what is known today."""
        self._engine = engine
        self._known = self._read()

    def __getitem__(self, key_id: int) -> bytes:
        """Return a public key, 32 bytes. Raises KeyError."""
        if key_id not in self._known:
            self._known = self._read()
        return self._known[key_id]

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers known."""
        return iter(self._known)

    def __len__(self) -> int:
        """Return how many keys are known."""
        return len(self._known)

    def _read(self) -> dict[int, bytes]:
        with reading(self._engine) as connection:
            rows = connection.execute(select(SigningKeyRow.id, SigningKeyRow.public_key))
            return {row.id: row.public_key for row in rows}


def _key_id(connection: Connection, public_key: bytes) -> int | None:
    return connection.execute(select(SigningKeyRow.id).where(SigningKeyRow.public_key == public_key)).scalar()


def _add_key(connection: Connection, station: str, public_key: bytes, at: datetime) -> int:
    last = connection.execute(select(func.coalesce(func.max(SigningKeyRow.id), 0))).scalar_one()
    connection.execute(
        insert(SigningKeyRow),
        {"id": last + 1, "public_key": public_key, "station": station, "registered_at": at},
    )
    return int(last + 1)
