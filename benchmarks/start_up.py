"""Start the desktop: from the start of the process to a window that can be used, beside a bare window.

    python -m benchmarks.start_up

Ours opens on the worked example and is usable when its first page has been read and drawn. The other sides
show an empty window of PySide6, once alone and once after loading the libraries that ours loads. Whole
processes, in turns; medians. Where there is no display Qt draws offscreen.
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
import bidi.algorithm, barcode, click, pymupdf_fonts, python_calamine, qrcode, sqlalchemy.orm, uharfbuzz
import xlsxwriter
import cryptography.hazmat.primitives.asymmetric.ed25519, reportlab.pdfgen.canvas
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.desktop import open_desktop
from ui.main_window import MainWindow
from voucher_desk.app import open_desk

def leave_when_usable():
    windows = [one for one in application.topLevelWidgets() if isinstance(one, MainWindow)]
    for window in windows:
        if window.isVisible() and not window.place.background.busy:
            window.close()

home = Path(sys.argv[1])
desk = open_desk(home, "coordination")
users = desk.read(lambda queries: queries.users())
application = QApplication([])
watch = QTimer(interval=2)
watch.timeout.connect(leave_when_usable)
watch.start()
open_desktop(desk, home, users=users)
"""


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
    surroundings = {**os.environ}
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & surroundings.keys() and sys.platform == "linux":
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    words = [sys.executable, "-c", program, str(home)]
    subprocess.run(words, env=surroundings, check=True, capture_output=True)  # noqa: S603  our own words


if __name__ == "__main__":
    main()
