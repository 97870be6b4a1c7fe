"""Giving a backup back: proved first, put in place in one step, the database before it kept aside."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import ENOSPC
from pathlib import Path

from db.copying import LOG_FILES, loss_by, make_ready, read_contents
from voucher_desk.backups import Backups, anchored, free_name, sha256_of
from voucher_desk.domain.backups import BackupOlder, Contents, Loss
from voucher_desk.home import Home
from voucher_desk.ports.backup_faults import BackupDamaged
from voucher_desk.ports.faults import DiskFull, FileUnreadable, HomeUnusable
from voucher_desk.signing.key_folder import open_key_folder
from voucher_desk.signing.private_files import bring_names_to_disk

_PART = ".restoring-"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was given back: what it holds, the database kept aside, and the desk's new code if it has one."""

    contents: Contents
    aside: Path | None
    lost: int
    station: str | None


def restore(
    home: Home, file: Path, at: datetime, *, older: bool = False, sha256: str | None = None
) -> Restored:
    """Put a backup in the place of a home's database, once it is proved whole.

    A desk that may have gone on after the backup goes on under a new code and key: no serial is given twice.
    Raises FileUnreadable, BackupDamaged, NotADatabase, OtherProgramsDatabase, DatabaseNewer, DatabaseInUse,
    DiskFull, a fault of the key folder, and BackupOlder unless `older` agrees to lose what it does not hold.
    """
    contents = prove(file, sha256)
    with _copied(file, home) as part:
        make_ready(part, file.name)
        loss = _loss(home, part, contents)
        if loss.events and not older:
            raise BackupOlder(lost=loss.events, since=loss.since or at)
        # First the code, then the database: killed in between, the desk goes on with a new code for nothing.
        station = _become_another(home) if home.station() in loss.interrupted else None
        aside = _exchange(home.database, part, at)
    Backups(home).note_restored(at)
    return Restored(contents, aside, loss.events, station)


def _become_another(home: Home) -> str:
    """Let the desk go on as a new station, with a key of its own as each has."""
    open_key_folder(home.keys).renew()
    return home.renew_station()


def prove(file: Path, sha256: str | None = None) -> Contents:
    """Return what a backup holds, as its anchor and the hash somebody wrote down say it does.

    Raises FileUnreadable, BackupDamaged, NotADatabase, OtherProgramsDatabase or DatabaseNewer.
    """
    if not file.is_file():
        raise FileUnreadable(file=file.name)
    anchor = anchored(file)
    wanted = {found.lower() for found in (sha256, anchor.sha256 if anchor else None) if found}
    if wanted and wanted != {sha256_of(file)}:
        raise BackupDamaged(file=file.name)
    contents = read_contents(file)
    if anchor and anchor.contents != contents:
        raise BackupDamaged(file=file.name)
    return contents


def _loss(home: Home, part: Path, contents: Contents) -> Loss:
    """Return what would be lost; where no database tells it, the newest backup is the witness."""
    present = loss_by(part, home.database) if home.database.exists() else None
    if present is not None:
        return present
    known = Backups(home).witness()
    lost = max(known.contents.events - contents.events, 0) if known else 0
    return Loss(lost, contents.head.at, frozenset({home.station()} if home.is_named else ()))


@contextmanager
def _copied(file: Path, home: Home) -> Iterator[Path]:
    """Yield a copy of a backup in the home, which is gone afterwards unless it became the database."""
    try:
        for left in home.folder.glob(f"{_PART}*"):  # by a program that was killed
            left.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=home.folder, prefix=_PART, suffix=".db")
        os.close(handle)
    except OSError:
        raise HomeUnusable(folder=str(home.folder)) from None
    part = Path(name)
    try:
        shutil.copyfile(file, part)
        yield part
    except OSError as error:
        raise (DiskFull() if error.errno == ENOSPC else HomeUnusable(folder=str(home.folder))) from error
    finally:
        for ending in ("", *LOG_FILES):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _exchange(database: Path, part: Path, at: datetime) -> Path | None:
    """Put a proved copy in the database's place in one step; return where that is kept now, if there was one.

    The former file gets its second name first: at no moment is there no database, which the next start would
    take for a new desk.
    """
    with part.open("rb+") as content:
        os.fsync(content.fileno())
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = free_name(database.with_name(f"{database.stem}-before-restore-{stamp}.db"))
    existed = database.exists()
    for ending in LOG_FILES:
        log = database.with_name(database.name + ending)
        if log.exists():
            log.replace(aside.with_name(aside.name + ending))
    if existed:
        _name_twice(database, aside)
    part.replace(database)
    bring_names_to_disk(database.parent)
    return aside if existed else None


def _name_twice(file: Path, second: Path) -> None:
    try:
        second.hardlink_to(file)
    except OSError:  # a medium without second names
        shutil.copy2(file, second)
