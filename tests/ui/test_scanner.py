"""Telling a hand scanner from a person, at the level of the window."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.scanner import ScannerFilter
from voucher_desk.scanning.keystrokes import Burst
from voucher_desk.scanning.positions import KeyNumbering

PRINTED = "04HQ3AMZWK7X"
FAST, SLOW = 8, 140
LAM_ALEF = "\u0644\u0627"

CODE = "JT7JBF07BVZV"
SHOWN = {
    "fr": "j t è j b f à è b v w v",
    "fr, Shift": "J T è J B F à è B V W V",
    "ara": f"ت ف 7 ت {LAM_ALEF} ب 0 7 {LAM_ALEF} ر ئ ر",
    "ara, Shift": "ـ لإ 7 ـ لآ [ 0 7 لآ { ~ {",
    "ma": f"ت ف è ت {LAM_ALEF} ب à è {LAM_ALEF} ر ئ ر",
    "ma, Shift": "ـ لإ è ـ لآ [ à è لآ { ~ {",
}
"""What an X server's layouts show for the keys of a code (`scripts/prove_layouts.py`)."""
DIGITS_SHOWN = {"fr": "à&é\"'(-è_ç", "ara": "0123456789", "ma": "à&é\"'(-è_ç"}


class Fingers:
    """Presses keys at a pace, on a clock of its own."""

    def __init__(self, qtbot: Any, keyboard: Any) -> None:
        self.now = 0
        self.keyboard = keyboard
        self.window = QWidget()
        self.field, self.button = QLineEdit(), QPushButton("Danger")
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.button)
        qtbot.addWidget(self.window)
        self.window.show()
        self.scanned: list[Burst] = []
        self.filter = ScannerFilter(KeyNumbering.X11, lambda: self.now, self.window)
        self.filter.scanned.connect(self.scanned.append)
        self.filter.listen(self.window.windowHandle())
        self.window.activateWindow()

    def scan(self, printed: str, shown: list[str], pace: int) -> None:
        """Press the keys of a code; a ligature is composed in the field, as X11 does."""
        for key, sign in zip(printed, shown, strict=True):
            if len(sign) > 1:
                self.compose(sign, pace)
            else:
                self.press(key, pace, shown=sign)

    def compose(self, text: str, pace: int) -> None:
        self.now += pace
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(self.field, composed)

    def press(self, text: str, pace: int, *, shown: str | None = None) -> None:
        for key, sign in zip(text, shown or text, strict=True):
            self.now += pace
            self.keyboard.press(self.window.windowHandle(), key, sign)

    def enter(self, pace: int) -> None:
        self.now += pace
        self.keyboard.enter(self.window.windowHandle())

    def command(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.now += SLOW
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier, 0, 0, 0, "")
        QApplication.sendEvent(self.window.windowHandle(), event)


@pytest.fixture
def fingers(qtbot: Any, keyboard: Any) -> Iterator[Fingers]:
    made = Fingers(qtbot, keyboard)
    yield made
    made.filter.listen(None)


def test_a_burst_is_one_scan_and_no_field_sees_it(fingers: Fingers) -> None:
    fingers.field.setFocus()
    fingers.press(PRINTED, FAST)
    fingers.enter(FAST)
    [burst] = fingers.scanned
    assert burst.by_position == PRINTED
    assert fingers.field.text() == ""


def test_a_burst_without_enter_ends_by_silence(fingers: Fingers, qtbot: Any) -> None:
    fingers.press(PRINTED, FAST)
    fingers.now += 10 * SLOW
    qtbot.waitUntil(lambda: len(fingers.scanned) == 1)


def test_positions_are_read_where_the_layout_shows_something_else(fingers: Fingers) -> None:
    fingers.press("012345678901", FAST, shown="à&é\"'(-è_çà&")
    fingers.enter(FAST)
    [burst] = fingers.scanned
    assert burst.candidates()[0] == "012345678901"


