"""Calendars: months and days named as Morocco names them, numbered in the digits of the screens."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QSpinBox, QToolButton

_YEAR = "qt_calendar_yearbutton"
_MOROCCAN = QLocale("ar_MA")


def has_foreign_names(locale: QLocale) -> bool:
    """Return whether a locale that was taken for its digits names months as another country does."""
    return locale.zeroDigit() != _MOROCCAN.zeroDigit()


def name_months(calendar: QCalendarWidget) -> None:
    """Name months and days as Morocco does in Arabic, and leave their numbers."""
    numbers = calendar.locale()
    calendar.setLocale(_MOROCCAN)
    for days in calendar.findChildren(QAbstractItemView):
        days.setLocale(numbers)
    for year in calendar.findChildren(QSpinBox):
        year.setLocale(numbers)
        for shown in calendar.findChildren(QToolButton, _YEAR):
            shown.setText(year.text())  # Qt writes it anew with the next year alone
