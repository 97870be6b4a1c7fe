"""The pace of a scanner, for the screens that listen to one."""

from typing import Any

import pytest

import ui.listening
import ui.scanner
from resources.sounds import Tone


class Pace:
    """A clock of milliseconds that stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def pace(monkeypatch: pytest.MonkeyPatch) -> Pace:
    """Return the clock of the scanner."""
    clock = Pace()
    for module in (ui.scanner, ui.listening):
        monkeypatch.setattr(module, "monotonic_ms", lambda: clock)
    return clock


@pytest.fixture
def tones(person: Any) -> list[Tone]:
    """Return the sounds of the window, as they are played."""
    played: list[Tone] = []
    person.window.place.sounds.player = played.append
    return played