def test_what_a_person_types_arrives_unchanged_and_in_order(fingers: Fingers, qtbot: Any) -> None:
    fingers.field.setFocus()
    fingers.press("BONJOUR", SLOW, shown="bonjour")
    fingers.now += 10 * SLOW
    qtbot.waitUntil(lambda: fingers.field.text() == "bonjour")
    assert fingers.scanned == []


def test_a_short_fast_word_is_a_persons(fingers: Fingers, qtbot: Any) -> None:
    fingers.field.setFocus()
    fingers.press("ABC", FAST, shown="abc")
    fingers.enter(FAST)
    assert fingers.field.text() == "abc"
    assert fingers.scanned == []


def test_a_command_key_finds_what_was_typed_before_it(fingers: Fingers) -> None:
    fingers.field.setFocus()
    fingers.press("AB", SLOW, shown="ab")
    fingers.command(Qt.Key.Key_Backspace)
    assert fingers.field.text() == "a"


def test_a_scan_never_presses_a_focused_button(fingers: Fingers) -> None:
    pressed: list[bool] = []
    fingers.button.clicked.connect(lambda: pressed.append(True))
    fingers.button.setFocus()
    fingers.press(PRINTED, FAST)
    fingers.enter(FAST)
    assert pressed == []
    assert len(fingers.scanned) == 1


def test_space_still_presses_a_button(fingers: Fingers, qtbot: Any) -> None:
    pressed: list[bool] = []
    fingers.button.clicked.connect(lambda: pressed.append(True))
    fingers.button.setFocus()
    fingers.press(" ", SLOW)
    fingers.now += 10 * SLOW
    qtbot.waitUntil(lambda: bool(pressed))
    assert not fingers.button.isDown()


def test_what_is_held_is_given_back_when_listening_ends(fingers: Fingers) -> None:
    fingers.field.setFocus()
    fingers.press("A", SLOW, shown="a")
    fingers.filter.listen(None)
    assert fingers.field.text() == "a"


@pytest.mark.parametrize("layout", SHOWN)
def test_a_code_is_read_under_every_layout_of_moroccos_desks(fingers: Fingers, layout: str) -> None:
    fingers.field.setFocus()
    fingers.scan(CODE, SHOWN[layout].split(), FAST)
    fingers.enter(FAST)
    [burst] = fingers.scanned
    assert burst.by_position == CODE
    assert fingers.field.text() == ""


@pytest.mark.parametrize("layout", DIGITS_SHOWN)
def test_the_digits_of_a_qr_code_are_read_under_every_layout(fingers: Fingers, layout: str) -> None:
    fingers.scan("0123456789" * 20, list(DIGITS_SHOWN[layout] * 20), FAST)
    fingers.enter(FAST)
    [burst] = fingers.scanned
    assert burst.by_position == "0123456789" * 20


def test_a_ligature_keeps_its_place_in_what_a_person_types(fingers: Fingers, qtbot: Any) -> None:
    fingers.field.setFocus()
    fingers.scan("SBL", ["س", LAM_ALEF, "م"], SLOW // 2)
    fingers.now += 10 * SLOW
    qtbot.waitUntil(lambda: fingers.field.text() == f"س{LAM_ALEF}م")
    assert fingers.scanned == []


def test_what_is_still_being_composed_is_left_alone(fingers: Fingers) -> None:
    fingers.field.setFocus()
    composing = QInputMethodEvent("^", [])
    QApplication.sendEvent(fingers.field, composing)
    fingers.command(Qt.Key.Key_Backspace)
    assert fingers.scanned == []
    assert fingers.field.text() == ""


def test_a_field_that_is_gone_loses_what_was_meant_for_it_and_harms_nobody(
    fingers: Fingers, qtbot: Any
) -> None:
    fingers.field.setFocus()
    fingers.compose(LAM_ALEF, SLOW)
    fingers.field.deleteLater()
    qtbot.wait(1)
    fingers.filter.listen(None)
    assert fingers.scanned == []
