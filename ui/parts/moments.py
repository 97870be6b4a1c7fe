"""Fields for a day and an hour, written from left to right in every language.

Qt turns the parts of a format round where a screen is mirrored, and 09:00 would read 00:09.
"""

from datetime import date

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QTimeEdit

from ui.parts.calendars import has_foreign_names, name_months
from ui.parts.numbers import in_own_digits


class DayField(QDateEdit):
    """A day, typed in any digits."""

    def validate(self, typed: str, at: int) -> tuple[QValidator.State, str, int]:
        """Return whether what is typed is a day or may become one, in the digits of the screens."""
        return super().validate(in_own_digits(typed, self.locale()), at)


class HourField(QTimeEdit):
    """An hour of the day, typed in any digits."""

    def validate(self, typed: str, at: int) -> tuple[QValidator.State, str, int]:
        """Return whether what is typed is an hour or may become one, in the digits of the screens."""
        return super().validate(in_own_digits(typed, self.locale()), at)


def day_field() -> QDateEdit:
    """Return a field for a day, with a calendar to choose from."""
    made = DayField()
    made.setCalendarPopup(True)
    if has_foreign_names(made.locale()):
        name_months(made.calendarWidget())
    _write_from_left(made, "dd/MM/yyyy")
    return made


def show_day(edit: QDateEdit, day: date) -> None:
    """Show a day in a field."""
    edit.setDate(QDate(day.year, day.month, day.day))


def chosen_day(edit: QDateEdit) -> date:
    """Return the day that stands in a field."""
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def hour_field(usual: QTime) -> QTimeEdit:
    """Return a field for an hour of the day, Moroccan time."""
    made = HourField()
    made.setTime(usual)
    _write_from_left(made, "HH:mm")
    made.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet's padding stops at the buttons it hides
    return made


def _write_from_left(made: QDateTimeEdit, pattern: str) -> None:
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.setDisplayFormat(pattern)  # the format is turned round as it is set
