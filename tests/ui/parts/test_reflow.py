"""Parts stand beside each other where there is room for their letters, and one under the other where not."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ui.parts.layouts import column, holding
from ui.parts.reflow import Beside, Reflow, letters


@pytest.fixture
def words(dressed: QApplication) -> tuple[QLabel, QLabel]:
    return QLabel("Séances de sensibilisation"), QLabel("Nouvelle séance")


def test_parts_are_arranged_by_the_room_there_is(qtbot: Any, words: tuple[QLabel, QLabel]) -> None:
    page = Reflow(*words, from_letters=80)
    qtbot.addWidget(page)
    page.show()
    for count, beside in ((90, True), (70, False), (90, True)):
        page.resize(letters(page, count), 200)
        assert page.is_beside is beside


def test_parts_are_arranged_anew_when_one_of_them_wants_more_room(
    qtbot: Any, words: tuple[QLabel, QLabel]
) -> None:
    page = Reflow(*words)
    window = holding(column(page))
    qtbot.addWidget(window)
    window.resize(letters(page, 62), 200)
    window.show()
    assert page.is_beside
    words[1].setText("Centre de consultation de Casablanca, quartier des Habous")
    qtbot.waitUntil(lambda: not page.is_beside)


def test_no_page_is_wider_than_its_widest_part(qtbot: Any, words: tuple[QLabel, QLabel]) -> None:
    page = Reflow(*words)
    qtbot.addWidget(page)
    page.resize(2_000, 200)
    page.show()
    assert page.is_beside
    assert page.minimumSizeHint().width() == words[0].minimumSizeHint().width()


def test_a_list_and_its_panel_turn_with_the_window_and_keep_room_for_lines(
    qtbot: Any, words: tuple[QLabel, QLabel]
) -> None:
    page = Beside(*words, (4, 3))
    qtbot.addWidget(page)
    page.resize(letters(page, 120), 300)
    page.show()
    assert page.orientation() is Qt.Orientation.Horizontal
    page.resize(letters(page, 60), 300)
    assert page.orientation() is Qt.Orientation.Vertical
    assert page.minimumSizeHint().height() > 20 * page.fontMetrics().lineSpacing()
    page.resize(letters(page, 120), 300)
    assert page.orientation() is Qt.Orientation.Horizontal
