"""Giving a backup back: proved first, nothing lost unasked, no serial given twice."""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from voucher_desk.app import open_desk
from voucher_desk.backups import Backups, anchor_of, sha256_of
from voucher_desk.domain.backups import Backup, BackupOlder
from voucher_desk.home import Home
from voucher_desk.ports.backup_faults import BackupDamaged, DatabaseInUse
from voucher_desk.ports.faults import (
    DatabaseNewer,
    DiskFull,
    Fault,
    FileUnreadable,
    NotADatabase,
    OtherProgramsDatabase,
)
from voucher_desk.restoring import Restored, restore


class Laptop:
    """A station at work, whose program can be closed and opened again."""

    def __init__(self, field: Any, home: Path) -> None:
        self.field = field
        self.home = Home(home)
        self.serials = field.issued(people=2)

    def backup(self) -> Backup:
        return Backups(self.home).take(self.field.desk).backup

    def closes(self) -> None:
        self.field.desk.close()

    def restores(self, file: Path, home: Home | None = None, **agreed: Any) -> Restored:
        return restore(home or self.home, file, self.field.clock.now, **agreed)

    def serials_in(self, home: Home) -> set[str]:
        with closing(sqlite3.connect(home.database)) as database:
            return {serial for (serial,) in database.execute("SELECT serial FROM voucher")}

    def differences(self, home: Home | None = None) -> Any:
        with closing(open_desk((home or self.home).folder, "coordination", clock=self.field.clock)) as desk:
            return desk.read(lambda queries: queries.differences())


@pytest.fixture
def laptop(field: Any, home: Path) -> Iterator[Laptop]:
    one = Laptop(field, home)
    yield one
    one.closes()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_restored_database_is_whole_and_the_one_before_is_kept(laptop: Laptop) -> None:
    file = laptop.backup().file
    laptop.closes()
    before = laptop.serials_in(laptop.home)
    done = laptop.restores(file)
    assert (done.lost, done.station) == (0, None)
    assert done.aside
    assert laptop.serials_in(laptop.home) == before
    with closing(sqlite3.connect(done.aside)) as aside:
        assert aside.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert aside.execute("SELECT count(*) FROM voucher").fetchone()[0] == len(before)
    assert laptop.differences() == ()


def test_an_older_backup_needs_a_word(laptop: Laptop) -> None:
    """T15: what was recorded since is named, and lost only by somebody who agreed."""
    file = laptop.backup().file
    laptop.field.issued(people=1, code="2")
    laptop.closes()
    with pytest.raises(BackupOlder) as refused:
        laptop.restores(file)
    assert refused.value.lost > 0
    assert len(laptop.serials_in(laptop.home)) == 3
    done = laptop.restores(file, older=True)
    assert done.lost == refused.value.lost
    assert laptop.serials_in(laptop.home) == set(laptop.serials)
    assert laptop.differences() == ()


def test_what_was_given_up_for_a_backup_is_missed_no_more(laptop: Laptop) -> None:
    file = laptop.backup().file
    laptop.field.issued(people=1, code="2")
    laptop.backup()
    laptop.closes()
    laptop.restores(file, older=True)
    with closing(open_desk(laptop.home.folder, clock=laptop.field.clock)) as desk:
        assert Backups(laptop.home).take(desk).notice is None


def test_a_desk_that_went_on_after_its_backup_gives_no_serial_twice(laptop: Laptop) -> None:
    file = laptop.backup().file
    [lost] = laptop.field.issued(people=1, code="2")
    laptop.closes()
    done = laptop.restores(file, older=True)
    assert done.station == laptop.home.station()
    laptop.field.desk = open_desk(laptop.home.folder, "coordination", clock=laptop.field.clock)
    [again] = laptop.field.issued(people=1, code="3")
    assert again != lost
    assert again.startswith(done.station)
    with closing(sqlite3.connect(laptop.home.database)) as database:
        keys = database.execute("SELECT station FROM signing_key ORDER BY id").fetchall()
    assert [station for (station,) in keys][-1] == done.station
    assert laptop.field.redeem(again).verdict.value == "redeemed"
    assert laptop.field.redeem(laptop.serials[0]).verdict.value == "redeemed"
    laptop.closes()
    assert laptop.differences() == ()


