"""Bars: their lengths are to each other as their numbers, and everything is told in words, too."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPalette

from ui.parts.bar_chart import Bar, BarChart

BARS = (Bar("Femme, adulte", 400, "400"), Bar("Homme, adulte", 200, "200"), Bar("Homme, mineur·e", 0, "0"))


@pytest.fixture
def chart(qtbot: Any, dressed: Any) -> BarChart:
    made = BarChart("Personnes par sexe et âge")
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show_bars(BARS)
    made.show()
    return made


def test_lengths_are_to_each_other_as_their_numbers(chart: BarChart) -> None:
    first, second, none = (chart.bar_of(place).width() for place in range(3))
    assert first == 2 * second
    assert none == 0


def test_the_smallest_number_is_still_seen(chart: BarChart) -> None:
    chart.show_bars((Bar("Casablanca", 100_000, "100 000"), Bar("Rabat", 1, "1")))
    assert chart.bar_of(1).width() >= 2


def test_bars_begin_at_one_edge_and_are_mirrored_in_arabic(chart: BarChart) -> None:
    assert chart.bar_of(0).left() == chart.bar_of(1).left()
    left, right = chart.bar_of(1).left(), chart.bar_of(1).right()
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert chart.bar_of(0).right() == chart.bar_of(1).right() == chart.width() - 1 - left
    assert chart.bar_of(1).left() == chart.width() - 1 - right


def test_everything_drawn_is_told_in_words(chart: BarChart) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.text(QAccessible.Text.Name) == "Personnes par sexe et âge"
    said = interface.text(QAccessible.Text.Description).splitlines()
    assert said == ["Femme, adulte : 400", "Homme, adulte : 200", "Homme, mineur·e : 0"]


def test_bars_are_drawn_in_the_colour_of_the_palette(chart: BarChart) -> None:
    colour = chart.palette().color(QPalette.ColorRole.Highlight)
    picture = chart.grab().toImage()
    assert picture.pixelColor(chart.bar_of(0).center()) == colour
    assert picture.pixelColor(chart.bar_of(1).right() + 3, chart.bar_of(1).center().y()) != colour


def test_a_chart_is_never_cut(chart: BarChart) -> None:
    assert chart.minimumSizeHint().height() == chart.sizeHint().height()
    assert chart.bar_of(2).bottom() < chart.sizeHint().height()


def test_no_bars_are_no_trouble(chart: BarChart) -> None:
    chart.show_bars(())
    assert chart.grab().height() > 0
    assert chart.accessibleDescription() == ""
