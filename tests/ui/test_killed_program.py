"""A program that is killed: what was being typed is offered at the next start."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from ui.drafts import Drafts
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.wording import Wording
from voucher_desk.app import open_desk
from voucher_desk.desk import Desk

CHECKOUT = Path(__file__).parents[2]
TYPES_AND_IS_KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.desktop import open_desktop
from ui.main_window import MainWindow
from voucher_desk.app import open_desk

home = Path(sys.argv[1])
application = QApplication(sys.argv[:1])

def act():
    window = next(one for one in application.topLevelWidgets() if isinstance(one, MainWindow))
    if window.place.background.busy:
        return
    at = [door.sign for door in window.doors].index("sessions")
    window.go_to(at)
    form = window.page(at).form
    if not form.isVisible():
        window.page(at).add.click()
    elif not form.code.text():
        form.code.setText("S-OCT")
        form.theme.setText("Estime de soi")
    elif not form.draft.is_waiting:
        os.kill(os.getpid(), signal.SIGKILL)

timer = QTimer()
timer.timeout.connect(act)
timer.start(20)
desk = open_desk(home, "animation")
open_desktop(desk, home, users=desk.read(lambda queries: queries.users()))
"""


def test_a_session_half_typed_survives_a_kill(
    home: Path, desk: Desk, opened: Callable[[Desk, Wording], Any], wording: Wording
) -> None:
    desk.close()
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}
    killed = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", TYPES_AND_IS_KILLED, str(home)],
        env=environment,
        timeout=120,
        check=False,
        capture_output=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()

    with closing(open_desk(home, "animation")) as again:
        person = opened(again, wording)
        person.window.place.take_drafts(Drafts(home))
        screen = person.goes_to(SessionsScreen)
        person.clicks(screen.add)
        person.clicks(screen.form.draft.resume)
        assert (screen.form.code.text(), screen.form.theme.text()) == ("S-OCT", "Estime de soi")
        person.window.close()
