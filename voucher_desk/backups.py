"""The backups of a station: written whole or not at all, each with its anchor beside it, the newest kept.

A backup is the database and nothing else, as a plain SQLite file: neither the station's code nor its private
keys travel with it (docs/decisions/0006). Its anchor, `NAME.db.json`, tells what it must hold (invariant 54).
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import ENOSPC
from itertools import chain, count
from pathlib import Path

from voucher_desk.desk import Desk
from voucher_desk.domain.backups import (
    DUE_AFTER,
    USUALLY_KEPT,
    Backup,
    BackupExists,
    Contents,
    DatabaseBehind,
    behind,
    beyond,
    file_name,
)
from voucher_desk.domain.events import ChainHead, utc_text
from voucher_desk.home import Home
from voucher_desk.ports.backup_faults import BackupDamaged
from voucher_desk.ports.faults import DiskFull, FileUnreadable, FileUnwritable
from voucher_desk.signing.private_files import bring_names_to_disk, write_privately

Step = Callable[[int, int], None]
"""Told how many steps of all are done; it may raise to stop, and then nothing is left behind."""
ANCHOR = ".json"
_PART = ".part"
_STEPS = 4
_BLOCK = 1 << 20
_OUTSIDE, _RESTORED = "outside.json", "restored.json"
_LONGEST_ANCHOR = 65_536


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup just taken, the older ones that made room for it, and whether it lacks what they hold."""

    backup: Backup
    forgotten: tuple[Backup, ...]
    notice: DatabaseBehind | None


class Backups:
    """The backups of one home, and those that were taken elsewhere from it."""

    def __init__(self, home: Home, kept: int = USUALLY_KEPT) -> None:
        self.folder = home.backups
        self._home = home
        self.kept = kept

    def take(self, desk: Desk, output: Path | None = None, step: Step | None = None) -> Taken:
        """Take a backup into the home's folder, or as the file or into the folder named.

        The oldest in the home's own folder are forgotten afterwards, never one elsewhere. Raises
        BackupExists, KeptByServer, DiskFull, FileUnwritable or BackupDamaged, and then leaves no file.
        """
        tell = step or (lambda _done, _of: None)
        at = desk.now().replace(microsecond=0)
        target = self._target(output, at)
        with _put_in_place(target) as part:
            tell(0, _STEPS)
            contents = desk.copy_to(part)
            tell(1, _STEPS)
            _bring_to_disk(part)
            tell(2, _STEPS)
            backup = Backup(target, at, part.stat().st_size, sha256_of(part), contents)
            tell(3, _STEPS)
            _refuse_taken(target)
            write_privately(anchor_of(target), _anchor_text(backup))
        notice = behind(contents, self.witness())
        if not backup.file.resolve().is_relative_to(self._home.folder.resolve()):
            self._note(_OUTSIDE, at)
        tell(_STEPS, _STEPS)
        return Taken(backup, () if notice else self._forget(backup), notice)

    def listed(self) -> tuple[Backup, ...]:
        """Return the backups in the home's folder that have an anchor, newest first."""
        return listed_in(self.folder)

    def last_at(self) -> datetime | None:
        """Return when the last backup was taken, wherever it is, UTC."""
        instants = [backup.taken_at for backup in self.listed()[:1]]
        outside = self.outside_at()
        return max([*instants, *([outside] if outside else [])], default=None)

    def outside_at(self) -> datetime | None:
        """Return when a backup was last taken to another folder than the home's, such as a USB stick, UTC."""
        return self._noted(_OUTSIDE)

    def witness(self) -> Backup | None:
        """Return the backup that holds most events, of those taken since one was last given back."""
        restored = self._noted(_RESTORED)
        since = [one for one in self.listed() if restored is None or one.taken_at > restored]
        return max(since, key=lambda backup: backup.contents.events, default=None)

    def note_restored(self, at: datetime) -> None:
        """Note that a backup was given back: what earlier ones hold beyond it is missed no more."""
        self._note(_RESTORED, at)

    def _target(self, output: Path | None, at: datetime) -> Path:
        """Return where a backup goes. Raises BackupExists for a file that is there already."""
        if output is not None and not output.is_dir():
            _refuse_taken(output)
            return output
        folder = output or self.folder
        if output is None:
            with _told(self.folder.name):
                self.folder.mkdir(mode=0o700, exist_ok=True)
        return free_name(folder / file_name(self._home.station(), at))

    def _note(self, name: str, at: datetime) -> None:
        with suppress(OSError):  # what it is noted of is done all the same
            self.folder.mkdir(mode=0o700, exist_ok=True)
            write_privately(self.folder / name, json.dumps({"at": utc_text(at)}).encode())

    def _noted(self, name: str) -> datetime | None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            return _instant(json.loads((self.folder / name).read_text("utf-8"))["at"])
        return None

    def _forget(self, newest: Backup) -> tuple[Backup, ...]:
        if newest.file.parent != self.folder:
            return ()
        self._sweep(newest.taken_at)
        forgotten = beyond(self.listed(), self.kept)
        for backup in forgotten:
            with suppress(OSError):
                backup.file.unlink(missing_ok=True)
                anchor_of(backup.file).unlink(missing_ok=True)
        return forgotten

    def _sweep(self, at: datetime) -> None:
        """Remove what a program that was killed left half-written over a day ago."""
        for part in self.folder.glob(f".*{_PART}"):
            with suppress(OSError):
                if at.timestamp() - part.stat().st_mtime > DUE_AFTER.total_seconds():
                    part.unlink()


