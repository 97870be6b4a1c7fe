"""Backups of a station: whole or not at all, proved, anchored, never written over, the newest kept."""

import errno
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from db import copying
from voucher_desk import backups
from voucher_desk.app import open_desk
from voucher_desk.backups import Backups, anchor_of, anchored, read_anchor, sha256_of
from voucher_desk.desk import Desk
from voucher_desk.domain.backups import BackupExists, KeptByServer
from voucher_desk.home import Home
from voucher_desk.ports.backup_faults import BackupDamaged
from voucher_desk.ports.faults import DiskFull, FileUnwritable


class Stopped(Exception):
    """Somebody asked to stop."""


@pytest.fixture
def kept(home: Path) -> Backups:
    return Backups(Home(home), kept=3)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_holds_what_was_recorded_and_says_so(field: Any, kept: Backups) -> None:
    field.issued(people=2)
    taken = kept.take(field.desk).backup
    with closing(sqlite3.connect(taken.file)) as copy:
        serials = copy.execute("SELECT count(*) FROM voucher").fetchone()[0]
        [head] = copy.execute("SELECT head_hash FROM station WHERE head_seq > 0").fetchone()
    assert (taken.contents.vouchers, serials) == (2, 2)
    assert taken.contents.head.hash == head
    assert taken.contents.events == taken.contents.head.seq
    assert taken.sha256 == sha256_of(taken.file)
    assert anchored(taken.file) == taken
    assert left_in(kept.folder) == [taken.file.name, f"{taken.file.name}.json"]


def test_a_backup_is_readable_by_its_owner_alone_and_brings_no_key(field: Any, kept: Backups) -> None:
    taken = kept.take(field.desk).backup
    private = next((kept.folder.parent / "keys").glob("*.pem")).read_bytes()
    assert taken.file.stat().st_mode & 0o077 == 0
    for file in kept.folder.iterdir():
        assert b"PRIVATE" not in file.read_bytes()
        assert private not in file.read_bytes()


def test_what_was_deleted_does_not_go_with_a_backup(field: Any, kept: Backups, home: Path) -> None:
    """Invariant 49: what was purged is in no backup either."""
    with closing(sqlite3.connect(Home(home).database)) as other:
        other.execute("CREATE TABLE canary (name TEXT)")
        other.execute("INSERT INTO canary VALUES ('AMINA-CANARI')")
        other.execute("DROP TABLE canary")
        other.commit()
    assert b"AMINA-CANARI" not in kept.take(field.desk).backup.file.read_bytes()