def test_a_desk_that_the_backup_does_not_know_gives_no_serial_twice_either(laptop: Laptop) -> None:
    """Given back twice: the code drawn the first time was used since, and the backup is older than it."""
    file = laptop.backup().file
    laptop.field.issued(people=1, code="2")
    laptop.closes()
    names = [laptop.home.station()]
    for _ in range(2):
        laptop.restores(file, older=True)
        names.append(laptop.home.station())
        laptop.field.desk = open_desk(laptop.home.folder, "coordination", clock=laptop.field.clock)
        laptop.field.issued(people=1, code="2")
        laptop.closes()
    assert len(set(names)) == 3


def test_a_lost_laptop_comes_back_on_another_with_a_code_and_a_key_of_its_own(
    laptop: Laptop, tmp_path: Path
) -> None:
    """What the lost one printed is still known by its public key, which is in the database."""
    file = laptop.backup().file
    new = Home(tmp_path / "new")
    new.folder.mkdir()
    done = laptop.restores(file, new)
    assert (done.aside, done.lost, done.station) == (None, 0, None)
    assert new.station() != laptop.home.station()
    assert laptop.differences(new) == ()
    laptop.closes()
    laptop.field.desk = open_desk(new.folder, "coordination", clock=laptop.field.clock)
    assert laptop.field.redeem(laptop.serials[0]).verdict.value == "redeemed"


def test_a_desk_begun_anew_in_the_same_home_does_not_go_on_under_the_old_code(laptop: Laptop) -> None:
    """Somebody moved the database away, and the program made an empty one, before the backup was found."""
    file = laptop.backup().file
    laptop.closes()
    old = laptop.home.station()
    for path in laptop.home.folder.glob("voucher-desk.db*"):
        path.unlink()
    open_desk(laptop.home.folder, create=True, clock=laptop.field.clock).close()
    done = laptop.restores(file)
    assert done.station not in {None, old}


def test_where_the_database_is_gone_the_newest_backup_tells_what_would_be_lost(laptop: Laptop) -> None:
    older = laptop.backup()
    laptop.field.issued(people=1, code="2")
    newer = laptop.backup()
    laptop.closes()
    laptop.home.database.unlink()
    with pytest.raises(BackupOlder) as refused:
        laptop.restores(older.file)
    assert refused.value.lost == newer.contents.events - older.contents.events
    assert not laptop.home.database.exists()
    done = laptop.restores(newer.file)
    assert done.station == laptop.home.station()
    assert len(laptop.serials_in(laptop.home)) == 3


def test_a_backup_of_an_empty_desk_needs_the_word_too(laptop: Laptop, tmp_path: Path) -> None:
    fresh = Home(tmp_path / "fresh")
    with closing(open_desk(fresh.folder, create=True, clock=laptop.field.clock)) as desk:
        empty = Backups(fresh).take(desk).backup.file
    laptop.backup()
    laptop.closes()
    laptop.home.database.unlink()
    with pytest.raises(BackupOlder):
        laptop.restores(empty)


@pytest.mark.parametrize("damage", [b"PK\x03\x04" + bytes(90_000), b"", b"SQLite format 3\0" + bytes(9_000)])
def test_a_damaged_database_is_replaced_and_kept(laptop: Laptop, damage: bytes) -> None:
    file = laptop.backup().file
    laptop.closes()
    laptop.home.database.write_bytes(damage)
    laptop.home.database.with_name("voucher-desk.db-wal").write_bytes(b"left by a power cut")
    done = laptop.restores(file)
    assert done.aside
    assert done.aside.read_bytes() == damage
    assert done.aside.with_name(f"{done.aside.name}-wal").read_bytes() == b"left by a power cut"
    assert laptop.differences() == ()


def test_a_database_that_is_open_elsewhere_is_not_replaced(laptop: Laptop) -> None:
    file = laptop.backup().file
    with pytest.raises(DatabaseInUse):
        laptop.restores(file)
    laptop.field.issued(people=1, code="2")
    assert len(laptop.serials_in(laptop.home)) == 3


def one_bit_flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def cut_in_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def without_anchor(file: Path) -> None:
    cut_in_half(file)
    anchor_of(file).unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")
    anchor_of(file).unlink()


