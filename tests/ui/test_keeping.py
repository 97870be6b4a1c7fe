"""Backups taken at the desk: beside the other work, unasked once a day, and visible where they fail."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ui.keeping import Keeping
from ui.screens.home.backups_window import BackupsWindow
from ui.screens.home.home_screen import HomeScreen
from ui.screens.home.last_backup import LastBackup, ago
from ui.wording import Wording
from voucher_desk import backups
from voucher_desk.backups import Backups
from voucher_desk.desk import Desk
from voucher_desk.domain.backups import DatabaseBehind
from voucher_desk.home import Home
from voucher_desk.ports.faults import DiskFull


class Kept:
    """The first page of a desk with a home to keep backups in."""

    def __init__(self, person: Any, home: Path) -> None:
        self.person = person
        self.keeping: Keeping = person.window.place.keeping
        self.keeping.backups = Backups(Home(home))
        self.page = person.goes_to(HomeScreen)
        self.page.last_backup.show_last()

    @property
    def shown(self) -> LastBackup:
        card: LastBackup = self.page.last_backup
        return card

    def clicks(self, button: Any) -> None:
        self.person.clicks(button)
        self.waits()

    def waits(self) -> None:
        self.person.qtbot.waitUntil(lambda: not self.keeping.busy, timeout=20_000)

    def files(self) -> list[Path]:
        return sorted(self.keeping.backups.folder.glob("*.db")) if self.keeping.backups else []


@pytest.fixture
def kept(person: Any, home: Path) -> Kept:
    return Kept(person, home)


def test_a_desk_that_never_kept_anything_says_so_in_red(kept: Kept) -> None:
    assert kept.shown.isVisible()
    assert kept.shown.last.text() == "Aucune sauvegarde encore."
    assert kept.shown.last.property("kind") == "failing"


def test_a_backup_is_one_click_away(kept: Kept) -> None:
    kept.clicks(kept.shown.now)
    [file] = kept.files()
    assert kept.person.reads() == f"Sauvegarde faite et relue : {file.name}"
    assert kept.shown.last.text().startswith("Dernière sauvegarde : 10/10/2026 09:00 (")
    assert kept.shown.last.property("kind") == ""
    assert kept.shown.outside.property("kind") == "failing"
    assert kept.shown.now.isEnabled()
    assert not kept.shown.progress.isVisible()


def test_a_copy_on_a_stick_is_known(kept: Kept, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    kept.person.answers.backup_folder = stick
    kept.clicks(kept.shown.elsewhere)
    assert len(list(stick.glob("*.db"))) == 1
    assert kept.files() == []
    assert kept.shown.outside.text().startswith("Dernière copie hors de ce poste : 10/10/2026")


def test_a_person_who_chooses_no_folder_gets_no_backup(kept: Kept) -> None:
    kept.clicks(kept.shown.elsewhere)
    assert kept.person.reads() == ""
    assert kept.keeping.last_at() is None


def test_its_age_turns_red_after_three_days(kept: Kept, clock: Any) -> None:
    kept.clicks(kept.shown.now)
    clock.now += timedelta(days=2)
    kept.shown.show_last()
    assert "il y a 2 jours" in kept.shown.last.text()
    assert kept.shown.last.property("kind") == ""
    clock.now += timedelta(days=1)
    kept.shown.show_last()
    assert "il y a 3 jours" in kept.shown.last.text()
    assert kept.shown.last.property("kind") == "failing"


def test_one_is_taken_unasked_once_a_day(kept: Kept, desk: Desk, clock: Any) -> None:
    for expected in (1, 1):
        kept.keeping.take_if_due(desk)
        kept.waits()
        assert len(kept.files()) == expected
    clock.now += timedelta(days=1)
    kept.keeping.take_if_due(desk)
    kept.waits()
    assert len(kept.files()) == 2
    assert kept.person.reads() == ""


def test_a_backup_that_fails_stays_visible_until_one_is_taken(
    kept: Kept, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Desk, _file: Path) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(Desk, "copy_to", full)
        kept.keeping.take_if_due(desk)
        kept.waits()
    assert "Le disque est plein" in kept.shown.failure.text()
    assert kept.shown.failure.isVisible()
    assert "Le disque est plein" in kept.person.reads()
    assert kept.files() == []
    kept.clicks(kept.shown.now)
    assert not kept.shown.failure.isVisible()


def test_a_database_that_was_put_back_stays_told(
    kept: Kept, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = DatabaseBehind(3, datetime(2026, 10, 9, 18, 0, tzinfo=UTC))
    monkeypatch.setattr(backups, "behind", lambda _contents, _witness: notice)
    kept.keeping.take_if_due(desk)
    kept.waits()
    assert "09/10/2026 à 18:00 qui y manquent : 3." in kept.shown.failure.text()
    assert kept.shown.failure.isVisible()


def test_an_error_nobody_foresaw_is_said_without_what_it_says(
    kept: Kept, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def errs(_self: Desk, _file: Path) -> None:
        raise RuntimeError("Amina, 12 rue des Lilas")  # noqa: EM101, TRY003  what must be shown nowhere

    monkeypatch.setattr(Desk, "copy_to", errs)
    kept.clicks(kept.shown.now)
    assert kept.shown.failure.text() == "La sauvegarde n'a pas abouti."


def test_the_other_work_goes_on_meanwhile(kept: Kept, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup that takes its time keeps no screen from being read."""
    copy = Desk.copy_to
    go_on = Event()

    def slow(desk: Desk, file: Path) -> Any:
        go_on.wait(60)
        return copy(desk, file)

    monkeypatch.setattr(Desk, "copy_to", slow)
    kept.keeping.take(desk)
    assert kept.keeping.busy
    kept.person.waits()
    page = kept.person.goes_to(HomeScreen)
    assert page.last_backup.progress.isVisible()
    assert not page.last_backup.now.isEnabled()
    kept.keeping.take(desk)
    go_on.set()
    kept.waits()
    assert len(kept.files()) == 1