def test_a_backup_is_taken_while_another_writes(field: Any, kept: Backups) -> None:
    """A copy of what keeps changing is one moment of it, and what was written stays."""
    started, enough = Event(), Event()

    def writes() -> None:
        for number in range(1, 40):
            field.session(f"S{number}", people=1)
            started.set()
            if enough.is_set():
                break

    writer = Thread(target=writes)
    writer.start()
    assert started.wait(60)
    taken = kept.take(field.desk).backup
    enough.set()
    writer.join()
    with closing(sqlite3.connect(taken.file)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert copy.execute("SELECT count(*), max(seq) FROM event").fetchone() == (
            taken.contents.events,
            taken.contents.head.seq,
        )


def test_the_oldest_of_the_homes_own_are_forgotten_and_no_other(
    field: Any, kept: Backups, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    other = kept.folder.parent / "backups"
    away = [kept.take(field.desk, stick).backup.file for _ in range(5)]
    own = [kept.take(field.desk) for _ in range(5)]
    assert [len(taken.forgotten) for taken in own] == [0, 0, 0, 1, 1]
    assert [backup.file for backup in kept.listed()] == [taken.backup.file for taken in own[:1:-1]]
    assert all(file.exists() for file in away)
    assert len(left_in(other)) == 2 * 3 + 1


def test_two_backups_of_one_second_have_two_names(
    field: Any, kept: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = field.desk.now()
    monkeypatch.setattr(Desk, "now", lambda _self: moment)
    first, second = (kept.take(field.desk).backup.file for _ in range(2))
    assert second.name == f"{first.stem}-2.db"


def test_a_backup_is_never_written_over(field: Any, kept: Backups, tmp_path: Path) -> None:
    file = tmp_path / "mine.db"
    file.write_text("mine")
    with pytest.raises(BackupExists):
        kept.take(field.desk, file)
    assert file.read_text() == "mine"


def test_a_name_taken_meanwhile_is_left_alone(field: Any, kept: Backups, tmp_path: Path) -> None:
    file = tmp_path / "mine.db"

    def another_writes(_done: int, _of: int) -> None:
        file.write_text("mine")

    with pytest.raises(BackupExists):
        kept.take(field.desk, file, another_writes)
    assert file.read_text() == "mine"
    assert anchored(file) is None


def fails_at(step: int, error: Exception) -> Callable[[int, int], None]:
    def told(done: int, _of: int) -> None:
        if done == step:
            raise error

    return told


@pytest.mark.parametrize("step", [0, 1, 2, 3])
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "full"), DiskFull),
        (OSError(errno.EIO, "pulled out"), FileUnwritable),
        (Stopped(), Stopped),
    ],
)
def test_whatever_goes_wrong_leaves_no_half_file(
    field: Any, kept: Backups, tmp_path: Path, step: int, error: Exception, said: type[Exception]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(said):
        kept.take(field.desk, stick, fails_at(step, error))
    assert left_in(stick) == []
    assert kept.last_at() is None


def test_a_disk_that_fills_up_while_the_anchor_is_written_leaves_nothing(
    field: Any, kept: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_target: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(backups, "write_privately", full)
    with pytest.raises(DiskFull):
        kept.take(field.desk)
    assert left_in(kept.folder) == []


def test_a_copy_that_does_not_read_back_is_no_backup(
    field: Any, kept: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is opened again: what a bad medium made of it is found before it gets its name."""
    look = copying.read_contents

    def spoiled(file: Path) -> Any:
        with file.open("rb+") as content:
            content.seek(4096)
            content.write(b"\xff" * 4096)
        return look(file)

    monkeypatch.setattr(copying, "read_contents", spoiled)
    with pytest.raises(BackupDamaged):
        kept.take(field.desk)
    assert left_in(kept.folder) == []


def test_a_folder_that_is_not_there_is_told(field: Any, kept: Backups, tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable):
        kept.take(field.desk, tmp_path / "pulled" / "x.db")


def test_when_the_last_was_taken_counts_those_on_a_stick(field: Any, kept: Backups, tmp_path: Path) -> None:
    assert (kept.last_at(), kept.outside_at()) == (None, None)
    own = kept.take(field.desk).backup
    assert (kept.last_at(), kept.outside_at()) == (own.taken_at, None)
    away = kept.take(field.desk, tmp_path).backup
    assert kept.last_at() == kept.outside_at() == away.taken_at


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"taken_at": 3}', "[" * 20_000, "{" + "\xff"])
def test_an_anchor_that_says_nothing_is_none(tmp_path: Path, text: str) -> None:
    anchor = anchor_of(tmp_path / "x.db")
    anchor.write_text(text, "latin-1")
    assert read_anchor(anchor) is None
    with pytest.raises(BackupDamaged):
        anchored(tmp_path / "x.db")


def test_what_a_killed_program_left_half_written_is_swept_after_a_day(field: Any, kept: Backups) -> None:
    kept.take(field.desk)
    old, new = kept.folder / ".old.part", kept.folder / ".new.part"
    for part, age in ((old, 90_000), (new, 60)):
        part.write_bytes(b"half")
        at = field.clock.now.timestamp() - age
        os.utime(part, (at, at))
    kept.take(field.desk)
    assert (old.exists(), new.exists()) == (False, True)


def test_an_anchor_is_one_small_json_document(field: Any, kept: Backups) -> None:
    taken = kept.take(field.desk).backup
    told = json.loads(anchor_of(taken.file).read_text("utf-8"))
    assert set(told) == {"taken_at", "head", "events", "vouchers", "redemptions", "size", "sha256"}
    assert told["size"] == taken.file.stat().st_size


def test_a_servers_database_is_kept_by_the_server(any_desk: Desk, database: str | None, home: Path) -> None:
    own = Backups(Home(home))
    if database is None:
        assert own.take(any_desk).backup.file.is_file()
        return
    with pytest.raises(KeptByServer):
        own.take(any_desk)
    assert left_in(own.folder) == []


def test_a_database_put_back_behind_the_programs_back_is_noticed(field: Any, home: Path) -> None:
    """T15: the newest backup knows more than the database; none of them makes room any more."""
    kept, database = Backups(Home(home), kept=1), Home(home).database
    older = kept.take(field.desk).backup.file.read_bytes()
    field.issued(people=1)
    newer = kept.take(field.desk)
    field.desk.close()
    database.write_bytes(older)
    with closing(open_desk(home, clock=field.clock)) as desk:
        taken = [kept.take(desk) for _ in range(2)]
    missing = newer.backup.contents.events - taken[0].backup.contents.events
    assert newer.notice is None
    assert [one.notice.behind for one in taken if one.notice] == [missing, missing]
    assert [one.forgotten for one in taken] == [(), ()]
    assert newer.backup.file.exists()
