"""Proves under a real X server that a hand scanner is understood whatever keyboard layout the desk has.

    python scripts/prove_layouts.py

Starts a display of its own (Xvfb), sets one layout after the other (setxkbmap), lets a scanner press the keys
of a US keyboard (xdotool) and prints what Qt showed beside what the program read. The exit code is 1 where
anything was read wrongly. Nothing of a programme is touched: the codes are invented.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.scanner import ScannerFilter
from virtual_display import display, require
from voucher_desk.domain.human_code import human_code_of
from voucher_desk.scanning.keystrokes import Burst

NEEDED = ("Xvfb", "setxkbmap", "xdotool")
LAYOUTS = (
    ("us", ""),
    ("fr", ""),
    ("fr", "bepo"),
    ("ma", ""),
    ("ma", "french"),
    ("ara", ""),
    ("ara", "azerty"),
)
DIGITS = "0123456789" * 20
HUMAN_CODE_BITS = 0x2_5A3C_96F0_1D7B
ROWS = {10: "1234567890-", 24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
POSITIONS = {key: first + step for first, row in ROWS.items() for step, key in enumerate(row)}
ENTER = 36
GAP_MS = 6
PATIENCE_MS = 30_000


@dataclass(frozen=True, slots=True)
class Proof:
    """One scan under one layout: what was printed, what the layout showed, what was read, in how long."""

    layout: str
    printed: str
    burst: Burst | None
    reached_field: str
    took_ms: int

    @property
    def holds(self) -> bool:
        """Return whether the code came through whole and nothing of it reached a field."""
        return self.burst is not None and self.burst.by_position == self.printed and not self.reached_field

    def __str__(self) -> str:
        """Return the proof as lines of print."""
        shown = self.burst.by_text if self.burst else self.reached_field
        read = f"{'read' if self.holds else 'WRONG':<5} {len(self.printed):>3} signs in {self.took_ms} ms"
        return f"{self.layout:<16} {read}, shown: {_cut(shown)}"


def main() -> int:
    """Prove every layout; return the exit code."""
    require(NEEDED)
    with display() as name:
        os.environ.update(DISPLAY=name, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        proofs = list(prove(QApplication(sys.argv[:1])))
    for proof in proofs:
        print(proof)
    wrong = sum(not proof.holds for proof in proofs)
    print(f"{len(proofs) - wrong} of {len(proofs)} scans were read rightly.")
    return 1 if wrong else 0


def prove(application: QApplication) -> Iterator[Proof]:
    """Scan under each layout, at a window whose field has the focus."""
    field = QLineEdit()
    field.show()
    QTest.qWaitForWindowExposed(field)
    run("xdotool", "windowfocus", "--sync", str(int(field.winId())))
    QTest.qWaitForWindowActive(field)
    for layout, variant in LAYOUTS:
        run("setxkbmap", "-layout", layout, "-variant", variant)
        QTest.qWait(300)
        name = f"{layout} {variant}"
        for printed in (human_code_of(HUMAN_CODE_BITS), DIGITS):
            yield scanned(field, name, printed, [_pressed(key) for key in printed])
        capitals = human_code_of(HUMAN_CODE_BITS)
        yield scanned(field, f"{name} Shift", capitals, [_pressed(key, held="shift+") for key in capitals])
    application.processEvents()


def scanned(field: QLineEdit, layout: str, printed: str, keys: Sequence[str]) -> Proof:
    """Let the scanner press its keys, and wait for what arrives."""
    field.clear()
    heard: list[Burst] = []
    scanner = ScannerFilter()
    scanner.scanned.connect(heard.append)
    scanner.listen(field.windowHandle())
    watch = QElapsedTimer()
    watch.start()
    process = subprocess.Popen(["xdotool", "key", "--delay", str(GAP_MS), *keys, str(ENTER)])
    while process.poll() is None and watch.elapsed() < PATIENCE_MS:
        QTest.qWait(5)
    QTest.qWait(400)
    scanner.listen(None)
    return Proof(layout, printed, heard[0] if heard else None, field.text(), watch.elapsed())


def run(*command: str) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, check=True)


def _pressed(key: str, *, held: str = "") -> str:
    """Return a key as xdotool names it: by its number; a scanner holds Shift down for letters alone."""
    return f"{held if key.isalpha() else ''}{POSITIONS[key]}"


def _cut(text: str, longest: int = 24) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


if __name__ == "__main__":
    sys.exit(main())
