"""A counter with a scanner whose pace is the test's own, and sounds that are written down."""

from collections.abc import Callable
from typing import Any

import pytest

from resources.sounds import Tone
from ui.screens.exchange.exchange_screen import ExchangeScreen
from voucher_desk.queries.papers import VoucherPaper


@pytest.fixture
def counter(pace: Any, person: Any, exchange: ExchangeScreen) -> ExchangeScreen:
    """Return the counter of the pharmacy with its staff at it."""
    person.becomes("guichet-cas")
    person.window.activateWindow()
    return exchange


@pytest.fixture
def heard(counter: ExchangeScreen) -> list[Tone]:
    """Return the sounds of the counter, as they are played."""
    tones: list[Tone] = []
    counter.place.sounds.player = tones.append
    return tones


@pytest.fixture
def paper(field: Any) -> VoucherPaper:
    """Return the paper of a voucher that was handed over."""
    [serial] = field.issued(people=1)
    found: VoucherPaper = field.papers[serial]
    return found


@pytest.fixture
def scans(person: Any, keyboard: Any, pace: Any, counter: ExchangeScreen) -> Callable[[str], None]:
    """Return a scanner pointed at whatever window shows the counter."""

    def pull(printed: str, shown: str | None = None) -> None:
        window = counter.front.window().windowHandle()
        for key, text in zip(printed, shown or printed, strict=True):
            pace.now += 8
            keyboard.press(window, key, text)
        keyboard.enter(window)
        person.waits()

    return pull
