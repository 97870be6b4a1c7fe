"""Playing sounds: the best way of the machine, in the background; muted for the session; never in the way."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from resources.sounds import Tone, tone_wav
from ui import sounds
from ui.sounds import PROGRAMS, Sounds, found_program, machines_player, start_aside

QTS_OWN = "PySide6.QtMultimedia"


@pytest.fixture
def on_a_display(monkeypatch: pytest.MonkeyPatch, dressed: QApplication) -> None:
    """Let the machine look like one that somebody sits at, without Qt's own player."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, QTS_OWN, None)


def test_a_sound_is_played_by_the_way_that_was_given() -> None:
    heard: list[Tone] = []
    Sounds(heard.append).play(Tone.VALID)
    assert heard == [Tone.VALID]


def test_muted_sounds_are_not_played_until_they_are_wanted_again() -> None:
    heard: list[Tone] = []
    desk = Sounds(heard.append)
    desk.mute(wanted=True)
    desk.play(Tone.VALID)
    desk.mute(wanted=False)
    desk.play(Tone.DONE)
    assert heard == [Tone.DONE]


@pytest.mark.parametrize("name", PROGRAMS)
def test_each_program_is_taken_where_it_is_the_only_one(name: str) -> None:
    found = found_program(lambda asked: f"/bin/{name}" if asked == name else None)
    assert found == [f"/bin/{name}", *PROGRAMS[name]]


def test_without_any_program_none_is_found() -> None:
    assert found_program(lambda _name: None) is None


def test_a_program_is_started_aside_with_a_real_sound_that_goes_with_the_desk(
    on_a_display: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sounds, "found_program", lambda: ["/bin/aplay", "-q"])
    monkeypatch.setattr(sounds, "start_aside", lambda name, given: started.append([name, *given]))
    player = machines_player()
    player(Tone.REFUSED)
    [[program, option, name]] = started
    file = Path(name)
    assert (program, option) == ("/bin/aplay", "-q")
    assert file.read_bytes() == tone_wav(Tone.REFUSED)
    del player
    assert not file.exists()


def test_a_program_that_is_no_longer_there_harms_nobody(dressed: QApplication, tmp_path: Path) -> None:
    start_aside(str(tmp_path / "gone"), ["tone.wav"])


def test_the_bell_rings_where_there_is_nothing_better(
    on_a_display: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[bool] = []
    monkeypatch.setattr(sounds, "found_program", lambda: None)
    monkeypatch.setattr(QApplication, "beep", lambda: rung.append(True))
    machines_player()(Tone.VALID)
    assert rung == [True]


def test_a_full_disk_leaves_the_bell(on_a_display: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _data: bytes) -> int:
        raise OSError

    rung: list[bool] = []
    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(QApplication, "beep", lambda: rung.append(True))
    machines_player()(Tone.VALID)
    assert rung == [True]


def test_where_nobody_sits_nothing_is_played(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[bool] = []
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "offscreen")
    monkeypatch.setattr(QApplication, "beep", lambda: rung.append(True))
    machines_player()(Tone.VALID)
    assert rung == []


class Effect:
    """A sound as Qt's own player has it."""

    def __init__(self) -> None:
        self.source = ""
        self.played = 0

    def setSource(self, url: Any) -> None:  # noqa: N802  Qt's name
        self.source = url.fileName()

    def play(self) -> None:
        self.played += 1


class Multimedia:
    """Qt's own player, as its package would bring it."""

    def __init__(self, outputs: int) -> None:
        self.effects: list[Effect] = []
        self.QMediaDevices = type("Devices", (), {"audioOutputs": staticmethod(lambda: [""] * outputs)})
        self.QSoundEffect = self.effect

    def effect(self) -> Effect:
        self.effects.append(Effect())
        return self.effects[-1]


@pytest.mark.parametrize(("outputs", "expected"), [(1, ["done.wav"]), (0, [])])
def test_qts_own_player_is_taken_where_something_can_be_heard(
    outputs: int, expected: list[str], on_a_display: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    multimedia = Multimedia(outputs)
    monkeypatch.setitem(sys.modules, QTS_OWN, multimedia)
    monkeypatch.setattr(sounds, "found_program", lambda: None)
    monkeypatch.setattr(QApplication, "beep", lambda: None)
    machines_player()(Tone.DONE)
    assert [effect.source for effect in multimedia.effects if effect.played] == expected
