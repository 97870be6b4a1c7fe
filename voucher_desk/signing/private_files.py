"""Files that their owner alone may read.

POSIX modes are kept at 0600 and 0700. On Windows the user's profile folder is closed to other accounts by
inheritance, and nothing is added to that.
"""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from voucher_desk.domain.refusals import Notice
from voucher_desk.ports.key_faults import KeyStaysOpen, KeyWasOpen

_KNOWS_MODES = os.name == "posix"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def close_to_others(path: Path) -> tuple[Notice, ...]:
    """Take a file or folder away from everybody but its owner, and tell if that was needed or impossible.

    Going on with a notice is chosen over refusing: a wrong mode is no reason to stop a distribution.
    Raises OSError where the path is not there.
    """
    if not _is_open(path):
        return ()
    with suppress(OSError):
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS)
    return (KeyStaysOpen(file=path.name),) if _is_open(path) else (KeyWasOpen(file=path.name),)


def write_privately(target: Path, content: bytes) -> None:
    """Write a whole file that its owner alone may read, or nothing.

    A new file of mode 0600 is filled, brought to the disk and put in place in one step; a power cut leaves
    the old content or the new. Raises OSError.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    bring_names_to_disk(target.parent)


def _is_open(path: Path) -> bool:
    return _KNOWS_MODES and bool(path.stat().st_mode & _OTHERS)


def bring_names_to_disk(folder: Path) -> None:
    """Let the names in a folder outlast a power cut, where the system knows how. Raises OSError."""
    if not _KNOWS_MODES:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
