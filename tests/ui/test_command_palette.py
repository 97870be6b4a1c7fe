"""The command palette: everything the screen can do is found by a few letters and done from the keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.command_palette import CommandPalette, folded
from ui.main_window import MainWindow
from ui.parts.rooms import room_for
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.sessions.sessions_screen import SessionsScreen
from ui.screens.vouchers.vouchers_screen import VouchersScreen
from ui.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(person: Any) -> CommandPalette:
    """Press Ctrl+K and return what opens."""
    person.window.activateWindow()
    person.qtbot.waitUntil(person.window.isActiveWindow)
    person.qtbot.keyClick(person.window, Qt.Key.Key_K, CTRL)
    [palette] = person.window.findChildren(CommandPalette)
    assert palette.isVisible()
    assert isinstance(palette, CommandPalette)
    return palette


def offered(palette: CommandPalette) -> list[str]:
    return [palette.found.item(at).text().partition("    ")[0] for at in range(palette.found.count())]


def types(person: Any, palette: CommandPalette, letters: str) -> None:
    person.qtbot.keyClicks(palette.field, letters)


def visible_screen(window: MainWindow) -> type:
    assert window.shown.isVisible()
    return type(window.shown)


def test_a_screen_is_reached_without_accents_or_capitals(person: Any) -> None:
    palette = opened(person)
    types(person, palette, "echange")
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    person.waits()
    assert visible_screen(person.window) is ExchangeScreen


def test_an_action_of_the_screen_is_done(person: Any) -> None:
    screen = person.goes_to(SessionsScreen)
    palette = opened(person)
    types(person, palette, "nouv sea")
    assert offered(palette) == ["Nouvelle séance"]
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    person.waits()
    assert screen.form.isVisible()


def test_actions_of_other_screens_are_not_offered(person: Any) -> None:
    person.goes_to(VouchersScreen)
    assert "Nouvelle séance" not in offered(opened(person))


def test_what_cannot_be_done_now_is_not_offered(person: Any) -> None:
    screen = person.goes_to(SessionsScreen)
    screen.add.setEnabled(False)
    assert "Nouvelle séance" not in offered(opened(person))


def test_a_shortcut_of_the_screen_is_found_by_its_name(person: Any) -> None:
    screen = person.goes_to(VouchersScreen)
    screen.table.setFocus()
    palette = opened(person)
    types(person, palette, "rechercher")
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    person.window.activateWindow()
    person.qtbot.waitUntil(lambda: person.window.focusWidget() is screen.search)


def test_an_entry_of_a_menu_is_found_by_its_way(person: Any) -> None:
    chosen: list[Settings] = []
    person.window.settings_chosen.connect(chosen.append)
    palette = opened(person)
    types(person, palette, "taille 150")
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    person.waits()
    assert [settings.text_percent for settings in chosen] == [150]


def test_the_arrows_move_the_mark_while_one_types(person: Any) -> None:
    palette = opened(person)
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.found.currentRow() == 2
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.found.currentRow() == 1
    assert palette.focusWidget() is palette.field


def test_escape_closes_and_does_nothing(person: Any) -> None:
    before = visible_screen(person.window)
    palette = opened(person)
    types(person, palette, "bons")
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    person.waits()
    assert visible_screen(person.window) is before
    QApplication.processEvents()
    assert offered(opened(person))[0].startswith("Aller à")


def test_where_nothing_fits_enter_does_nothing(person: Any) -> None:
    palette = opened(person)
    types(person, palette, "zzzz")
    assert offered(palette) == []
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_it_grows_with_the_letters_and_stays_within_the_window(person: Any) -> None:
    palette = opened(person)
    usual = palette.width()
    font = palette.font()
    font.setPointSizeF(4 * font.pointSizeF())
    palette.setFont(font)
    assert usual < room_for(palette, 72, 24).width() <= person.window.width()


def test_nothing_typed_is_remembered(person: Any) -> None:
    palette = opened(person)
    types(person, palette, "bons")
    person.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    person.waits()
    assert opened(person).field.text() == ""


def test_a_providers_staff_finds_their_own_screens_alone(person: Any) -> None:
    person.becomes("guichet-cas")
    person.waits()
    targets = [name for name in offered(opened(person)) if name.startswith("Aller à")]
    own = [door.name for door in person.window.doors if door.for_providers]
    assert "Échange" in own
    assert targets == [f"Aller à : {name}" for name in own]


@pytest.mark.parametrize(
    ("typed", "shown"), [("seance", "Séance"), ("ECHANGE", "échange"), ("اللغه", "اللُّغه")]
)
def test_letters_are_compared_without_their_marks(typed: str, shown: str) -> None:
    assert folded(typed) == folded(shown)
