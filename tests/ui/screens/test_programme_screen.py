"""The programme at the desk: a fresh desk loads its file, and a changed one shows what it would change."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ui.main_window import MainWindow
from ui.parts.effects import Effect
from ui.screens.home.home_screen import HomeScreen
from ui.screens.programme.lines import Part
from ui.screens.programme.programme_screen import ProgrammeScreen
from ui.wording import Wording
from voucher_desk.app import open_desk
from voucher_desk.desk import Desk

TRANCHE = """
  [[donation.tranche]]
  amount = "500.00"
  received_on = 2026-10-01
  reference = "T2"

[[donation]]
code = "DON-RAB"
"""


@pytest.fixture
def file(tmp_path: Path, programme_file: bytes) -> Path:
    """Return the file of the small programme."""
    path = tmp_path / "programme.toml"
    path.write_bytes(programme_file)
    return path


@pytest.fixture
def fresh(opened: Callable[[Desk, Wording], Any], home: Path, clock: Any, wording: Wording) -> Iterator[Any]:
    """Return the first person at a desk on which nothing was loaded yet."""
    with closing(open_desk(home, clock=clock)) as empty:
        yield opened(empty, wording)


@pytest.fixture
def programme(person: Any) -> ProgrammeScreen:
    """Return the screen of the programme, before the person in charge of it."""
    person.becomes("administration")
    screen: ProgrammeScreen = person.goes_to(ProgrammeScreen)
    return screen


def codes(screen: ProgrammeScreen, part: Part) -> list[str]:
    return [line.code for line in screen.table.shown() if line.part is part]


def effects(screen: ProgrammeScreen) -> dict[str, Effect]:
    return {line.code: line.effect for line in screen.preview.lines.shown()}


def test_a_fresh_desk_is_led_to_its_programme_and_loads_it(fresh: Any, file: Path) -> None:
    window: MainWindow = fresh.window
    page = window.shown
    assert isinstance(page, HomeScreen)
    fresh.clicks(page.steps.buttons[0])
    screen = window.shown
    assert isinstance(screen, ProgrammeScreen)
    fresh.answers.list_file = file
    fresh.clicks(screen.load)
    assert set(effects(screen).values()) == {Effect.NEW}
    assert "2 tranches seront reçues" in screen.preview.page.effect.text()
    fresh.clicks(screen.preview.page.accept)
    assert fresh.reads().endswith("Choisissez maintenant votre nom, en haut.")
    assert codes(screen, Part.DONATION) == ["DON-CAS", "DON-RAB"]
    fresh.becomes("coordination")
    assert not screen.load.isVisible()


def test_a_file_loaded_again_says_that_everything_is_known(
    person: Any, programme: ProgrammeScreen, file: Path
) -> None:
    programme.import_file(file)
    person.waits()
    assert set(effects(programme).values()) == {Effect.KNOWN}


def test_what_a_file_would_change_is_seen_before_it_is_loaded(
    person: Any, programme: ProgrammeScreen, file: Path
) -> None:
    text = file.read_text(encoding="utf-8")
    changed = text.replace('\n[[donation]]\ncode = "DON-RAB"\n', TRANCHE).replace(
        "Pharmacie d'essai", "Pharmacie du centre"
    )
    file.write_text(changed, encoding="utf-8")
    programme.import_file(file)
    person.waits()
    found = effects(programme)
    assert (found["DON-CAS 2"], found["PHARMA-CAS"], found["LOT-CAS"]) == (
        Effect.NEW,
        Effect.CHANGED,
        Effect.KNOWN,
    )
    assert codes(programme, Part.TRANCHE) == ["DON-CAS 1", "DON-RAB 1"]
    person.clicks(programme.preview.page.accept)
    assert codes(programme, Part.TRANCHE) == ["DON-CAS 1", "DON-CAS 2", "DON-RAB 1"]


def test_a_key_that_is_wrong_is_named_and_nothing_can_be_loaded(
    person: Any, programme: ProgrammeScreen, file: Path
) -> None:
    file.write_text(
        file.read_text(encoding="utf-8").replace('face = "250.00"', "face = 250"), encoding="utf-8"
    )
    programme.import_file(file)
    person.waits()
    assert "batch[1].face" in programme.preview.page.effect.text()
    assert not programme.preview.page.accept.isEnabled()
    person.clicks(programme.preview.page.back)
    assert programme.table.isVisible()


def test_who_does_not_keep_the_programme_may_look_at_it_alone(person: Any, file: Path) -> None:
    screen = person.goes_to(ProgrammeScreen)
    assert not screen.load.isVisible()
    assert "PHARMA-CAS" in codes(screen, Part.PROVIDER)
    screen.import_file(file)
    assert "Rien n'a changé" in person.reads()
    assert screen.table.isVisible()
