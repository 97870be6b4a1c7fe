"""Opening the desktop from the command line, where there is a display."""

import os
import sys
from functools import partial
from pathlib import Path
from threading import Thread

import click
from click.core import ParameterSource

from resources.typefaces import faces
from voucher_desk.app import utc_now
from voucher_desk.backups import Backups
from voucher_desk.cli.station import Station
from voucher_desk.home import Home, open_home
from voucher_desk.loading import loading
from voucher_desk.ports.faults import NoDatabase, NotADatabase, OtherProgramsDatabase
from voucher_desk.restoring import restore


def has_display() -> bool:
    """Return whether a window can be shown: always on Windows and macOS, by the session's variables else."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(station: Station) -> int:
    """Open the desktop on the station's home until its window is closed; return the exit status."""
    Thread(target=faces, name="typeface").start()
    with loading():
        from ui.desktop import OPEN_AGAIN, offer_backup  # noqa: PLC0415  commands start without Qt

    language = station.language if _is_language_asked_for() else None
    home = open_home(station.home)
    create = bool(station.database) or not Backups(home).listed()
    while True:
        try:
            status = _opened(station, home, language, create=create)
        except (NoDatabase, NotADatabase, OtherProgramsDatabase) as fault:
            given_back = offer_backup(home.folder, fault, partial(_restore, home), language)
            if not given_back and not isinstance(fault, NoDatabase):
                raise
            create = not given_back
            continue
        if status != OPEN_AGAIN:
            return status


def _opened(station: Station, home: Home, language: str | None, *, create: bool) -> int:
    from ui.desktop import open_desktop  # noqa: PLC0415  see above

    with station.desk(create=create) as desk:
        users = desk.read(lambda queries: queries.users())
        again = None if station.database else partial(_restore, home)
        return open_desktop(desk, home.folder, users=users, language=language, restore=again)


def _restore(home: Home, file: Path, older: bool) -> None:  # noqa: FBT001  called by position, as `Restore` is
    restore(home, file, utc_now(), older=older)


def _is_language_asked_for() -> bool:
    """Return whether the command line named a language: it then goes before the one remembered."""
    context = click.get_current_context(silent=True)
    while context is not None:
        if context.get_parameter_source("language") is ParameterSource.COMMANDLINE:
            return True
        context = context.parent
    return False
