"""Backups: what one holds, when the next is due, which are kept, and why one is not taken or given back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

from voucher_desk.domain.events import ChainHead
from voucher_desk.domain.refusals import Notice, Refused, reason

USUALLY_KEPT = 10
"""How many backups of a station's own folder are kept unless somebody chose otherwise."""
DUE_AFTER = timedelta(days=1)
WORRYING_AFTER = timedelta(days=3)
"""From when on the first page shows the age of the last backup in red."""
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy of the database holds: the head of the chain written to last, and counts (invariant 54)."""

    head: ChainHead
    events: int
    vouchers: int
    redemptions: int


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup and its anchor: when it was taken (UTC), its size in bytes, its SHA-256, what it holds."""

    file: Path
    taken_at: datetime
    size: int
    sha256: str
    contents: Contents


@dataclass(frozen=True, slots=True)
class Loss:
    """What would be lost of the database in use: so many events, the first at `since` (UTC).

    `interrupted` are the stations whose chains end elsewhere in the two: none of them may go on under its
    code, or two vouchers would bear one serial.
    """

    events: int
    since: datetime | None
    interrupted: frozenset[str]


@reason
class KeptByServer(Refused):
    """The database is a server's, which is backed up and given back there, with `pg_dump`."""

    code: ClassVar[str] = "SAV-01"


@reason
class BackupExists(Refused):
    """There is a file of this name, and no backup is ever written over."""

    code: ClassVar[str] = "SAV-02"
    file: str


@reason
class BackupOlder(Refused):
    """The database in use holds `lost` events, the first at `since`, that the backup does not (T15)."""

    code: ClassVar[str] = "SAV-03"
    lost: int
    since: datetime


@dataclass(frozen=True, slots=True)
class DatabaseBehind(Notice):
    """The database lacks events of its backup of `taken_at`: an older one was put in its place (T15)."""

    code: ClassVar[str] = "SAV-06"
    behind: int
    taken_at: datetime


def behind(contents: Contents, witness: Backup | None) -> DatabaseBehind | None:
    """Return by how much a database is behind the backup that knows most of it; None where it is not."""
    if witness is None or contents.events >= witness.contents.events:
        return None
    return DatabaseBehind(witness.contents.events - contents.events, witness.taken_at)


def is_due(last: datetime | None, now: datetime) -> bool:
    """Return whether a backup should be taken: none was in the day before `now`, or the clock was set."""
    return last is None or abs(now - last) >= DUE_AFTER


def is_worrying(last: datetime | None, now: datetime) -> bool:
    """Return whether so much time has passed since the last backup that people should see it."""
    return last is None or now - last >= WORRYING_AFTER


def file_name(station: str, at: datetime) -> str:
    """Return the name of a backup's file: the station and the instant in UTC, nothing of what it holds."""
    return f"voucher-desk-{station}-{at.astimezone(UTC).strftime(_STAMP)}.db"


def beyond(backups: Sequence[Backup], kept: int) -> tuple[Backup, ...]:
    """Return the backups that are one too many: all but the newest `kept`, of which there is one at least."""
    newest_first = sorted(backups, key=lambda backup: (backup.taken_at, backup.file.stem), reverse=True)
    return tuple(newest_first[max(kept, 1) :])
