"""Fields for numbers, days and hours take any digits, and show those of the screens."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QSpinBox, QToolButton

from resources.catalogues import catalogue
from ui.desktop import prepare
from ui.parts.moments import chosen_day, day_field, hour_field, show_day
from ui.parts.numbers import Number
from ui.wording import Wording
from voucher_desk.domain.digits import Digits

ARABIC, PERSIAN = "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669", "\u06f0\u06f1\u06f2\u06f3"
each_digits = pytest.mark.parametrize("digits", Digits)


@pytest.fixture
def chosen(dressed: QApplication, wording: Wording) -> Iterator[Callable[[Digits], None]]:
    """Return a way to choose the digits of an Arabic screen; all is as usual after the test."""
    yield lambda digits: prepare(dressed, Wording("ar", catalogue("ar"), digits))
    prepare(dressed, wording)


def written(text: str, digits: Digits) -> str:
    figures = ARABIC if digits is Digits.ARABIC_INDIC else "0123456789"
    return "".join(figures[int(sign)] if sign.isdecimal() else sign for sign in text)


def typed(keyboard: Any, field: Any, signs: str) -> None:
    for sign in signs:
        keyboard.press(field, sign, sign)


@each_digits
@pytest.mark.parametrize("signs", ["12", ARABIC[1:3], PERSIAN[1:3], f"1{ARABIC[2]}"])
def test_a_count_is_typed_in_any_digits(
    chosen: Any, qtbot: Any, keyboard: Any, digits: Digits, signs: str
) -> None:
    chosen(digits)
    field = Number(0, 100, "%")
    qtbot.addWidget(field)
    field.selectAll()
    typed(keyboard, field, signs)
    assert field.value() == 12
    assert field.cleanText() == written("12", digits)


@each_digits
@pytest.mark.parametrize("signs", ["05112027", written("05112027", Digits.ARABIC_INDIC)])
def test_a_day_is_typed_in_any_digits(
    chosen: Any, qtbot: Any, keyboard: Any, digits: Digits, signs: str
) -> None:
    chosen(digits)
    field = day_field()
    qtbot.addWidget(field)
    show_day(field, date(2026, 12, 18))
    assert field.text() == written("18/12/2026", digits)
    field.setSelectedSection(QDateTimeEdit.Section.DaySection)
    typed(keyboard, field, signs)
    assert chosen_day(field) == date(2027, 11, 5)
    assert field.text() == written("05/11/2027", digits)


@each_digits
@pytest.mark.parametrize("signs", ["1435", written("1435", Digits.ARABIC_INDIC)])
def test_an_hour_is_typed_in_any_digits_and_never_turned_round(
    chosen: Any, qtbot: Any, keyboard: Any, digits: Digits, signs: str
) -> None:
    chosen(digits)
    field = hour_field(QTime(9, 0))
    qtbot.addWidget(field)
    assert field.text() == written("09:00", digits)
    field.setSelectedSection(QDateTimeEdit.Section.HourSection)
    typed(keyboard, field, signs)
    assert field.time() == QTime(14, 35)


@each_digits
def test_the_calendar_names_the_months_of_morocco_whatever_the_digits(
    chosen: Any, qtbot: Any, digits: Digits
) -> None:
    chosen(digits)
    field = day_field()
    qtbot.addWidget(field)
    show_day(field, date(2026, 8, 7))
    calendar = field.calendarWidget()
    assert "غشت" in {button.text() for button in calendar.findChildren(QToolButton)}
    assert [year.text() for year in calendar.findChildren(QSpinBox)] == [written("2026", digits)]
