"""The desktop: looks, size of letters and language change at once, and are there at the next start."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from resources.palettes import PALETTES, Look
from ui.desktop import Desktop, open_desktop, prepare
from ui.main_window import MainWindow
from ui.settings import Settings, SettingsFile
from ui.single_instance import SingleInstance
from ui.wording import Wording
from voucher_desk.desk import Desk
from voucher_desk.domain.digits import Digits
from voucher_desk.sentences.digits import as_elsewhere


class Seat:
    """A person at a desktop whose settings are kept in a folder."""

    def __init__(self, qtbot: Any, application: QApplication, desk: Desk, home: Path) -> None:
        self.qtbot = qtbot
        self.application = application
        self.desk = desk
        self.file = SettingsFile(home)
        self.desktop = self.started()

    def started(self) -> Desktop:
        users = self.desk.read(lambda queries: queries.users())
        desktop = Desktop(self.application, self.desk, users, self.file.read(), self.file.write)
        desktop.show()
        return desktop

    def waits(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desktop.window.place.background.busy, timeout=20_000)

    def chooses(self, menu: int, entry: int) -> None:
        """Open the view menu from the keyboard, go down to an entry of one of its menus, and take it."""
        self.waits()
        window = self.desktop.window
        view = window.header.view_menu
        view.popup(window.pos())
        for _ in range(menu + 1):
            self.qtbot.keyClick(view, Qt.Key.Key_Down)
        opening = Qt.Key.Key_Left if window.layoutDirection() is Qt.LayoutDirection.RightToLeft else None
        self.qtbot.keyClick(view, opening or Qt.Key.Key_Right)
        below = view.actions()[menu].menu()
        for _ in range(entry):
            self.qtbot.keyClick(below, Qt.Key.Key_Down)
        self.qtbot.keyClick(below, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.desktop.window is not window, timeout=20_000)
        self.waits()


@pytest.fixture
def seat(qtbot: Any, dressed: QApplication, desk: Desk, tmp_path: Path, wording: Wording) -> Iterator[Seat]:
    one = Seat(qtbot, dressed, desk, tmp_path)
    one.waits()
    yield one
    one.waits()
    one.desktop.window.close()
    one.desktop.window.deleteLater()
    prepare(dressed, wording)


LOOKS, SIZES, LANGUAGES, DIGITS = range(4)


def test_a_look_is_there_at_once_and_at_the_next_start(seat: Seat) -> None:
    seat.chooses(LOOKS, 1)
    ground = seat.desktop.window.palette().color(QPalette.ColorRole.Window)
    assert ground.name() == PALETTES[Look.DARK]["Window"]
    assert seat.file.read().look is Look.DARK


def test_letters_grow_to_twice_their_size(seat: Seat) -> None:
    before = seat.desktop.window.header.help.sizeHint().height()
    seat.chooses(SIZES, 4)
    assert seat.desktop.window.header.help.sizeHint().height() > 1.4 * before
    assert seat.file.read().text_percent == 200


def test_the_language_turns_the_window_round_and_back(seat: Seat) -> None:
    seat.chooses(LANGUAGES, 1)
    assert seat.desktop.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert seat.desktop.window.place.wording.language == "ar"
    seat.chooses(LANGUAGES, 2)
    assert seat.desktop.window.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert seat.desktop.window.place.wording.language == "en"
    assert seat.file.read().language == "en"
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    seat.qtbot.addWidget(buttons)
    assert buttons.buttons()[0].text() == "Cancel"


def test_digits_are_chosen_in_arabic_alone_and_are_there_at_once_and_at_the_next_start(seat: Seat) -> None:
    assert len(seat.desktop.window.header.view_menu.actions()) == DIGITS
    seat.chooses(LANGUAGES, 1)
    assert seat.desktop.window.place.wording.number(12) == "\u206612\u2069"
    seat.chooses(DIGITS, 1)
    assert as_elsewhere(seat.desktop.window.place.wording.number(12)) == "\u206612\u2069"
    assert "\u0661\u0662" in seat.desktop.window.place.wording.number(12)
    assert QLocale().toString(1234) == "\u0661\u0662\u0663\u0664"
    assert seat.file.read().digits is Digits.ARABIC_INDIC
    seat.chooses(LANGUAGES, 0)
    assert QLocale().toString(1234) == "1234"
    seat.chooses(LANGUAGES, 1)
    assert QLocale().toString(1234) == "\u0661\u0662\u0663\u0664"


def test_columns_chosen_for_lists_are_remembered_through_a_change_of_look(seat: Seat) -> None:
    before = seat.desktop.window.place.columns
    seat.chooses(LOOKS, 1)
    assert seat.desktop.window.place.columns is before


def test_silence_is_kept_through_a_change_of_look_and_at_the_next_start(seat: Seat) -> None:
    seat.desktop.window.place.sounds.mute(wanted=True)
    assert seat.file.read().muted
    seat.chooses(LOOKS, 1)
    assert seat.desktop.window.place.sounds.muted
    seat.desktop.window.place.sounds.mute(wanted=False)
    assert not seat.file.read().muted


def test_person_screen_and_size_stay(seat: Seat) -> None:
    window = seat.desktop.window
    window.become("stock")
    at = [door.sign for door in window.doors].index("vouchers")
    window.go_to(at)
    window.resize(1100, 640)
    seat.chooses(LOOKS, 2)
    window = seat.desktop.window
    assert window.place.desk.user == "stock"
    assert window.page(at).isVisible()
    assert (window.width(), window.height()) == (1100, 640)
    assert (seat.file.read().width, seat.file.read().height) == (1100, 640)


def test_the_menu_marks_what_is_chosen(seat: Seat) -> None:
    seat.chooses(LOOKS, 2)
    marked = [
        action.text()
        for action in seat.desktop.window.header.view_menu.findChildren(QAction)
        if action.isChecked()
    ]
    assert marked == ["Contraste élevé", "100 %", "Français"]


def test_a_change_waits_for_the_work_under_way(seat: Seat) -> None:
    window = seat.desktop.window
    window.place.background.run(window, lambda _: 1, lambda _value: None, lambda _error: None)
    seat.desktop.change(Settings(look=Look.DARK))
    assert seat.desktop.window is window
    seat.qtbot.waitUntil(lambda: seat.desktop.window is not window, timeout=20_000)


def test_a_window_larger_than_the_display_is_made_to_fit(seat: Seat) -> None:
    seat.file.write(Settings(width=9_000, height=9_000))
    second = seat.started()
    display = second.window.screen().availableSize()
    assert second.window.size() == display.expandedTo(second.window.minimumSize())
    seat.qtbot.waitUntil(lambda: not second.window.place.background.busy, timeout=20_000)
    second.window.close()
    second.window.deleteLater()


def in_the_window(application: QApplication, act: Callable[[MainWindow], None]) -> None:
    """Once the window is open, do something in it and close it; a desktop nobody can close ends with 1."""

    def act_and_leave() -> None:
        try:
            # A window of an earlier test may still wait for its end, hidden.
            [window] = [
                one
                for one in application.topLevelWidgets()
                if isinstance(one, MainWindow) and one.isVisible()
            ]
            act(window)
            window.close()
        except BaseException:
            application.exit(1)
            raise

    QTimer.singleShot(300, act_and_leave)


def test_the_size_is_kept_when_the_window_is_closed(
    qtbot: Any, dressed: QApplication, desk: Desk, tmp_path: Path, wording: Wording, monkeypatch: Any
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    users = desk.read(lambda queries: queries.users())
    in_the_window(dressed, lambda window: window.resize(1010, 620))
    assert open_desktop(desk, tmp_path, users=users, language="en") == 0
    kept = SettingsFile(tmp_path).read()
    assert (kept.width, kept.height, kept.language) == (1010, 620, "en")
    assert SingleInstance(tmp_path).take()
    assert len(list((tmp_path / "backups").glob("*.db"))) == 1
    prepare(dressed, wording)


def test_an_unforeseen_error_is_said_calmly_and_noted_without_what_was_typed(
    dressed: QApplication,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    users = desk.read(lambda queries: queries.users())
    said: list[str] = []

    def errs(window: MainWindow) -> None:
        sys.excepthook(RuntimeError, RuntimeError("Amina, 12 rue des Lilas"), None)
        said.append(window.messages.text)

    in_the_window(dressed, errs)
    with caplog.at_level(logging.ERROR, "voucher_desk.ui"):
        assert open_desktop(desk, tmp_path, users=users, language="fr") == 0
    assert "inattendue" in said[0]
    assert "Amina" not in said[0] + caplog.text


def test_qts_own_words_are_french_and_digits_latin(dressed: QApplication, qtbot: Any) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuler"
    assert QLocale().toString(1234) == "1234"
    assert dressed.layoutDirection() is Qt.LayoutDirection.LeftToRight
