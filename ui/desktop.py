"""The desktop: opens the window on a desk and gives the screens everything they work with."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from resources.catalogues import catalogue
from ui import last_resort
from ui.appearance import dress
from ui.column_memory import ColumnMemory
from ui.dialogs import DialogQuestions
from ui.doors import DOORS
from ui.drafts import Drafts
from ui.language import speak
from ui.main_window import MainWindow
from ui.questions import Questions
from ui.restoring import Restore, Restoring
from ui.screens.home.ways import lead_home
from ui.settings import Devices, Settings, SettingsFile
from ui.single_instance import SingleInstance
from ui.tables.layout_memory import LayoutMemory
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.backups import Backups
from voucher_desk.desk import Desk
from voucher_desk.domain.refusals import Refused
from voucher_desk.home import Home
from voucher_desk.queries.programme import UserRow

TITLE = "Voucher Desk"
OPEN_AGAIN = -1
"""What `open_desktop` returns where the database was replaced: the desktop is to be opened on what is now."""
_WAITING_MS = 50


class Desktop(QObject):
    """The window on a desk, made anew at once when another look, size of letters or language is chosen."""

    def __init__(
        self,
        application: QApplication,
        desk: Desk,
        users: Sequence[UserRow],
        settings: Settings,
        remember: Callable[[Settings], None],
        home: Path | None = None,
    ) -> None:
        super().__init__()
        self._home = home
        self._drafts = Drafts(home)
        self._columns = ColumnMemory(home)
        self._layouts = LayoutMemory(home)
        self._may_restore = False
        self._backups = Backups(Home(home), settings.backups_kept) if home else None
        self._application = application
        self._remember = remember
        self._users = tuple(users)
        self.settings = settings
        self.window = self._made_window(desk)

    def show(self) -> None:
        """Show the window, in the size it was left and within the display."""
        display = self.window.screen().availableSize()
        self.window.resize(self.window.size().boundedTo(display))
        self._show()

    def let_restore(self, allowed: bool) -> None:
        """Offer to give a backup back, or not."""
        self._may_restore = allowed
        self.window.place.keeping.may_restore = allowed

    def come_forward(self) -> None:
        """Show the window in front of all others."""
        window = self.window
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def settings_now(self) -> Settings:
        """Return the settings with the window's size as it is."""
        size = self.window.normalGeometry().size() if self.window.isMaximized() else self.window.size()
        return replace(
            self.settings, width=size.width(), height=size.height(), maximised=self.window.isMaximized()
        )

    def change(self, settings: Settings) -> None:
        """Make the window anew as chosen, once nothing is under way; person and screen stay."""
        place = self.window.place
        if place.background.busy or place.keeping.busy or self._application.activeModalWidget() is not None:
            QTimer.singleShot(_WAITING_MS, self, lambda: self.change(settings))
            return
        before = self.window
        now = self.settings_now()
        self.settings = replace(
            settings,
            width=now.width,
            height=now.height,
            maximised=now.maximised,
            muted=now.muted,
            backups_kept=now.backups_kept,
            devices=now.devices,
        )
        self._remember(self.settings)
        before.setUpdatesEnabled(False)
        self.window = self._made_window(before.place.desk)
        self.window.go_to(before.navigation.currentRow())
        self.window.setGeometry(before.geometry())
        self._show()
        before.close()
        before.deleteLater()

    def _show(self) -> None:
        if self.settings.maximised:
            self.window.showMaximized()
        else:
            self.window.show()

    def _on_muted_changed(self) -> None:
        self.settings = replace(self.settings, muted=self.window.place.sounds.muted)
        self._remember(self.settings_now())

    def _on_number_kept(self, number: int) -> None:
        self.settings = replace(self.settings, backups_kept=number)
        self._remember(self.settings_now())

    def _on_users_changed(self) -> None:
        self._users = self.window.place.users

    def _on_devices_chosen(self, devices: Devices) -> None:
        self.settings = replace(self.settings, devices=devices)
        self._remember(self.settings_now())

    def _made_window(self, desk: Desk) -> MainWindow:
        settings = self.settings
        wording = Wording(settings.language, catalogue(settings.language), settings.digits)
        prepare(self._application, wording, settings)
        questions = DialogQuestions(wording, self._drafts)
        window = main_window(
            desk, wording, questions, show_file, users=self._users, title=TITLE, settings=settings
        )
        window.place.columns = self._columns
        window.place.take_drafts(self._drafts)
        window.place.keeping.backups = self._backups
        window.place.keeping.may_restore = self._may_restore
        questions.backups = str(self._backups.folder) if self._backups else ""
        window.place.layouts = self._layouts
        window.place.home = self._home
        questions.parent = window
        window.place.devices_chosen.connect(self._on_devices_chosen)
        window.place.keeping.number_chosen.connect(self._on_number_kept)
        window.place.users_changed.connect(self._on_users_changed)
        window.place.sounds.muted_changed.connect(self._on_muted_changed)
        window.settings_chosen.connect(lambda chosen: QTimer.singleShot(0, self, lambda: self.change(chosen)))
        return window


