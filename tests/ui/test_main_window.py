"""The window: where everything is, who acts, and that nobody is left out."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QScrollArea,
)

from resources.catalogues import catalogue
from ui.desktop import prepare
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.screen import Screen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.wording import Wording
from voucher_desk.desk import Desk


def all_screens(person: Any) -> Iterator[Screen]:
    """Go to every screen in turn; each is made when it is first shown."""
    for at in range(len(person.window.doors)):
        person.window.go_to(at)
        person.waits()
        yield person.window.shown


def test_a_screen_is_made_when_it_is_first_shown_and_kept(person: Any) -> None:
    made: list[Screen] = []
    person.window.screen_made.connect(made.append)
    screen = person.goes_to(VouchersScreen)
    person.goes_to(SessionsScreen)
    assert person.goes_to(VouchersScreen) is screen
    assert [type(one) for one in made] == [VouchersScreen, SessionsScreen]


def test_no_label_reads_its_text_as_markup(person: Any) -> None:
    assert len(list(all_screens(person))) == len(person.window.doors)
    labels = [label for label in person.window.findChildren(QLabel) if label.text()]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_screens_are_chosen_by_number(person: Any) -> None:
    person.window.activateWindow()
    at = [door.sign for door in person.window.doors].index("vouchers") + 1
    person.qtbot.keyClick(person.window, Qt.Key(ord(str(at))), Qt.KeyboardModifier.ControlModifier)
    person.waits()
    assert isinstance(person.window.shown, VouchersScreen)
    assert person.window.shown.isVisible()
    assert person.window.windowTitle().startswith("Bons")


def test_a_providers_staff_sees_the_counter_its_claims_and_nothing_else(person: Any) -> None:
    person.becomes("guichet-cas")
    names = person.window.navigation
    offered = [names.item(at).text() for at in range(names.count()) if not names.item(at).isHidden()]
    assert offered == ["Échange", "Demandes"]
    person.qtbot.keyClick(person.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(person.window.shown, ExchangeScreen)
    assert person.window.shown.isVisible()


def test_the_title_says_the_screen_and_the_program_once_and_no_person(person: Any) -> None:
    person.goes_to(SessionsScreen)
    assert person.window.windowTitle() == "Séances – Voucher Desk"


def test_a_write_reloads_the_screens_that_show_its_subject(field: Any, person: Any) -> None:
    screen = person.goes_to(SessionsScreen)
    assert screen.table.model().rowCount() == 0
    field.session("S1", people=1)
    person.window.place.touched.emit(frozenset({"claim"}))
    person.waits()
    assert screen.table.model().rowCount() == 0
    person.window.place.touched.emit(frozenset({"session"}))
    person.waits()
    assert screen.table.model().rowCount() == 1


def test_it_fits_a_small_screen(person: Any) -> None:
    person.window.resize(1024, 600)
    person.waits()
    assert person.window.width() <= 1024
    assert person.window.height() <= 600


def test_on_a_small_laptop_no_page_scrolls_sideways(person: Any) -> None:
    person.window.resize(1366, 768)
    for screen in all_screens(person):
        [area] = [one for one in person.window.findChildren(QScrollArea) if one.widget() is screen]
        assert area.horizontalScrollBar().maximum() == 0, screen.accessibleName()


@pytest.fixture
def arabic(dressed: QApplication, wording: Wording) -> Any:
    """Return the Arabic wording, with the application mirrored until the end of the test."""
    words = Wording("ar", catalogue("ar"))
    prepare(dressed, words)
    yield words
    prepare(dressed, wording)


def test_in_arabic_everything_is_mirrored_and_codes_keep_their_order(
    arabic: Wording, field: Any, opened: Callable[[Desk, Wording], Any], desk: Desk
) -> None:
    [serial] = field.issued(people=1)
    person = opened(desk, arabic)
    assert person.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert person.window.navigation.x() > person.window.width() // 2
    screen = person.goes_to(VouchersScreen)
    person.clicks_row(screen.table, 0)
    assert screen.table.index_of(0, 0).data() == f"\u2066{serial}\u2069"
    assert screen.panel.isVisible()
    assert serial in screen.table.copied()
    assert "\u2066" not in screen.table.copied()
