"""The navigation at the side of the window: screens by sign and name, by signs alone where room is short."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import icon
from ui.parts.reflow import letters
from ui.screens.door import Door
from ui.wording import Wording

MOST_SHORTCUTS = 9
_NARROWEST = 190
_EDGES = 24
_ROOMY = 108
_KEYS = Qt.ItemDataRole.UserRole


class Navigation(QListWidget):
    """One entry a screen; whoever hears it reads its name even where only the sign is drawn."""

    def __init__(self, doors: Sequence[Door], wording: Wording) -> None:
        super().__init__()
        _ = wording.gettext
        self._entries = _Entries(self)
        self.setItemDelegate(self._entries)
        self.setProperty("kind", "navigation")
        self.setAccessibleName(_("Rubriques"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, door in enumerate(doors, start=1):
            item = QListWidgetItem(icon(door.sign), _(door.name))
            keys = f"Ctrl+{number}" if number <= MOST_SHORTCUTS else ""
            item.setData(_KEYS, keys)
            item.setToolTip(f"{_(door.name)} ({wording.isolated(keys)})" if keys else _(door.name))
            self.addItem(item)

    def keys_of(self, item: QListWidgetItem) -> str:
        """Return the keys that go to the screen of an entry, empty beyond the ninth."""
        return str(item.data(_KEYS))

    def fit(self, window_width: int) -> None:
        """Draw names beside the signs where the window, in pixels, has room for them beside a page."""
        self.ensurePolished()
        self._entries.bare = window_width < letters(self, _ROOMY)
        self.scheduleDelayedItemsLayout()
        wanted = self.sizeHintForColumn(0) + _EDGES
        self.setFixedWidth(wanted if self._entries.bare else max(_NARROWEST, wanted))


class _Entries(QStyledItemDelegate):
    """Draws an entry, without its name where it is bare."""

    bare = False

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the name to the tool tip where there is room for the sign alone."""
        super().initStyleOption(option, index)
        if self.bare:
            option.text = ""
