"""Opening the desktop from the command line, where there is a display."""

import os
import sys
from threading import Thread

import click
from click.core import ParameterSource

from resources.typefaces import faces
from voucher_desk.cli.station import Station
from voucher_desk.home import open_home
from voucher_desk.loading import loading


def has_display() -> bool:
    """Return whether a window can be shown: always on Windows and macOS, by the session's variables else."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(station: Station) -> int:
    """Open the desktop on the station's home until its window is closed; return the exit status."""
    Thread(target=faces, name="typeface").start()
    with loading():
        from ui.desktop import open_desktop  # noqa: PLC0415  commands without a window start without Qt

    home = open_home(station.home).folder
    language = station.language if _is_language_asked_for() else None
    with station.desk(create=True) as desk:
        users = desk.read(lambda queries: queries.users())
        return open_desktop(desk, home, users=users, language=language)


def _is_language_asked_for() -> bool:
    """Return whether the command line named a language: it then goes before the one remembered."""
    context = click.get_current_context(silent=True)
    while context is not None:
        if context.get_parameter_source("language") is ParameterSource.COMMANDLINE:
            return True
        context = context.parent
    return False
