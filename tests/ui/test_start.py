"""The start: what the first page does not need is not loaded before it is there."""

import os
import subprocess
import sys
from gettext import NullTranslations
from pathlib import Path

from ui.doors import DOORS
from voucher_desk.demo.performance import perform

FOR_LATER = {
    "alembic",
    "babel",
    "barcode",
    "bidi",
    "openpyxl",
    "psycopg",
    "pypdfium2",
    "python_calamine",
    "qrcode",
    "reportlab",
    "uharfbuzz",
    "xlsxwriter",
    "zxingcpp",
    "PySide6.QtMultimedia",
    "PySide6.QtSerialPort",
    "db.replaying",
    "db.work",
    "voucher_desk.cli.every_command",
    "voucher_desk.printing",
    "voucher_desk.sentences.saying",
    "voucher_desk.spreadsheets",
}
"""For paper, workbooks, cameras, migrations, writes and other commands."""
OPENING = """
import sys
from voucher_desk.__main__ import main
from voucher_desk.cli import desktop

def leave_when_usable():
    from ui.main_window import MainWindow
    for window in application.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible() and not window.place.background.busy:
            print(*sorted(sys.modules))
            window.close()

def watched(folder):
    global application, watch
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    application = QApplication([])
    watch = QTimer(interval=2)
    watch.timeout.connect(leave_when_usable)
    watch.start()
    return found(folder)

found, desktop.open_home = desktop.open_home, watched
sys.argv[1:] = ["--home", sys.argv[1], "--as", "coordination"]
main()
"""


def test_the_first_page_is_there_before_what_other_screens_need(tmp_path: Path) -> None:
    home = tmp_path / "home"
    perform(home, NullTranslations())
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", OPENING, str(home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(done.stdout.split())
    assert done.returncode == 0, done.stderr
    assert "ui.screens.home.home_screen" in loaded
    assert loaded & FOR_LATER == set()
    assert {name for name in loaded if name.startswith("ui.screens.") and name.count(".") == 2} == {
        "ui.screens.door",
        "ui.screens.home",
        "ui.screens.screen",
    }


def test_behind_each_door_is_the_screen_of_its_sign() -> None:
    assert [door.kind().__module__.split(".")[2] for door in DOORS] == [door.sign for door in DOORS]
