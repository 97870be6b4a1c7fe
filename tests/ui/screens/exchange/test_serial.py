"""A scanner on a serial port: chosen on the page of the scanner, read the same way as every other."""

import os
import pty
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import ui.serial_scanner
from resources.styles import VerdictColour
from ui.screens.claims.claims_screen import ClaimsScreen
from ui.screens.exchange.exchange_screen import ExchangeScreen
from voucher_desk.queries.papers import VoucherPaper


class Cable:
    """A pseudo-terminal, whose other end the scanner is at; it can be pulled out and put back."""

    def __init__(self, folder: str) -> None:
        self.name = folder
        self._scanner = -1
        self.put_in()

    def put_in(self) -> None:
        self._scanner, desk = pty.openpty()
        Path(self.name).symlink_to(os.ttyname(desk))
        self._desk = desk

    def pull_out(self) -> None:
        Path(self.name).unlink()
        for end in (self._desk, self._scanner):
            os.close(end)
        self._scanner = -1

    def send(self, text: str) -> None:
        os.write(self._scanner, text.encode("ascii"))

    def put_away(self) -> None:
        if self._scanner != -1:
            self.pull_out()


@pytest.fixture
def cable(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cable]:
    made = Cable(str(tmp_path / "ttyACM0"))
    monkeypatch.setattr(ui.serial_scanner, "ports", lambda: [("ttyACM0 · Lecteur", made.name)])
    yield made
    made.put_away()


@pytest.fixture
def plugged(cable: Cable, person: Any, counter: ExchangeScreen) -> Cable:
    """Return the cable of a scanner that was chosen on its page, with the counter open again."""
    person.clicks(counter.try_scanner)
    person.chooses(counter.trial.serial.port, "ttyACM0")
    person.clicks(counter.trial.back)
    return cable


@pytest.fixture
def sends(plugged: Cable, person: Any, counter: ExchangeScreen) -> Callable[[str], None]:
    """Return the trigger of the scanner: sends a text and waits until it came."""

    def pull(text: str) -> None:
        came: list[str] = []
        counter.trial.serial.scanned.connect(came.append)
        plugged.send(text)
        person.qtbot.waitUntil(lambda: bool(came))
        person.waits()

    return pull


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_line_from_the_port_is_a_scan(
    end: str, paper: VoucherPaper, counter: ExchangeScreen, sends: Callable[[str], None]
) -> None:
    sends(paper.qr_digits + end)
    assert counter.verdict.colour is VerdictColour.VALID
    assert counter.code.text() == ""


def test_a_trigger_that_bounces_is_one_scan(
    paper: VoucherPaper, counter: ExchangeScreen, sends: Callable[[str], None]
) -> None:
    asked: list[None] = []
    counter.counter.asked.connect(lambda: asked.append(None))
    sends(paper.human_code + "\r")
    sends(paper.human_code + "\r")
    assert len(asked) == 1


def test_on_its_page_a_scan_is_shown_and_not_verified(
    paper: VoucherPaper, person: Any, counter: ExchangeScreen, sends: Callable[[str], None]
) -> None:
    person.clicks(counter.try_scanner)
    sends(paper.qr_digits + "\r")
    assert counter.trial.result.isVisible()
    person.clicks(counter.trial.back)
    assert counter.verdict.colour is VerdictColour.WAITING


def test_a_scanner_that_is_unplugged_is_named_and_taken_back(
    plugged: Cable, paper: VoucherPaper, person: Any, counter: ExchangeScreen, sends: Callable[[str], None]
) -> None:
    plugged.pull_out()
    person.qtbot.waitUntil(lambda: "ne répond pas" in person.reads())
    scanner = counter.trial.serial.scanner
    assert scanner is not None
    scanner.again.timeout.emit()
    plugged.put_in()
    scanner.again.timeout.emit()
    assert person.reads() == "Le lecteur répond de nouveau."
    sends(paper.qr_digits + "\r")
    assert counter.verdict.colour is VerdictColour.VALID


def test_on_another_screen_nobody_listens(
    plugged: Cable, paper: VoucherPaper, person: Any, counter: ExchangeScreen, sends: Callable[[str], None]
) -> None:
    person.goes_to(ClaimsScreen)
    plugged.send(paper.human_code + "\r")
    person.goes_to(ExchangeScreen)
    assert counter.verdict.colour is VerdictColour.WAITING


def test_the_port_is_remembered_while_it_is_unplugged(
    plugged: Cable, person: Any, counter: ExchangeScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert person.window.place.devices.port == plugged.name
    monkeypatch.setattr(ui.serial_scanner, "ports", list)
    person.clicks(counter.try_scanner)
    assert counter.trial.serial.port.value() == plugged.name


def test_without_the_extra_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, person: Any, counter: ExchangeScreen
) -> None:
    monkeypatch.setitem(sys.modules, "ui.serial_scanner", None)
    person.clicks(counter.try_scanner)
    assert counter.trial.serial.advice.text() == (
        "La lecture par port série n'est pas installée sur ce poste."
    )
    assert not counter.trial.serial.port.isEnabled()
