"""`backup`, `backup list` and `restore`, as a person types them."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ui.settings import Settings, SettingsFile
from voucher_desk.app import open_desk

Type = Callable[..., Any]


def test_a_backup_comes_back_and_the_database_is_whole(loaded: Type, empty_home: Path) -> None:
    taken = loaded("backup", "--json").document
    assert Path(taken["file"]).parent == empty_home / "backups"
    assert (taken["events"], taken["head"]["seq"]) == (3, 3)
    (empty_home / "voucher-desk.db").unlink()
    given = loaded("restore", taken["file"], "--sha256", taken["sha256"], "--json")
    assert given.status == 0
    assert given.document["head"]["hash"] == taken["head"]["hash"]
    assert loaded("check", "--json").document["whole"] is True


def test_people_are_told_the_anchor(loaded: Type) -> None:
    taken = loaded("backup").out
    assert "Sauvegarde faite et relue : " in taken
    assert "SHA-256 : " in taken
    assert "opérations : 3 · " in loaded("backup", "list").out


def test_backups_go_where_they_are_wanted_and_over_nothing(loaded: Type, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert Path(loaded("backup", "--output", stick, "--json").document["file"]).parent == stick
    assert loaded("backup", "--output", stick / "mine.db").status == 0
    again = loaded("backup", "--output", stick / "mine.db", "--json")
    assert (again.status, again.document["refused"]["code"]) == (1, "SAV-02")


@pytest.mark.parametrize("words", [("--keep", "1"), ()])
def test_as_many_are_kept_as_was_chosen(loaded: Type, empty_home: Path, words: tuple[str, ...]) -> None:
    SettingsFile(empty_home).write(Settings(backups_kept=1))
    first = Path(loaded("backup", "--json").document["file"]).name
    assert loaded("backup", *words, "--json").document["removed"] == [first]
    assert len(loaded("backup", "list", "--json").document["backups"]) == 1


def test_an_older_backup_is_refused_without_its_word(loaded: Type, empty_home: Path) -> None:
    taken = loaded("backup", "--json").document["file"]
    place = ("--association", "ASSO-CAS", "--city", "Casablanca", "--at", "2026-10-10 09:00")
    loaded("--as", "animation", "session", "add", "S1", *place)
    refused = loaded("restore", taken, "--json")
    assert (refused.status, refused.document["refused"]["code"]) == (1, "SAV-03")
    assert refused.document["refused"]["lost"] == 1
    station = (empty_home / "station").read_text("ascii").strip()
    done = loaded("restore", taken, "--older")
    assert done.status == 0
    assert "La base d'avant est gardée" in done.out
    assert (empty_home / "station").read_text("ascii").strip() != station


def test_a_database_that_was_put_back_is_told(loaded: Type, empty_home: Path) -> None:
    database = empty_home / "voucher-desk.db"
    before = database.read_bytes()
    place = ("--association", "ASSO-CAS", "--city", "Casablanca", "--at", "2026-10-10 09:00")
    loaded("--as", "animation", "session", "add", "S1", *place)
    loaded("backup")
    database.write_bytes(before)
    assert loaded("backup", "--json").document["notice"]["behind"] == 1
    assert "SAV-06" in loaded("backup").out


def test_a_database_that_is_open_is_the_machines_no(loaded: Type, empty_home: Path) -> None:
    taken = loaded("backup", "--json").document["file"]
    with closing(open_desk(empty_home)) as desk:
        desk.read(lambda queries: queries.users())
        refused = loaded("restore", taken, "--json")
    assert (refused.status, refused.document["refused"]["code"]) == (3, "SAV-05")


def test_a_servers_database_is_given_back_there(loaded: Type, tmp_path: Path) -> None:
    refused = loaded("restore", tmp_path / "x.db", "--database", "postgresql+psycopg://h/d", "--json")
    assert (refused.status, refused.document["refused"]["code"]) == (1, "SAV-01")


def test_before_the_first_there_is_none(loaded: Type) -> None:
    assert loaded("backup", "list").out.strip() == "Aucune sauvegarde."
