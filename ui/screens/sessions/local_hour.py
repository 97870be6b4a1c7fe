"""An hour of a session by the Moroccan clock; where that strikes it twice, it asks which one is meant."""

from datetime import date, datetime, time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QWidget

from ui.parts.choices import Choices
from ui.parts.layouts import column
from ui.parts.moments import hour_field
from ui.wording import Wording
from voucher_desk.domain.local_time import HourTwice, NoSuchHour, instant_of, is_twice


class LocalHour(QWidget):
    """A field, and below it the question where one is to be asked. Signal: `changed`."""

    changed = Signal()

    def __init__(self, usual: QTime, wording: Wording) -> None:
        super().__init__()
        _ = wording.gettext
        self.hour = hour_field(usual)
        self.which: Choices[bool] = Choices(
            (
                (_("La première fois, avant le recul des horloges"), False),
                (_("La seconde fois, après le recul des horloges"), True),
            )
        )
        self.which.setAccessibleName(_("Cette heure vient deux fois : laquelle ?"))
        self.which.setPlaceholderText(_("Cette heure vient deux fois : laquelle ?"))
        self.which.setMinimumContentsLength(12)
        self.which.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.hide()
        self._day = date(2000, 1, 1)
        self.setLayout(column(self.hour, self.which, spacing=4))
        self.hour.timeChanged.connect(lambda _time: self._judge())
        self.which.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def show_day(self, day: date) -> None:
        """Mean an hour of this Moroccan calendar day."""
        self._day = day
        self._judge()

    @property
    def is_clear(self) -> bool:
        """Return whether the hour comes once that day, or the person said which of the two is meant."""
        return self.which.value() is not None or not self._comes_twice

    def instant(self) -> datetime:
        """Return the UTC instant meant. Raises NoSuchHour, or HourTwice where nobody said which of two."""
        if not self.is_clear:
            raise HourTwice(local=f"{self._day:%d/%m/%Y} {self._clock:%H:%M}")
        return instant_of(self._day, self._clock, second_time=self.which.value() is True)

    @property
    def _comes_twice(self) -> bool:
        try:
            return is_twice(self._day, self._clock)
        except NoSuchHour:
            return False

    @property
    def _clock(self) -> time:
        return time(self.hour.time().hour(), self.hour.time().minute())

    def _judge(self) -> None:
        """Ask anew for each hour that comes twice: the answer to another one is no answer."""
        self.which.setCurrentIndex(-1)
        self.which.setVisible(self._comes_twice)
        self.changed.emit()
