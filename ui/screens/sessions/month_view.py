"""A month with the sessions of each day: how many, in which state, by signs that need no colour."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPalette, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QSpinBox, QToolButton, QWidget

from ui.parts.calendars import has_foreign_names, name_months
from ui.wording import Wording
from voucher_desk.domain.international_days import international_day
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.sessions import SessionState
from voucher_desk.queries.sessions import SessionRow

SIGNS: Mapping[SessionState, str] = {
    SessionState.PLANNED: "○",
    SessionState.OPEN: "◐",
    SessionState.REOPENED: "◐",
    SessionState.LOCKED: "●",
    SessionState.CANCELLED: "×",
}
INTERNATIONAL = "★"
_LINES_HIGH = 15
_SMALLER = 0.85
_EVERY_DAY = (
    Qt.DayOfWeek.Monday,
    Qt.DayOfWeek.Tuesday,
    Qt.DayOfWeek.Wednesday,
    Qt.DayOfWeek.Thursday,
    Qt.DayOfWeek.Friday,
    Qt.DayOfWeek.Saturday,
    Qt.DayOfWeek.Sunday,
)


class MonthView(QCalendarWidget):
    """A calendar in the language of the screen, Monday first; `day` is the one sessions are shown of."""

    def __init__(self, today: date, wording: Wording) -> None:
        super().__init__()
        self._today = today
        self._days: dict[date, Counter[str]] = {}
        self.day: date | None = None
        self._number = wording.number
        self._name_parts(wording)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumHeight(_LINES_HIGH * self.fontMetrics().height())
        for weekday in _EVERY_DAY:
            self.setWeekdayTextFormat(weekday, QTextCharFormat())
        if has_foreign_names(self.locale()):
            name_months(self)
        self._draw_arrows()
        self.setSelectedDate(QDate(today.year, today.month, today.day))

    def _name_parts(self, wording: Wording) -> None:
        """Name the parts that Qt leaves without a name."""
        _ = wording.gettext
        self.setAccessibleName(_("Calendrier des séances"))
        names: tuple[tuple[type[QWidget], str, str], ...] = (
            (QToolButton, "prevmonth", _("Mois précédent")),
            (QToolButton, "nextmonth", _("Mois suivant")),
            (QSpinBox, "yearedit", _("Année")),
            (QAbstractItemView, "calendarview", _("Jours du mois")),
        )
        for kind, part, name in names:
            found = self.findChild(kind, f"qt_calendar_{part}")
            if isinstance(found, QWidget):
                found.setAccessibleName(name)
                found.setToolTip(name)

    def _draw_arrows(self) -> None:
        """Draw the arrows in the colour of the names beside them: Qt's own are black on every ground.

        The signs turn by themselves where one reads from the right.
        """
        for name, arrow in (("prevmonth", "\u2039"), ("nextmonth", "\u203a")):
            turn = self.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(turn, QToolButton):
                turn.setIcon(QIcon())
                turn.setText(arrow)
                palette = turn.palette()
                palette.setColor(
                    QPalette.ColorRole.ButtonText, palette.color(QPalette.ColorRole.HighlightedText)
                )
                turn.setPalette(palette)

    def show_sessions(self, rows: Iterable[SessionRow], today: date) -> None:
        """Mark the days of these sessions, and today."""
        self._today, self._days = today, {}
        for row in rows:
            self._days.setdefault(local_date(row.starts_at), Counter())[SIGNS[row.state]] += 1
        self.updateCells()

    def choose(self, day: date | None) -> None:
        """Mark the day whose sessions are listed, None for all."""
        self.day = day
        self.updateCells()

    def marks(self, day: date) -> str:
        """Return how many sessions a day has, by sign of their state: `2● 1○`."""
        counts = self._days.get(day, Counter())
        return " ".join(
            f"{self._number(counts[sign])}{sign}" for sign in dict.fromkeys(SIGNS.values()) if counts[sign]
        )

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | date) -> None:
        """Draw one day: its number, its sessions below, today in a frame, the chosen one filled."""
        shown = _python_day(date)
        role, chosen = QPalette.ColorRole, shown == self.day
        group = QPalette.ColorGroup.Normal
        if shown.month != self.monthShown():
            group = QPalette.ColorGroup.Disabled
        painter.save()
        painter.fillRect(rect, self.palette().color(role.Highlight if chosen else role.Base))
        painter.setPen(self.palette().color(group, role.HighlightedText if chosen else role.Text))
        self._draw_texts(painter, rect, shown)
        if shown == self._today:
            painter.setPen(self.palette().color(role.HighlightedText if chosen else role.Highlight))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw_texts(self, painter: QPainter, rect: QRect, day: date) -> None:
        half = rect.height() // 2
        upper = QRect(rect.topLeft(), rect.topLeft() + QPoint(rect.width(), half))
        star = f" {INTERNATIONAL}" if international_day(day) else ""
        font = QFont(self.font())
        font.setBold(day == self._today)
        painter.setFont(font)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, f"{self._number(day.day)}{star}")
        font.setPointSizeF(self.font().pointSizeF() * _SMALLER)
        painter.setFont(font)
        painter.drawText(upper.translated(0, half - 1), Qt.AlignmentFlag.AlignCenter, self.marks(day))


def _python_day(day: QDate | date) -> date:
    return date(day.year(), day.month(), day.day()) if isinstance(day, QDate) else day
