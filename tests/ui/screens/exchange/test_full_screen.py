"""The counter in full screen: read at two metres, left by one key, and never in the way of the next scan."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from resources.styles import VerdictColour
from ui.screens.exchange.exchange_screen import ExchangeScreen
from ui.screens.exchange.verdict_panel import LEAST_LARGE_PX
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.queries.papers import VoucherPaper

LAPTOP, SMALLEST = QSize(1366, 768), QSize(1024, 600)


@pytest.fixture
def large(person: Any, counter: ExchangeScreen) -> ExchangeScreen:
    """Return the counter after F11."""
    person.qtbot.waitUntil(person.window.isActiveWindow)
    person.qtbot.keyClick(person.window, Qt.Key.Key_F11)
    counter.full_screen.activateWindow()
    person.qtbot.waitUntil(counter.full_screen.isActiveWindow)
    return counter


def says(counter: ExchangeScreen) -> VerdictColour:
    return counter.verdict.colour


def on(large: ExchangeScreen, size: QSize, person: Any) -> ExchangeScreen:
    large.full_screen.showNormal()
    large.full_screen.resize(size)
    person.waits()
    return large


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


def test_f11_opens_it_and_escape_leaves_it(person: Any, large: ExchangeScreen) -> None:
    assert large.full_screen.isFullScreen()
    assert large.front.window() is large.full_screen
    person.qtbot.keyClick(large.full_screen, Qt.Key.Key_Escape)
    assert not large.full_screen.isVisible()
    assert large.front.window() is person.window
    assert large.front.isVisible()


def test_a_button_opens_it_and_the_same_leaves_it(person: Any, counter: ExchangeScreen) -> None:
    person.clicks(counter.front.full_screen)
    assert counter.full_screen.isVisible()
    assert "Échap" in counter.front.full_screen.text()
    person.clicks(counter.front.full_screen)
    assert not counter.full_screen.isVisible()
    assert "F11" in counter.front.full_screen.text()


@pytest.mark.parametrize("size", [LAPTOP, SMALLEST])
def test_words_are_large_enough_for_two_metres(size: QSize, person: Any, large: ExchangeScreen) -> None:
    on(large, size, person)
    assert QFontInfo(large.verdict.heading.font()).pixelSize() >= LEAST_LARGE_PX == 72


def test_the_verdict_fills_the_window(person: Any, large: ExchangeScreen) -> None:
    on(large, LAPTOP, person)
    verdict, window = large.verdict.size(), large.full_screen.size()
    assert verdict.width() > 0.9 * window.width()
    assert verdict.height() > 0.7 * window.height()


def test_words_are_of_the_usual_size_again_afterwards(person: Any, counter: ExchangeScreen) -> None:
    before = QFontInfo(counter.verdict.heading.font()).pixelSize()
    person.clicks(counter.front.full_screen)
    person.clicks(counter.front.full_screen)
    assert QFontInfo(counter.verdict.heading.font()).pixelSize() == before


def test_a_scan_is_taken_and_redeemed_there(
    paper: VoucherPaper, field: Any, person: Any, large: ExchangeScreen, scans: Callable[[str], None]
) -> None:
    scans(paper.qr_digits)
    assert says(large) is VerdictColour.VALID
    person.clicks(large.amount.redeem)
    assert says(large) is VerdictColour.DONE
    assert field.state_of(paper.serial) is VoucherState.REDEEMED


def test_a_scan_never_presses_the_button_that_has_the_focus(
    paper: VoucherPaper, large: ExchangeScreen, scans: Callable[[str], None]
) -> None:
    large.front.full_screen.setFocus()
    scans(paper.human_code)
    assert large.full_screen.isVisible()
    assert says(large) is VerdictColour.VALID


def test_the_button_is_never_pushed_off_the_screen(
    paper: VoucherPaper, person: Any, large: ExchangeScreen, scans: Callable[[str], None]
) -> None:
    on(large, SMALLEST, person)
    scans(paper.human_code)
    assert large.full_screen.rect().contains(place(large.amount.redeem))
    assert large.verdict.geometry().bottom() < large.amount.geometry().top()


def test_all_suggestions_can_be_clicked_on_the_smallest_display(person: Any, large: ExchangeScreen) -> None:
    on(large, SMALLEST, person)
    large.suggestions.offer([f"{number:012d}" for number in range(12)])
    person.waits()
    offered = large.suggestions.findChildren(QPushButton)
    assert len(offered) == 12
    assert all(large.full_screen.rect().contains(place(button)) for button in offered)


def test_what_cannot_be_done_is_told_there_too(
    paper: VoucherPaper, person: Any, large: ExchangeScreen, scans: Callable[[str], None]
) -> None:
    large.place.messages.fault("Le disque est plein.")
    assert large.full_screen.messages.text == "Le disque est plein."
    scans(paper.human_code)
    assert large.full_screen.messages.text == ""


def test_nothing_of_the_holder_is_shown(
    paper: VoucherPaper, person: Any, large: ExchangeScreen, scans: Callable[[str], None]
) -> None:
    scans(paper.human_code)
    person.clicks(large.amount.redeem)
    texts = [label.text() for label in large.full_screen.findChildren(QLabel)]
    assert not any("S1-0001" in text for text in texts)
    assert paper.human_code not in large.full_screen.windowTitle()


def test_on_another_screen_it_is_left(person: Any, large: ExchangeScreen) -> None:
    large.hide()
    assert not large.full_screen.isVisible()


def test_it_covers_the_whole_display(large: ExchangeScreen) -> None:
    assert large.full_screen.geometry() == large.full_screen.screen().geometry()
