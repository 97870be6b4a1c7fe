"""Commands: what can be done in a window now, read off the window itself, so that no second list is kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from ui.wording import Wording
from voucher_desk.sentences.marking import N_

_USUAL_KEYS = {QKeySequence.StandardKey.Find: N_("Rechercher")}
"""Names of shortcuts that mean the same in every program."""


@dataclass(frozen=True, slots=True)
class Command:
    """A name, the keys that do it too if there are any, and how it is done."""

    name: str
    keys: str
    run: Callable[[], None]


def commands_in(area: QWidget, wording: Wording) -> list[Command]:
    """Return what the visible buttons, entries of menus and shortcuts of an area can do now."""
    parts = [part for part in (area, *area.findChildren(QWidget)) if part.isVisible()]
    return [command for part in parts for command in _commands_of(part, wording)]


def _commands_of(part: QWidget, wording: Wording) -> Iterator[Command]:
    if isinstance(part, QPushButton | QToolButton) and part.isEnabled():
        menu: object = part.menu()
        yield from _entries(menu, part.accessibleName()) if isinstance(menu, QMenu) else _pressing(part)
    if not isinstance(part, QMenu | QToolButton):
        yield from (_triggering(action) for action in part.actions() if _can_be_done(action))
    yield from shortcuts_of(part, wording)


def shortcuts_of(part: QWidget, wording: Wording) -> Iterator[Command]:
    """Yield what the named shortcuts of a part itself do, without those of the parts within it."""
    for shortcut in part.children():
        if isinstance(shortcut, QShortcut) and shortcut.isEnabled() and part.isEnabled():
            yield from _by_keys(shortcut, wording)


def _pressing(made: QPushButton | QToolButton) -> Iterator[Command]:
    def press() -> None:
        if isValid(made) and made.isEnabled():
            made.click()

    name = made.accessibleName()
    if name:
        yield Command(name, _shown(made.shortcut()), press)


def _entries(menu: QMenu, path: str) -> Iterator[Command]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _entries(below, f"{path} – {action.text()}")
        elif _can_be_done(action):
            yield _triggering(action, f"{path} – ")


def _can_be_done(action: QAction) -> bool:
    return bool(action.text()) and action.isEnabled() and action.isVisible() and not action.isSeparator()


def _triggering(action: QAction, path: str = "") -> Command:
    def trigger() -> None:
        if isValid(action):
            action.trigger()

    return Command(path + action.text().replace("&", ""), _shown(action.shortcut()), trigger)


def _by_keys(shortcut: QShortcut, wording: Wording) -> Iterator[Command]:
    usual = (word for keys, word in _USUAL_KEYS.items() if shortcut.key() in QKeySequence.keyBindings(keys))
    usual_name = next(usual, "")
    name = shortcut.whatsThis() or (wording.gettext(usual_name) if usual_name else "")
    if name:
        yield Command(name, _shown(shortcut.key()), shortcut.activated.emit)


def _shown(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
