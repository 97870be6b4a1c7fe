"""The calendar of sessions: a month, what its signs mean, and the day whose sessions are listed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import paragraph
from ui.parts.layouts import column, holding, row
from ui.parts.reflow import letters
from ui.screens.sessions.month_view import INTERNATIONAL, SIGNS, MonthView
from ui.wording import Wording
from voucher_desk.domain.international_days import international_day
from voucher_desk.domain.sessions import SessionState
from voucher_desk.queries.sessions import SessionRow

_TOLD = (SessionState.PLANNED, SessionState.OPEN, SessionState.LOCKED, SessionState.CANCELLED)

_WIDEST_LETTERS = 110


class SessionCalendar(QWidget):
    """Shows a month; tells a day chosen by click or Enter, and None where all are wanted again."""

    def __init__(self, wording: Wording, today: date, chosen: Callable[[date | None], None]) -> None:
        super().__init__()
        self._wording = wording
        self._chosen = chosen
        self.month = MonthView(today, wording)
        self.told = paragraph("", "muted")
        self.all_days = button(wording.gettext("Toutes les séances"), lambda: self.choose(None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        month = row(self.month, None)
        month.setStretch(0, 1)
        month.setStretch(1, 0)
        self.month.setMaximumWidth(letters(self, _WIDEST_LETTERS))
        whole.addWidget(holding(column(month, row(self.told, self.all_days), spacing=6)))
        self.month.clicked.connect(self._on_clicked)
        self.month.activated.connect(self._on_clicked)
        self._tell()

    @property
    def day(self) -> date | None:
        """Return the day whose sessions are listed, None for all."""
        return self.month.day

    def show_sessions(self, rows: Sequence[SessionRow], today: date) -> None:
        """Mark the days of these sessions, and today."""
        self.month.show_sessions(rows, today)

    def choose(self, day: date | None) -> None:
        """List the sessions of a day, or all of them."""
        self.month.choose(day)
        self._tell()
        self._chosen(day)

    def _on_clicked(self, chosen: QDate) -> None:
        self.choose(date(chosen.year(), chosen.month(), chosen.day()))

    def _tell(self) -> None:
        """Say which day is listed and which international day it is; without one, what the signs mean."""
        wording, day = self._wording, self.day
        self.all_days.setVisible(day is not None)
        if day is None:
            words = [f"{SIGNS[state]} {wording.word(state)}" for state in _TOLD]
            international = wording.gettext("{sign} journée internationale").format(sign=INTERNATIONAL)
            self.told.setText(" · ".join((*words, international)))
            return
        told = wording.gettext("Séances du {day}").format(day=wording.day(day))
        international_one = international_day(day)
        named = f" · {INTERNATIONAL} {wording.title(international_one)}" if international_one else ""
        self.told.setText(told + named)