def no_database(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" + bytes(9_000))
    anchor_of(file).unlink()


def of_another_program(file: Path) -> None:
    file.unlink()
    anchor_of(file).unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE invoice (id INTEGER)")


def altered(file: Path, statement: str) -> None:
    """Change a backup with another tool, and make its anchor say that all is well."""
    with closing(sqlite3.connect(file)) as other:
        other.execute(statement)
        other.commit()
    anchor = anchor_of(file)
    told = json.loads(anchor.read_text("utf-8"))
    anchor.write_text(json.dumps({**told, "sha256": sha256_of(file)}), "utf-8")


def of_a_later_program(file: Path) -> None:
    altered(file, "UPDATE alembic_version SET version_num = '9999'")


def a_row_changed(file: Path) -> None:
    altered(file, "UPDATE account SET balance = balance + 1 WHERE rowid = 1")


def a_trigger_gone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        [name] = other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()
    altered(file, f"DROP TRIGGER {name}")


def an_anchor_of_something_else(file: Path) -> None:
    anchor = anchor_of(file)
    told = json.loads(anchor.read_text("utf-8"))
    anchor.write_text(json.dumps({**told, "events": told["events"] + 1}), "utf-8")


def not_there(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (one_bit_flipped, BackupDamaged),
        (cut_in_half, BackupDamaged),
        (without_anchor, BackupDamaged),
        (a_row_changed, BackupDamaged),
        (a_trigger_gone, BackupDamaged),
        (an_anchor_of_something_else, BackupDamaged),
        (empty, NotADatabase),
        (no_database, NotADatabase),
        (of_another_program, OtherProgramsDatabase),
        (of_a_later_program, DatabaseNewer),
        (not_there, FileUnreadable),
    ],
)
def test_a_backup_that_is_not_whole_or_not_ours_changes_nothing(
    laptop: Laptop, damage: Any, fault: type[Fault]
) -> None:
    file = laptop.backup().file
    laptop.closes()
    damage(file)
    before = snapshot(laptop.home.folder)
    with pytest.raises(fault):
        laptop.restores(file)
    assert snapshot(laptop.home.folder) == before


def test_the_hash_that_was_written_down_is_compared(laptop: Laptop) -> None:
    taken = laptop.backup()
    laptop.closes()
    with pytest.raises(BackupDamaged):
        laptop.restores(taken.file, sha256="0" * 64)
    assert laptop.restores(taken.file, sha256=taken.sha256.upper()).lost == 0


def test_a_copy_without_its_anchor_is_proved_by_itself(laptop: Laptop) -> None:
    file = laptop.backup().file
    anchor_of(file).unlink()
    laptop.closes()
    assert laptop.restores(file).contents.vouchers == 2


def test_a_disk_that_fills_up_changes_nothing(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    file = laptop.backup().file
    laptop.closes()
    before = snapshot(laptop.home.folder)

    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "full")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(DiskFull):
        laptop.restores(file)
    assert snapshot(laptop.home.folder) == before


def test_at_no_moment_is_there_no_database(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program killed between two steps leaves the database of before or the one of after."""
    file = laptop.backup().file
    laptop.closes()
    name = laptop.home.station()

    class Killed(BaseException):
        """The power went."""

    def killed(_self: Path, _target: Path) -> Path:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(Killed):
            laptop.restores(file)
    assert laptop.serials_in(laptop.home) == set(laptop.serials)
    assert laptop.home.station() == name
    assert laptop.restores(file).lost == 0


def test_what_a_killed_restoration_left_is_swept_by_the_next(laptop: Laptop) -> None:
    file = laptop.backup().file
    laptop.closes()
    left = laptop.home.folder / ".restoring-killed.db"
    left.write_bytes(b"half")
    laptop.restores(file)
    assert not left.exists()


def test_a_medium_without_second_names_gets_a_copy(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    file = laptop.backup().file
    laptop.closes()

    def refused(_self: Path, _target: Path) -> None:
        raise OSError(1, "not on this medium")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    done = laptop.restores(file)
    assert done.aside
    assert done.aside.stat().st_size > 0
    assert laptop.differences() == ()


def test_a_folder_where_nothing_can_be_written_is_told(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = laptop.backup().file
    laptop.closes()

    def refused(**_wanted: Any) -> tuple[int, str]:
        raise PermissionError

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    with pytest.raises(Fault) as told:
        laptop.restores(file)
    assert told.value.code == "SYS-11"