def listed_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder that have an anchor, newest first."""
    found = (read_anchor(file) for file in folder.glob(f"*.db{ANCHOR}"))
    known = [backup for backup in found if backup is not None and backup.file.is_file()]
    return tuple(sorted(known, key=lambda backup: (backup.taken_at, backup.file.stem), reverse=True))


def free_name(usual: Path) -> Path:
    """Return a file's usual name, or the first one with a number that nothing has yet."""
    others = (usual.with_stem(f"{usual.stem}-{number}") for number in count(2))
    return next(name for name in chain([usual], others) if not name.exists())


def anchor_of(file: Path) -> Path:
    """Return the file of a backup's anchor."""
    return file.with_name(file.name + ANCHOR)


def sha256_of(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal. Raises FileUnreadable."""
    digest = hashlib.sha256()
    try:
        with file.open("rb") as content:
            while block := content.read(_BLOCK):
                digest.update(block)
    except OSError:
        raise FileUnreadable(file=file.name) from None
    return digest.hexdigest()


def anchored(file: Path) -> Backup | None:
    """Return a backup as its anchor tells it, None where it has none. Raises BackupDamaged for a bad one."""
    if not anchor_of(file).exists():
        return None
    backup = read_anchor(anchor_of(file))
    if backup is None:
        raise BackupDamaged(file=file.name)
    return backup


def read_anchor(anchor: Path) -> Backup | None:
    """Return what an anchor says, None where it says nothing that can be."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        with anchor.open("rb") as content:
            found = json.loads(content.read(_LONGEST_ANCHOR))
        head = found["head"]
        at = _instant(head["at"]) if head["at"] else None
        contents = Contents(
            ChainHead(str(head["station"]), int(head["seq"]), str(head["hash"]), at),
            int(found["events"]),
            int(found["vouchers"]),
            int(found["redemptions"]),
        )
        file = anchor.with_name(anchor.name.removesuffix(ANCHOR))
        return Backup(file, _instant(found["taken_at"]), int(found["size"]), str(found["sha256"]), contents)
    return None


def facts_of(backup: Backup) -> dict[str, object]:
    """Return an anchor as data: the head and counts of the log, the size and the hash of the file."""
    head = backup.contents.head
    at = utc_text(head.at) if head.at else None
    return {
        "taken_at": utc_text(backup.taken_at),
        "head": {"station": head.station, "seq": head.seq, "hash": head.hash, "at": at},
        "events": backup.contents.events,
        "vouchers": backup.contents.vouchers,
        "redemptions": backup.contents.redemptions,
        "size": backup.size,
        "sha256": backup.sha256,
    }


def _anchor_text(backup: Backup) -> bytes:
    return (json.dumps(facts_of(backup), indent=2) + "\n").encode()


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _bring_to_disk(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _put_in_place(target: Path) -> Iterator[Path]:
    """Yield an empty file beside the target, readable by its owner only, that becomes it if all goes well.

    Raises DiskFull or FileUnwritable.
    """
    with _told(target.name):
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=_PART)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            part.replace(target)
            bring_names_to_disk(target.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            if not target.exists():
                anchor_of(target).unlink(missing_ok=True)
            raise


def _refuse_taken(target: Path) -> None:
    if target.exists():
        raise BackupExists(file=target.name)


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise (DiskFull() if error.errno == ENOSPC else FileUnwritable(file=name)) from error
