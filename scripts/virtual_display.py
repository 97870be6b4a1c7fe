"""An X server of its own for programs that show themselves without a screen (Xvfb)."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

SIZE = (1366, 768)
"""The smallest laptop the desktop is made for, in pixels."""
DEBIAN_PACKAGES = {"Xvfb": "xvfb", "setxkbmap": "x11-xkb-utils", "xdotool": "xdotool"}


def require(programs: Sequence[str]) -> None:
    """End the program with a sentence where one of these is not installed."""
    missing = [name for name in programs if not shutil.which(name)]
    if missing:
        packages = " ".join(DEBIAN_PACKAGES[name] for name in missing)
        raise SystemExit(f"Missing: {', '.join(missing)}. On Debian: apt-get install {packages}")


@contextmanager
def display() -> Iterator[str]:
    """Start an X server on a free number, yield its name, and end it."""
    reading, writing = os.pipe()
    width, height = SIZE
    server = subprocess.Popen(
        # Without -noreset the keyboard's layout is forgotten whenever the last client leaves.
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
