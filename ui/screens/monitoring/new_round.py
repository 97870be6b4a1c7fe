"""The form for a new round of monitoring."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.moments import chosen_day, day_field, show_day
from ui.workplace import Workplace
from voucher_desk.domain.monitoring import Moment, Round
from voucher_desk.domain.programme import LONGEST_CODE
from voucher_desk.usecases.monitor import open_round


class NewRoundForm(QWidget):
    """Asks when people are interviewed, and where."""

    def __init__(self, place: Workplace, opened: Callable[[Round], None], closed: Callable[[], None]) -> None:
        super().__init__()
        self._place, self._opened = place, opened
        _, wording = place.wording.gettext, place.wording
        self.code = QLineEdit(maxLength=LONGEST_CODE)
        self.moment: Choices[Moment] = Choices((wording.title(one), one) for one in reversed(Moment))
        self.begins, self.ends = day_field(), day_field()
        self.city: Choices[str] = Choices()
        self.save = button(_("Ouvrir le suivi"), self._save, kind="primary")
        advice = paragraph(_("Un suivi clos ne prend plus d'entretiens : ses résultats se lisent."), "muted")
        days = row(field(_("Du"), self.begins), field(_("Au"), self.ends), None, spacing=12)
        form = card(
            label(_("Nouveau suivi"), "section"),
            field(_("Code"), self.code),
            field(_("Moment"), self.moment),
            holding(days),
            field(_("Ville"), self.city),
            advice,
            holding(row(None, button(_("Fermer"), closed), self.save)),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(form, None))))
        self.code.textChanged.connect(self._judge)

    def begin(self, today: date, cities: Sequence[str]) -> None:
        """Start a new round, from a Moroccan day on."""
        several = self._place.wording.gettext("plusieurs villes")
        self.city.offer([(several, ""), *((city, city) for city in cities)])
        for day in (self.begins, self.ends):
            show_day(day, today)
        self.code.clear()
        self._judge()
        self.code.setFocus()

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.code.text().strip()))

    def _save(self) -> None:
        wanted = Round(
            self.code.text(),
            self.moment.value() or Moment.AFTER,
            chosen_day(self.begins),
            chosen_day(self.ends),
            self.city.value() or "",
        )
        self._place.do(self, open_round, wanted, self._opened)