def open_desktop(
    desk: Desk,
    home: Path,
    *,
    users: Sequence[UserRow],
    language: str | None = None,
    restore: Restore | None = None,
) -> int:
    """Show the desktop until its window is closed; return the exit status of the program.

    With `restore` a backup may be chosen: the desk is then closed, the database replaced, and OPEN_AGAIN is
    returned for the desktop to be opened anew.

    `language` is spoken instead of the one remembered, and remembered from then on. Where the home's window
    is open already, that one comes to the front and no second one is opened.
    """
    application = the_application()
    instance = SingleInstance(home)
    if not instance.take() and instance.call_first():
        return 0
    file = SettingsFile(home)
    settings = file.read()
    if language is not None:
        settings = replace(settings, language=language)
    desktop = Desktop(application, desk, users, settings, file.write, home)
    instance.asked_for.connect(desktop.come_forward)
    sys.excepthook = _hook(desktop)
    desktop.let_restore(restore is not None)
    desktop.show()
    desktop.window.place.keeping.take_if_due(desk)
    status = application.exec()
    file.write(desktop.settings_now())
    instance.leave()
    wanted = desktop.window.place.keeping.wanted
    if restore is None or wanted is None:
        return status
    desk.close()
    wording = desktop.window.place.wording
    Restoring(application, wording, DialogQuestions(wording), restore).give_back(wanted)
    return OPEN_AGAIN


def offer_backup(home: Path, fault: Refused, restore: Restore, language: str | None = None) -> bool:
    """Offer a home's newest backup where its database cannot be opened; return whether it was given back."""
    newest = next(iter(Backups(Home(home)).listed()), None)
    if newest is None:
        return False
    application, settings = the_application(), SettingsFile(home).read()
    chosen = language or settings.language
    wording = Wording(chosen, catalogue(chosen), settings.digits)
    prepare(application, wording, settings)
    return Restoring(application, wording, DialogQuestions(wording), restore).offer(fault, newest)


def the_application() -> QApplication:
    """Return the application, made when it is first needed."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])


def prepare(application: QApplication, wording: Wording, settings: Settings | None = None) -> None:
    """Give the application its looks and its language, before the first widget is made."""
    application.setApplicationName("voucher-desk")
    application.setApplicationDisplayName(TITLE)
    chosen = settings or Settings()
    dress(application, chosen.look, chosen.text_percent)
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    speak(application, wording)


def main_window(
    desk: Desk,
    wording: Wording,
    questions: Questions,
    open_file: Callable[[Path], None],
    *,
    users: Sequence[UserRow],
    title: str,
    settings: Settings | None = None,
) -> MainWindow:
    """Return the window with all screens, not shown yet."""
    place = Workplace(desk, users, wording, questions, open_file)
    chosen = settings or Settings(language=wording.language)
    place.devices = chosen.devices
    place.sounds.muted = chosen.muted
    window = MainWindow(place, DOORS, title, chosen)
    window.screen_made.connect(lambda screen: lead_home(screen, window.doors, window.go_to))
    window.offer_screens()
    return window


def show_file(path: Path) -> None:
    """Show a finished file in the program the person has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _hook(
    desktop: Desktop,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what is done with an error that nobody caught: noted without personal data, and said calmly."""

    def unforeseen(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        last_resort.note(error)
        desktop.window.tell_unforeseen()

    return unforeseen
