"""Keys are made once, kept from others, and never lost or replaced unasked."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from voucher_desk.ports.key_faults import (
    CurrentKeyUnknown,
    KeyMissing,
    KeyNotSaved,
    KeyStaysOpen,
    KeyUnreadable,
    KeyWasOpen,
)
from voucher_desk.signing import private_files
from voucher_desk.signing.key_folder import KeyFolder, RandomBytes, open_key_folder
from voucher_desk.signing.keys import SigningKey, verify


def drawn(*seeds: int) -> RandomBytes:
    """Return a source of randomness that draws these seeds one after the other."""
    left: Iterator[int] = iter(seeds)
    return lambda size: bytes([next(left)]) * size


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "keys"


@pytest.fixture
def keys(folder: Path) -> KeyFolder:
    return open_key_folder(folder, drawn(1))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_start_makes_one_key(folder: Path, keys: KeyFolder) -> None:
    key = keys.current()
    assert key.public_key == SigningKey.from_seed(b"\x01" * 32).public_key
    assert keys.public_keys == (key.public_key,)
    assert {file.name for file in folder.iterdir()} == {f"{key.name}.pem", "current"}


def test_the_next_start_finds_it_again(folder: Path, keys: KeyFolder) -> None:
    again = open_key_folder(folder, drawn())
    assert again.current().public_key == keys.current().public_key
    assert again.notices == ()


def test_two_stations_never_draw_the_same_key(tmp_path: Path) -> None:
    drawn_keys = {open_key_folder(tmp_path / name).current().public_key for name in ("one", "other")}
    assert len(drawn_keys) == 2


def test_only_the_owner_may_read(folder: Path, keys: KeyFolder) -> None:
    assert keys.notices == ()
    assert mode(folder) == 0o700
    assert {mode(file) for file in folder.iterdir()} == {0o600}


def test_a_file_others_could_read_is_closed_and_told(folder: Path, keys: KeyFolder) -> None:
    file = folder / f"{keys.current().name}.pem"
    file.chmod(0o644)
    folder.chmod(0o755)
    again = open_key_folder(folder)
    assert again.notices == (KeyWasOpen("keys"), KeyWasOpen(file.name))
    assert (mode(folder), mode(file)) == (0o700, 0o600)


def test_where_a_disk_keeps_no_modes_the_person_is_told(
    folder: Path, keys: KeyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, wanted: int) -> None:
        raise PermissionError(path, wanted)

    file = folder / f"{keys.current().name}.pem"
    file.chmod(0o640)
    monkeypatch.setattr(Path, "chmod", refuse)
    assert open_key_folder(folder).notices == (KeyStaysOpen(file.name),)


def test_where_there_are_no_modes_nothing_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_files, "_KNOWS_MODES", False)
    folder.mkdir(parents=True, mode=0o755)
    assert open_key_folder(folder).notices == ()


def test_a_renewed_key_signs_and_the_old_one_stays(folder: Path, keys: KeyFolder) -> None:
    old = keys.current()
    new = keys.renew(drawn(2))
    for opened in (keys, open_key_folder(folder)):
        assert opened.current().public_key == new.public_key
        assert set(opened.public_keys) == {old.public_key, new.public_key}
        assert verify(old.public_key, opened.sign(old.public_key, b"bon"), b"bon")


def test_a_power_cut_before_the_new_key_is_named_leaves_the_old_one(folder: Path, keys: KeyFolder) -> None:
    unnamed = SigningKey.from_seed(b"\x02" * 32)
    (folder / f"{unnamed.name}.pem").write_bytes(unnamed.to_pem())
    (folder / ".half.part").write_bytes(b"half a key")
    assert open_key_folder(folder).current().public_key == keys.current().public_key


def test_a_single_key_needs_no_name(folder: Path, keys: KeyFolder) -> None:
    (folder / "current").unlink()
    assert open_key_folder(folder, drawn()).current().public_key == keys.current().public_key


def test_one_of_several_keys_is_never_guessed(folder: Path, keys: KeyFolder) -> None:
    keys.renew(drawn(2))
    (folder / "current").unlink()
    with pytest.raises(CurrentKeyUnknown):
        open_key_folder(folder)


def test_a_lost_key_is_not_replaced(folder: Path, keys: KeyFolder) -> None:
    name = keys.current().name
    (folder / f"{name}.pem").unlink()
    with pytest.raises(KeyMissing) as refusal:
        open_key_folder(folder, drawn())
    assert refusal.value.data() == {"key": name}


def test_a_damaged_key_is_not_replaced(folder: Path, keys: KeyFolder) -> None:
    file = folder / f"{keys.current().name}.pem"
    file.write_bytes(file.read_bytes()[:50])
    with pytest.raises(KeyUnreadable) as refusal:
        open_key_folder(folder, drawn())
    assert refusal.value.data() == {"file": file.name}


def test_a_key_under_another_name_is_refused(folder: Path, keys: KeyFolder) -> None:
    (folder / f"{keys.current().name}.pem").rename(folder / "0123456789abcdef.pem")
    with pytest.raises(KeyUnreadable):
        open_key_folder(folder)


@pytest.mark.parametrize("content", [b"\xff", b"../../elsewhere", b""])
def test_a_spoiled_word_on_the_current_key_is_refused(folder: Path, keys: KeyFolder, content: bytes) -> None:
    (folder / "current").write_bytes(content)
    with pytest.raises((KeyUnreadable, KeyMissing)):
        keys.current()


def test_a_key_of_another_station_cannot_be_used(keys: KeyFolder) -> None:
    with pytest.raises(KeyMissing):
        keys.sign(SigningKey.from_seed(bytes(32)).public_key, b"bon")


def test_a_folder_that_cannot_be_made_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"a file stands in the way")
    with pytest.raises(KeyNotSaved) as refusal:
        open_key_folder(tmp_path / "home" / "keys")
    assert refusal.value.data() == {"file": "keys"}


def test_a_full_disk_leaves_no_half_file_and_the_old_key(
    folder: Path, keys: KeyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device", handle)

    before = sorted(folder.iterdir())
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyNotSaved):
        keys.renew(drawn(2))
    assert sorted(folder.iterdir()) == before
    assert keys.current().public_key == SigningKey.from_seed(b"\x01" * 32).public_key


def test_nothing_printed_about_the_folder_shows_a_private_key(keys: KeyFolder) -> None:
    secret = b"\x01" * 32
    shown = repr(keys) + str(keys) + repr(keys.current()) + repr(vars(keys))
    assert secret.hex() not in shown
    assert repr(secret) not in shown