def test_a_backup_that_is_stopped_leaves_nothing(
    kept: Kept, desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Desk.copy_to

    def stopped(desk: Desk, file: Path) -> Any:
        made = copy(desk, file)
        kept.keeping.cancel()
        return made

    monkeypatch.setattr(Desk, "copy_to", stopped)
    kept.keeping.take(desk)
    kept.waits()
    assert list(home.joinpath("backups").iterdir()) == []
    assert kept.shown.failure.text() == ""


def test_a_desk_on_a_server_keeps_nothing_and_says_nothing(person: Any) -> None:
    page = person.goes_to(HomeScreen)
    assert not page.last_backup.isVisible()


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (timedelta(seconds=59), "à l'instant"),
        (timedelta(minutes=1), "il y a 1 minute"),
        (timedelta(hours=23, minutes=59), "il y a 23 heures"),
        (timedelta(days=1), "il y a 1 jour"),
        (timedelta(days=-1), "à l'instant"),
    ],
)
def test_ages_are_rounded_down(wording: Wording, since: timedelta, said: str) -> None:
    assert ago(wording, since) == said


def shown_window() -> BackupsWindow:
    window = QApplication.activeModalWidget()
    assert isinstance(window, BackupsWindow)
    return window


def test_all_backups_are_listed_with_hashes_that_can_be_compared(kept: Kept) -> None:
    kept.clicks(kept.shown.now)
    kept.person.clicks(kept.shown.every)
    window = shown_window()
    [backup] = window.table.shown()
    assert backup.file == kept.files()[0]
    kept.person.clicks(window.compare)
    assert window.told.text().startswith("✓")
    kept.person.answers.hash = "0" * 64
    kept.person.clicks(window.compare)
    assert window.told.text().startswith("✗")
    assert backup.sha256 in window.told.text()
    assert not window.restore.isVisible()
    window.close()


def test_a_backup_on_a_stick_is_chosen_to_be_given_back(kept: Kept, tmp_path: Path) -> None:
    kept.keeping.may_restore = True
    kept.person.answers.backup_folder = tmp_path
    kept.clicks(kept.shown.elsewhere)
    kept.person.clicks(kept.shown.every)
    window = shown_window()
    assert window.table.shown() == []
    assert not window.restore.isEnabled()
    kept.person.clicks(window.other)
    kept.person.clicks(window.restore)
    assert kept.keeping.wanted == next(iter(tmp_path.glob("*.db")))


def test_how_many_are_kept_is_chosen_and_remembered(kept: Kept, clock: Any) -> None:
    chosen: list[int] = []
    kept.keeping.number_chosen.connect(chosen.append)
    kept.person.clicks(kept.shown.every)
    window = shown_window()
    window.kept.setValue(1)
    window.close()
    assert chosen == [1]
    for _ in range(2):
        clock.now += timedelta(minutes=1)
        kept.clicks(kept.shown.now)
    assert len(kept.files()) == 1
