"""Sounds: what the verdict says to who is not looking; played in the background or not at all.

Qt's own player comes with a package that the desk can do without. In its place stands what the system has,
and at the least the bell. A sound that fails is no reason to stop anybody's work.
"""

import importlib
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QObject, QProcess, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from resources.sounds import Tone, tone_wav

Player = Callable[[Tone], None]

PROGRAMS: Mapping[str, tuple[str, ...]] = {"afplay": (), "paplay": (), "pw-play": (), "aplay": ("-q",)}
"""Programs that play a WAV file, the likelier first, and what they are told before its name."""

_WITHOUT_SOUND = frozenset({"offscreen", "minimal", "vnc"})


class Sounds(QObject):
    """The sounds that answer scans, one switch for all of them. Signal: `muted_changed` when it is used."""

    muted_changed = Signal()

    def __init__(
        self, player: Player | None = None, *, muted: bool = False, parent: QObject | None = None
    ) -> None:
        """Take how sounds are played; None finds the way of this machine at the first sound."""
        super().__init__(parent)
        self.player = player
        self.muted = muted

    def mute(self, *, wanted: bool) -> None:
        """Switch the sounds off, or on again."""
        self.muted = wanted
        self.muted_changed.emit()

    def play(self, tone: Tone) -> None:
        """Begin a sound and return at once."""
        if self.muted:
            return
        if self.player is None:
            self.player = machines_player()
        self.player(tone)


def machines_player() -> Player:
    """Return the best way this machine has of playing a sound."""
    if QGuiApplication.platformName() in _WITHOUT_SOUND:
        return _play_nothing
    folder = QTemporaryDir(QDir.temp().filePath("voucher-desk-sounds"))
    try:
        files = {tone: _written(tone, folder) for tone in Tone}
    except OSError:
        return _ring
    return _with_effects(files) or _with_windows(files, folder) or _with_program(files, folder) or _ring


def found_program(find: Callable[[str], str | None] = shutil.which) -> list[str] | None:
    """Return the first program of this machine that plays a file, with its arguments; None without one."""
    for name, arguments in PROGRAMS.items():
        if path := find(name):
            return [path, *arguments]
    return None


def start_aside(program: str, arguments: list[str]) -> None:
    """Start a program and forget it, whatever it says or does."""
    process = QProcess()
    process.setProgram(program)
    process.setArguments(arguments)
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.startDetached()


def _written(tone: Tone, folder: QTemporaryDir) -> Path:
    if not folder.isValid():
        raise OSError
    file = Path(folder.filePath(f"{tone.value}.wav"))
    file.write_bytes(tone_wav(tone))
    return file


def _with_effects(files: Mapping[Tone, Path]) -> Player | None:
    """Play by Qt's own player, where its package is installed and there is something to hear it by."""
    try:
        multimedia: Any = importlib.import_module("PySide6.QtMultimedia")
    except ImportError:
        return None
    if not multimedia.QMediaDevices.audioOutputs():
        return None
    effects = {tone: multimedia.QSoundEffect() for tone in files}
    for tone, effect in effects.items():
        effect.setSource(QUrl.fromLocalFile(str(files[tone])))

    def play(tone: Tone) -> None:
        effects[tone].play()

    return play


def _with_windows(files: Mapping[Tone, Path], folder: QTemporaryDir) -> Player | None:
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415  only Windows has it

        def play(tone: Tone) -> None:
            if folder.isValid():
                flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
                winsound.PlaySound(str(files[tone]), flags)

        return play
    return None


def _with_program(files: Mapping[Tone, Path], folder: QTemporaryDir) -> Player | None:
    found = found_program()
    if found is None:
        return None
    program, *arguments = found

    def play(tone: Tone) -> None:
        if folder.isValid():
            start_aside(program, [*arguments, str(files[tone])])

    return play


def _ring(_tone: Tone) -> None:
    QApplication.beep()


def _play_nothing(_tone: Tone) -> None:
    """Play nothing: there is no display, so there is nobody to hear."""
