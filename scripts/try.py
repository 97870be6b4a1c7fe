"""Try Voucher Desk: set everything up, build the worked example in a fresh home, open the desk on it.

Where there is no screen the example is built and its reconciliation printed, and that is all.
"""

import os
import subprocess
import sys
import tempfile

import environment


def has_screen() -> bool:
    """Return whether a window can be opened from here."""
    return sys.platform in ("win32", "darwin") or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())


def main() -> int:
    """Return the exit code of the demonstration."""
    environment.prepare("runtime", environment.WITH_SCREEN if has_screen() else environment.WITHOUT_SCREEN)
    desk = [environment.program("voucher-desk"), "--home", tempfile.mkdtemp(prefix="voucher-desk-demo-")]
    environment.say(f"The demonstration is kept; to open it again: {' '.join(desk)}")
    return subprocess.run([*desk, "demo", *([] if has_screen() else ["--no-window"])], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
