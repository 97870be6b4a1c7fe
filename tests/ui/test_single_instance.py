"""One window per home: a second start raises the first, and nothing left behind keeps anybody out."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication

from ui import desktop
from ui.single_instance import SingleInstance
from voucher_desk.desk import Desk

ROOT = Path(__file__).parents[2]
KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import SingleInstance
application = QCoreApplication([])
first = SingleInstance(Path(sys.argv[1]))
print(first.take(), flush=True)
os._exit(9)
"""


def test_the_first_takes_the_place_and_the_second_calls_it(qtbot: Any, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.take()
    assert not second.take()
    with qtbot.waitSignal(first.asked_for):
        assert second.call_first()
    first.leave()


def test_another_home_has_its_own_window(qtbot: Any, tmp_path: Path) -> None:
    homes = [tmp_path / name for name in "ab"]
    for home in homes:
        home.mkdir()
    one, other = map(SingleInstance, homes)
    assert one.take()
    assert other.take()
    one.leave()
    other.leave()


def test_a_place_given_up_is_free(qtbot: Any, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.take()
    first.leave()
    second = SingleInstance(tmp_path)
    assert second.take()
    second.leave()


def test_what_a_killed_program_left_is_taken_over(qtbot: Any, tmp_path: Path) -> None:
    ended = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", KILLED, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout.strip()) == (9, "True")
    first = SingleInstance(tmp_path)
    assert first.take()
    second = SingleInstance(tmp_path)
    assert not second.take()
    with qtbot.waitSignal(first.asked_for):
        assert second.call_first()
    first.leave()


def test_the_name_of_the_socket_tells_nothing_of_the_folder(
    qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listened: list[str] = []
    monkeypatch.setattr(QLocalServer, "listen", lambda _server, name: listened.append(name))
    home = tmp_path / "maria-laptop"
    home.mkdir()
    first = SingleInstance(home)
    first.take()
    first.leave()
    assert "maria" not in "".join(listened)
    assert listened


def test_a_second_start_opens_no_window_and_raises_the_first(
    qtbot: Any, dressed: QApplication, desk: Desk, tmp_path: Path
) -> None:
    first = SingleInstance(tmp_path)
    assert first.take()
    windows = set(dressed.topLevelWidgets())
    with qtbot.waitSignal(first.asked_for):
        assert desktop.open_desktop(desk, tmp_path, users=()) == 0
    assert set(dressed.topLevelWidgets()) <= windows
    first.leave()
