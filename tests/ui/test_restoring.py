"""Giving a backup back at the desk: what is asked, what is said, and when the database is replaced."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.desktop import OPEN_AGAIN, offer_backup, open_desktop, prepare
from ui.main_window import MainWindow
from ui.restoring import Restoring, UnderWay
from ui.screens.home.home_screen import HomeScreen
from ui.wording import Wording
from voucher_desk.backups import Backups
from voucher_desk.desk import Desk
from voucher_desk.domain.backups import BackupOlder
from voucher_desk.home import Home
from voucher_desk.ports.backup_faults import BackupDamaged
from voucher_desk.ports.faults import NotADatabase

NOON = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
FILE = Path("kept.db")


class Restorer:
    """Restores as a test told it to, and remembers what was asked of it."""

    def __init__(self, *raised: Exception) -> None:
        self.asked: list[tuple[Path, bool]] = []
        self._raised = list(raised)

    def __call__(self, file: Path, older: bool) -> None:  # noqa: FBT001  as it is called
        self.asked.append((file, older))
        if self._raised:
            raise self._raised.pop(0)


@pytest.fixture
def with_restorer(dressed: QApplication, wording: Wording, answers: Any) -> Callable[..., Restoring]:
    return lambda restorer: Restoring(dressed, wording, answers, restorer)


def test_a_backup_that_loses_nothing_is_given_back_without_a_question(
    with_restorer: Any, answers: Any, dressed: QApplication
) -> None:
    restorer = Restorer()
    assert with_restorer(restorer).give_back(FILE)
    assert restorer.asked == [(FILE, False)]
    assert answers.asked == []
    assert dressed.quitOnLastWindowClosed()


@pytest.mark.parametrize("agrees", [True, False])
def test_an_older_one_is_given_back_only_to_who_agrees(
    with_restorer: Any,
    answers: Any,
    agrees: bool,  # noqa: FBT001  a parameter of pytest
) -> None:
    answers.agrees = agrees
    restorer = Restorer(BackupOlder(lost=7, since=NOON))
    assert with_restorer(restorer).give_back(FILE) is agrees
    assert restorer.asked == ([(FILE, False), (FILE, True)] if agrees else [(FILE, False)])
    [(_question, detail, _yes)] = answers.asked
    assert "10/10/2026 à 12:00" in detail
    assert ": 7." in detail


def test_what_is_refused_is_said(with_restorer: Any, answers: Any) -> None:
    assert not with_restorer(Restorer(BackupDamaged(file="kept.db"))).give_back(FILE)
    assert "« kept.db » est abîmée" in answers.asked[0][1]


def test_an_error_nobody_foresaw_is_said_without_what_it_says(with_restorer: Any, answers: Any) -> None:
    assert not with_restorer(Restorer(RuntimeError("Amina"))).give_back(FILE)
    assert answers.asked[0][1] == "La restauration n'a pas abouti."


def test_a_restoration_under_way_is_not_closed(dressed: QApplication, wording: Wording, qtbot: Any) -> None:
    shown = UnderWay(wording)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()


@pytest.mark.parametrize("agrees", [True, False])
def test_where_the_database_is_damaged_the_newest_backup_is_offered(
    with_restorer: Any,
    answers: Any,
    desk: Desk,
    home: Path,
    agrees: bool,  # noqa: FBT001  a parameter of pytest
) -> None:
    newest = Backups(Home(home)).take(desk).backup
    answers.agrees = agrees
    restorer = Restorer()
    assert with_restorer(restorer).offer(NotADatabase(place="x.db"), newest) is agrees
    assert restorer.asked == ([(newest.file, False)] if agrees else [])
    assert "10/10/2026 09:00, opérations : 3." in answers.asked[0][1]


def test_without_a_backup_nothing_is_offered(dressed: QApplication, home: Path) -> None:
    restorer = Restorer()
    assert not offer_backup(home, NotADatabase(place="x.db"), restorer)
    assert restorer.asked == []


@pytest.mark.parametrize(("agrees", "wanted"), [(True, FILE), (False, None)])
def test_the_window_closes_for_who_agrees(
    person: Any,
    agrees: bool,  # noqa: FBT001  a parameter of pytest
    wanted: Path | None,
) -> None:
    page = person.goes_to(HomeScreen)
    keeping = person.window.place.keeping
    keeping.may_restore = True
    keeping.backups = Backups(Home(Path("nowhere")))
    page.last_backup.show_last()
    person.answers.backup, person.answers.agrees = FILE, agrees
    person.clicks(page.last_backup.restore)
    assert keeping.wanted == wanted
    assert person.window.isVisible() is not agrees


def test_the_database_is_replaced_when_nobody_has_it_open(
    dressed: QApplication,
    desk: Desk,
    tmp_path: Path,
    wording: Wording,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    done: list[str] = []
    close = Desk.close

    def closes(desk: Desk) -> None:
        done.append("closed")
        close(desk)

    def restores(file: Path, older: bool) -> None:  # noqa: FBT001  as it is called
        done.append(f"restored {file.name} {older}")

    def wishes() -> None:
        [window] = [
            one for one in dressed.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()
        ]
        window.place.keeping.wanted = FILE
        window.close()

    monkeypatch.setattr(Desk, "close", closes)
    QTimer.singleShot(300, wishes)
    users = desk.read(lambda queries: queries.users())
    assert open_desktop(desk, tmp_path, users=users, restore=restores) == OPEN_AGAIN
    assert done == ["closed", "restored kept.db False"]
    prepare(dressed, wording)
