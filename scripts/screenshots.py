"""Walks the program through the worked example under a real X server, and keeps what was seen.

    python scripts/screenshots.py                          # three languages, light and dark
    python scripts/screenshots.py --language fr --look light --to docs/screenshots

A display of its own is started (Xvfb); every step is a click or a key that the X server delivers (xdotool).
Pictures are written to `<folder>/<language>-<look>`; each walk is a process of its own in a home of its own.
The exit code is 1 where a walk did not come to its end.
"""

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from hand import Hand
from journeys import Journey, whole_programme
from person_at_screen import Person
from resources.catalogues import LANGUAGES, catalogue
from resources.palettes import Look
from ui.desktop import open_desktop
from ui.settings import Settings, SettingsFile
from virtual_display import SIZE, display, require
from voucher_desk.app import open_desk
from voucher_desk.demo.performance import perform

NEEDED = ("Xvfb", "xdotool")
LOOKS = (Look.LIGHT, Look.DARK)
PICTURES = Path(__file__).parents[1] / "docs" / "screenshots"
TICK_MS = 40
QUIET_TICKS = 14
PATIENCE_TICKS = 750


class Walk(QObject):
    """Takes the next step of a journey whenever the program has come to rest, also at a question."""

    def __init__(self, person: Person, steps: Journey, hand: Hand) -> None:
        """Begin as soon as the event loop runs."""
        super().__init__()
        self._person = person
        self._steps = steps
        self._hand = hand
        self._quiet = self._ticks = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _on_tick(self) -> None:
        self._ticks += 1
        if self._ticks > PATIENCE_TICKS:
            self._give_up("the program does not come to rest")
        self._quiet = 0 if self._hand.moving or self._person.waits else self._quiet + 1
        if self._quiet < QUIET_TICKS:
            return
        self._quiet = self._ticks = 0
        try:
            self._hand.make(next(self._steps))
        except StopIteration:
            self._timer.stop()
            self._person.leaves()
        except Exception as error:  # noqa: BLE001  whatever it is ends the walk, not the program's own hook
            self._give_up(repr(error))

    def _give_up(self, why: str) -> None:
        """End the process: a window that waits for an answer would never let it go."""
        sys.stderr.write(f"{self._person.seen} pictures, then: {why}\n")
        self._person.keeps("impasse")
        sys.stderr.flush()
        os._exit(1)


def walk(language: str, look: Look, folder: Path, home: Path) -> int:
    """Walk through the program in one language and look; return the exit status of the program."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    SettingsFile(home).write(Settings(look=look, language=language, width=SIZE[0], height=SIZE[1]))
    application = QApplication(sys.argv[:1])
    with closing(open_desk(home, "coordination")) as desk:
        users = desk.read(lambda queries: queries.users())
        person = Person(application, desk, home, folder)
        journey = Walk(person, whole_programme(person), Hand())
        status = open_desktop(desk, home, users=users, language=language)
        journey.deleteLater()
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk in each language and look asked for, each in a process of its own on one display."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--look", choices=[look.value for look in LOOKS], action="append")
    parser.add_argument("--to", type=Path, default=PICTURES)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    languages, looks = asked.language or LANGUAGES, [Look(look) for look in asked.look or LOOKS]
    if asked.home:
        return walk(languages[0], looks[0], asked.to / f"{languages[0]}-{looks[0].value}", asked.home)
    require(NEEDED)
    failed = 0
    with display() as name:
        surroundings = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        for language, look in itertools.product(languages, looks):
            failed += _walk_apart(language, look, asked.to, surroundings)
    return 1 if failed else 0


def _walk_apart(language: str, look: Look, folder: Path, surroundings: dict[str, str]) -> bool:
    """Walk in a process of its own; return whether it failed."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made) / "home"
        perform(home, catalogue(language))
        words = ["--language", language, "--look", look.value, "--to", str(folder), "--home", str(home)]
        ended = subprocess.run([sys.executable, __file__, *words], env=surroundings, check=False)
    print(f"{language} {look.value}: {'done' if ended.returncode == 0 else 'FAILED'}", flush=True)
    return ended.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
