"""Help: F1 tells what the screen in front is for and which keys work on it, in its language."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from resources.catalogues import catalogue
from ui.desktop import prepare
from ui.doors import DOORS
from ui.help.pages import GENERAL, PAGES
from ui.help.panel import HelpPanel
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.wording import Wording
from voucher_desk.desk import Desk


def opened(person: Any) -> HelpPanel:
    """Press F1 and return what opens."""
    person.window.activateWindow()
    person.qtbot.waitUntil(person.window.isActiveWindow)
    person.qtbot.keyClick(person.window, Qt.Key.Key_F1)
    panel = next(panel for panel in person.window.findChildren(HelpPanel) if panel.isVisible())
    assert isinstance(panel, HelpPanel)
    return panel


def read(panel: HelpPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_f1_tells_of_the_screen_in_front(person: Any) -> None:
    person.goes_to(VouchersScreen)
    said = read(opened(person))
    assert said[0] == "Bons"
    assert "Annuler, remplacer, réimprimer" in said


def test_the_keys_of_the_screen_are_told(person: Any) -> None:
    person.goes_to(VouchersScreen)
    said = read(opened(person))
    for keys, name in (("Ctrl+F", "Rechercher"), ("Ctrl+K", "Chercher un écran ou une action")):
        assert said[said.index(keys) + 1] == name


def test_another_screen_has_another_page_in_one_window(person: Any) -> None:
    person.goes_to(VouchersScreen)
    opened(person)
    person.goes_to(ExchangeScreen)
    panel = opened(person)
    assert read(panel)[0] == "Échange"
    assert [one for one in person.window.findChildren(HelpPanel) if one.isVisible()] == [panel]


def test_the_help_button_opens_it_too_and_escape_closes_it(person: Any) -> None:
    person.clicks(person.window.header.help)
    [panel] = person.window.findChildren(HelpPanel)
    person.qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_no_text_of_help_is_read_as_markup(person: Any) -> None:
    formats = {label.textFormat() for label in opened(person).findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_screen_without_a_page_has_the_general_one(qtbot: Any, wording: Wording) -> None:
    panel = HelpPanel("Ailleurs", (), wording)
    qtbot.addWidget(panel)
    assert GENERAL[0].text in read(panel)


def test_every_page_belongs_to_a_screen() -> None:
    assert set(PAGES) <= {door.name for door in DOORS}


@pytest.fixture
def arabic(dressed: QApplication, wording: Wording) -> Iterator[Wording]:
    """Return the Arabic wording, with the application mirrored until the end of the test."""
    words = Wording("ar", catalogue("ar"))
    prepare(dressed, words)
    yield words
    prepare(dressed, wording)


def test_help_is_in_the_language_of_the_screen(
    arabic: Wording, opened_window: Callable[[Desk, Wording], Any], desk: Desk
) -> None:
    person = opened_window(desk, arabic)
    person.goes_to(VouchersScreen)
    panel = opened(person)
    assert read(panel)[0] == arabic.gettext("Bons") != "Bons"
    assert panel.layoutDirection() is Qt.LayoutDirection.RightToLeft


@pytest.fixture
def opened_window(opened: Callable[[Desk, Wording], Any]) -> Callable[[Desk, Wording], Any]:
    """Return the way to open the window, under a name of its own beside the help that opens."""
    return opened
