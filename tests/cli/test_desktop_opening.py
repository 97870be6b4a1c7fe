"""Opening the desktop: in the station's home, in the language asked for or the one remembered."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ui import desktop
from voucher_desk.app import open_desk
from voucher_desk.backups import Backups
from voucher_desk.cli.commands import voucher_desk
from voucher_desk.home import Home


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str | None]]:
    """Return with which home and language the desktop was opened; no window is."""
    seen: list[tuple[Path, str | None]] = []

    def open_desktop(
        _desk: Any, home: Path, *, users: Sequence[Any], restore: Any, language: str | None = None
    ) -> int:
        seen.append((home, language))
        return 0

    monkeypatch.setattr(desktop, "open_desktop", open_desktop)
    return seen


@pytest.mark.parametrize(
    ("words", "language"), [([], None), (["--language", "fr"], "fr"), (["--language", "ar"], "ar")]
)
def test_only_a_language_asked_for_goes_before_the_one_remembered(
    openings: list[tuple[Path, str | None]], tmp_path: Path, words: list[str], language: str | None
) -> None:
    done = CliRunner().invoke(voucher_desk, ["--home", str(tmp_path), *words])
    assert done.exit_code == 0, done.output
    assert openings == [(tmp_path, language)]


@pytest.fixture
def kept_home(prepared_home: Path, tmp_path: Path) -> Path:
    """Return a home with one backup."""
    home = Path(shutil.copytree(prepared_home, tmp_path / "kept"))
    with closing(open_desk(home)) as desk:
        Backups(Home(home)).take(desk)
    return home


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the codes of the faults for which a backup was offered, and taken."""
    seen: list[str] = []

    def offer_backup(home: Path, fault: Any, restore: Any, _language: str | None) -> bool:
        seen.append(fault.code)
        restore(Backups(Home(home)).listed()[0].file, False)  # noqa: FBT003  as it is called
        return True

    monkeypatch.setattr(desktop, "offer_backup", offer_backup)
    return seen


@pytest.mark.parametrize(("damage", "code"), [(b"PK" + bytes(5_000), "SYS-01"), (None, "SYS-04")])
def test_a_database_gone_or_damaged_opens_on_its_newest_backup(
    openings: Any, offers: list[str], kept_home: Path, damage: bytes | None, code: str
) -> None:
    database = Home(kept_home).database
    database.unlink()
    if damage:
        database.write_bytes(damage)
    done = CliRunner().invoke(voucher_desk, ["--home", str(kept_home)])
    assert done.exit_code == 0, done.output
    assert offers == [code]
    assert len(openings) == 1


@pytest.mark.parametrize(("damage", "status"), [(b"PK" + bytes(5_000), 3), (None, 0)])
def test_who_wants_no_backup_keeps_the_damaged_file_and_may_begin_anew(
    openings: Any, monkeypatch: pytest.MonkeyPatch, kept_home: Path, damage: bytes | None, status: int
) -> None:
    monkeypatch.setattr(desktop, "offer_backup", lambda *_asked: False)
    database = Home(kept_home).database
    database.unlink()
    if damage:
        database.write_bytes(damage)
    done = CliRunner().invoke(voucher_desk, ["--home", str(kept_home)])
    assert done.exit_code == status, done.output
    assert damage is None or database.read_bytes() == damage


def test_a_desktop_whose_database_was_replaced_is_opened_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answers = [desktop.OPEN_AGAIN, 0]
    monkeypatch.setattr(desktop, "open_desktop", lambda *_desk, **_wanted: answers.pop(0))
    done = CliRunner().invoke(voucher_desk, ["--home", str(tmp_path)])
    assert done.exit_code == 0
    assert answers == []
