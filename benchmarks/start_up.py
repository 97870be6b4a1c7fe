"""Start the desktop: from the start of the process to a window that can be used, beside a bare window.

    python -m benchmarks.start_up

Ours opens on the worked example, through the command line as a person's double click does, and is usable when
its first page has been read and drawn with all its figures. The other sides show an empty window of PySide6,
once alone and once after loading the libraries that ours loads for that page. Whole processes, in turns, from
compiled files as an installed program has; medians. Where there is no display Qt draws offscreen.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from gettext import NullTranslations
from pathlib import Path

from benchmarks.measuring import Figure, seconds
from voucher_desk.demo.performance import perform

ROUNDS = 7
MOST = 2.0
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
LIBRARIES = """
import click, platformdirs, pymupdf_fonts, sqlalchemy.orm, sqlalchemy.dialects.sqlite
import sqlalchemy.dialects.postgresql
import cryptography.hazmat.primitives.asymmetric.ed25519, cryptography.hazmat.primitives.serialization
import PySide6.QtNetwork, PySide6.QtPrintSupport, PySide6.QtSvg
pymupdf_fonts.myfont("figo"), pymupdf_fonts.myfont("figbo")
"""
"""Only what ours loads before its first page is there; the rest comes with the screen that needs it."""
OURS = """
import sys
from voucher_desk.loading import loading
with loading():
    from voucher_desk.cli import commands, desktop

def leave_when_usable():
    from ui.main_window import MainWindow
    for window in application.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible() and not window.place.background.busy:
            window.repaint()
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
commands.voucher_desk(["--home", sys.argv[1], "--as", "coordination"])
"""
"""The program by its own door, closed by a watch that is set once its window's libraries are there."""


def main() -> None:
    """Measure, and print the ratios."""
    for figure in measure():
        print(figure)


def measure() -> list[Figure]:
    """Start all three in turns on one home."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        perform(home, NullTranslations())
        programs = {
            "ours": partial(_run, OURS, home),
            "bare": partial(_run, BARE, home),
            "bare with the libraries": partial(_run, LIBRARIES + BARE, home),
        }
        for program in programs.values():
            program()
        rounds = [{name: seconds(program) for name, program in programs.items()} for _ in range(ROUNDS)]
    ours, bare, loaded = (statistics.median(one[name] for one in rounds) for name in programs)
    print(f"ours {ours:.2f} s, bare {bare:.2f} s, bare with the libraries {loaded:.2f} s")
    return [
        Figure("ours / bare, same libraries", ours / loaded, MOST),
        Figure("ours / bare", ours / bare, MOST),
    ]


def _run(program: str, home: Path) -> None:
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & surroundings.keys() and sys.platform == "linux":
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    words = [sys.executable, "-c", program, str(home)]
    subprocess.run(words, env=surroundings, check=True, capture_output=True)  # noqa: S603  our own words


if __name__ == "__main__":
    main()
