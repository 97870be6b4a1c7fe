"""The main window: navigation at the side, one screen at a time, messages above it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.command_palette import CommandPalette
from ui.commands import Command, commands_in, shortcuts_of
from ui.header import Header
from ui.help.panel import HelpPanel
from ui.message_bar import MessageBar
from ui.navigation import MOST_SHORTCUTS, Navigation
from ui.parts.layouts import scrolling
from ui.screens.door import Door
from ui.screens.screen import Screen
from ui.settings import Settings
from ui.work_bar import WorkBar
from ui.workplace import Workplace

_SMALLEST = QSize(940, 560)


class MainWindow(QMainWindow):
    """Holds the screens, each made when it is first shown; none of them knows another.

    Signals: `settings_chosen` with the Settings wanted, `screen_made` with a new screen.
    """

    settings_chosen = Signal(object)
    screen_made = Signal(object)

    def __init__(self, place: Workplace, doors: Sequence[Door], title: str, settings: Settings) -> None:
        super().__init__()
        self.place = place
        place.setParent(self)
        self._title = title
        self.doors = tuple(doors)
        self._made: dict[int, Screen] = {}
        self._areas: dict[Screen, QWidget] = {}
        self.messages = MessageBar(place.messages, place.wording)
        self.header = Header(place, title, settings)
        self._pages = QStackedWidget()
        self.navigation = Navigation(self.doors, place.wording)
        self._lay_out()
        self._listen_to_keys()
        self.setMinimumSize(_SMALLEST)
        self.resize(settings.width, settings.height)
        self.header.view_menu.chosen.connect(self.settings_chosen)
        self.header.help.clicked.connect(self.show_help)
        self.navigation.currentRowChanged.connect(self._on_row_changed)
        place.person_changed.connect(self.offer_screens)
        place.users_changed.connect(self.offer_screens)

    @property
    def shown(self) -> Screen:
        """Return the screen that is shown."""
        return self.page(self.navigation.currentRow())

    def page(self, place: int) -> Screen:
        """Return the screen at a place in the navigation, counted from 0."""
        if place not in self._made:
            made = self._made[place] = self._made_screen(self.doors[place])
            area = self._areas[made] = scrolling(made)
            self._pages.addWidget(area)
            made.leading.connect(self.show_thing)
            self.screen_made.emit(made)
        return self._made[place]

    def go_to(self, place: int) -> None:
        """Show a screen by its place in the navigation, counted from 0, if it is offered."""
        if not self.navigation.item(place).isHidden():
            self.navigation.setCurrentRow(place)

    def show_thing(self, sign: str, code: str) -> None:
        """Show a thing by its code on the screen of a sign, if that is offered."""
        place = next(at for at, door in enumerate(self.doors) if door.sign == sign)
        if not self.navigation.item(place).isHidden():
            self.go_to(place)
            self.page(place).seek(code)

    def offer_screens(self) -> None:
        """Offer everybody the screens of their duties; a provider never sees whose a voucher is (48)."""
        staff, duties = self.place.own_provider is not None, self.place.duties
        offered = [door.opens_for(duties, provider=staff) for door in self.doors]
        for at, wanted in enumerate(offered):
            self.navigation.item(at).setHidden(not wanted)
        if self.navigation.currentRow() < 0 or not offered[self.navigation.currentRow()]:
            self.go_to(offered.index(True))

    def become(self, user: str) -> None:
        """Let another person act, as the header does."""
        self.place.become(user)

    def tell_unforeseen(self) -> None:
        """Say calmly that something went wrong which nobody foresaw."""
        self.place.tell_unforeseen()

    def commands(self) -> list[Command]:
        """Return the screens one can go to and all that can be done on the one shown."""
        told = self.place.wording.gettext("Aller à : {screen}")
        rows = (self.navigation.item(at) for at in range(self.navigation.count()))
        targets = [
            Command(told.format(screen=item.text()), self.navigation.keys_of(item), partial(self.go_to, at))
            for at, item in enumerate(rows)
            if not item.isHidden()
        ]
        return [*targets, *self._commands_in(self.shown, self.messages, self.header)]

    def show_palette(self) -> None:
        """Let the person type what they want to do."""
        palette = CommandPalette(self.commands(), self.place.wording, self)
        palette.chosen.connect(lambda command: QTimer.singleShot(0, self, command.run))
        palette.open()

    def show_help(self) -> None:
        """Show what the screen is for, and the keys that work on it."""
        for before in self.findChildren(HelpPanel):
            before.close()
        name = self.doors[self.navigation.currentRow()].name
        HelpPanel(name, self.commands(), self.place.wording, self).show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page what room it needs."""
        super().resizeEvent(event)
        self.navigation.fit(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the task and the backup under way end before the window goes."""
        self.place.background.finish()
        self.place.keeping.finish()
        super().closeEvent(event)

    def _commands_in(self, *areas: QWidget) -> Iterator[Command]:
        for area in areas:
            yield from commands_in(area, self.place.wording)
        yield from shortcuts_of(self, self.place.wording)

    def _made_screen(self, door: Door) -> Screen:
        made = door.kind()(self.place)
        made.setAccessibleName(self.place.wording.gettext(door.name))
        return made

    def _listen_to_keys(self) -> None:
        _ = self.place.wording.gettext
        self._on_keys("Ctrl+K", _("Chercher un écran ou une action"), self.show_palette)
        self._on_keys("Ctrl+,", _("Choisir l'affichage et la langue"), self.header.view.showMenu)
        self._on_keys("F1", _("Lire l'aide de cet écran"), self.show_help)
        for number in range(1, min(len(self.doors), MOST_SHORTCUTS) + 1):
            self._on_keys(f"Ctrl+{number}", "", partial(self.go_to, number - 1))

    def _on_keys(self, keys: str, name: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setWhatsThis(name)
        shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        work = WorkBar(self.place.background, self.place.wording)
        work.setFixedHeight(max(34, work.sizeHint().height()))
        page = QVBoxLayout()
        page.setContentsMargins(20, 14, 20, 16)
        page.setSpacing(10)
        page.addWidget(self.messages)
        page.addWidget(self._pages, 1)
        page.addWidget(work)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.navigation)
        body.addLayout(page, 1)
        middle = QWidget()
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(body, 1)
        self.setCentralWidget(middle)

    def _on_row_changed(self, place: int) -> None:
        self.place.messages.clear()
        self._pages.setCurrentWidget(self._areas[self.page(place)])
        name = self.place.wording.gettext(self.doors[place].name)
        self.setWindowTitle(f"{name} – {self._title}")
