"""Fields for a day and an hour read the same in every language."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QApplication

from ui.parts.moments import day_field, hour_field


@pytest.fixture
def mirrored(dressed: QApplication) -> Iterator[None]:
    """Mirror the screens, as Arabic does."""
    dressed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_nine_in_the_morning_is_not_read_backwards(qtbot: Any) -> None:
    field = hour_field(QTime(9, 0))
    qtbot.addWidget(field)
    assert field.text() == "09:00"


@pytest.mark.usefixtures("mirrored")
def test_a_day_comes_before_its_year(qtbot: Any) -> None:
    field = day_field()
    qtbot.addWidget(field)
    field.setDate(QDate(2026, 12, 18))
    assert field.text() == "18/12/2026"
