"""The command palette: type a part of what is to be done, and do it; nothing of it is remembered."""

from collections.abc import Sequence
from unicodedata import combining, normalize

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.commands import Command
from ui.parts.labels import label
from ui.parts.layouts import column
from ui.parts.rooms import room_for
from ui.wording import Wording, without_isolates

_LETTERS_WIDE, _LINES_HIGH = 72, 24
_MOVING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class CommandPalette(QDialog):
    """A field and what it finds; Enter does the one marked, Escape closes. Signal: `chosen`, a Command."""

    chosen = Signal(object)

    def __init__(self, commands: Sequence[Command], wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = wording.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Aller à un écran ou faire une action"))
        self.resize(room_for(self, _LETTERS_WIDE, _LINES_HIGH))
        self._commands = tuple(commands)
        self._found: tuple[Command, ...] = ()
        self._wording = wording
        self.field = QLineEdit(maxLength=60)
        self.field.setPlaceholderText(_("Écran ou action"))
        self.field.setAccessibleName(_("Écran ou action"))
        self.found = QListWidget()
        self.found.setProperty("kind", "choices")
        self.found.setAccessibleName(_("Ce qui peut être fait maintenant"))
        self._nothing = label(_("Rien de tel ici."), "muted")
        hint = label(_("Entrée : faire · Échap : fermer"), "muted")
        self.setLayout(column(self.field, self.found, self._nothing, hint, spacing=10, margin=16))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.found.itemClicked.connect(lambda _item: self._take())
        self._find("")
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what is marked on Enter, wherever the focus is; leave other keys to Qt."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: object) -> bool:
        """Let the arrows move the mark while one types."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.key() in _MOVING:
            QApplication.sendEvent(self.found, event)
            return True
        return False

    def _find(self, typed: str) -> None:
        words = folded(typed).split()
        fitting = [one for one in self._commands if all(word in folded(one.name) for word in words)]
        self._found = tuple(sorted(fitting, key=lambda one: not _begins(one, words)))
        self.found.clear()
        for command in self._found:
            keys = self._wording.isolated(command.keys)
            self.found.addItem(QListWidgetItem(f"{command.name}    {keys}" if keys else command.name))
        self.found.setCurrentRow(0)
        self._nothing.setVisible(not self._found)

    def _take(self) -> None:
        at = self.found.currentRow()
        if at >= 0:
            self.accept()
            self.chosen.emit(self._found[at])


def folded(text: str) -> str:
    """Return a text as it is looked for: without case, accents and vowel signs."""
    parts = normalize("NFKD", without_isolates(text).casefold())
    return "".join(sign for sign in parts if not combining(sign))


def _begins(command: Command, words: Sequence[str]) -> bool:
    return bool(words) and any(part.startswith(words[0]) for part in folded(command.name).split())
