"""Questions about stock and days: how many blanks of which lot to print, until when a voucher is extended."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from ui.closing_questions import number
from ui.dialog_question import Question
from ui.parts.choices import Choices
from ui.parts.forms import field
from ui.parts.moments import chosen_day, day_field, show_day
from ui.questions import PrintRun
from ui.wording import Wording
from voucher_desk.domain.stock import LARGEST_PRINT_RUN

_USUAL_RUN = 80
_USUAL_DAYS = 30
_LOT_LETTERS = 30


class PrintRunQuestion(Question):
    """Asks for a lot and a number of blanks; `lots` are the words shown for each and its code."""

    def __init__(self, lots: Sequence[tuple[str, str]], wording: Wording, parent: QWidget | None) -> None:
        _ = wording.gettext
        detail = _(
            "Des bons numérotés, sans titulaire, pour le coffre : l'aperçu s'ouvre d'abord,"
            " et ils existent une fois imprimés ou enregistrés."
        )
        super().__init__(_("Imprimer des bons vierges"), detail, _("Continuer"), parent)
        self.lot: Choices[str] = Choices(lots)
        self.lot.setMinimumContentsLength(_LOT_LETTERS)
        self.count = number(1, _USUAL_RUN)
        self.count.setMaximum(LARGEST_PRINT_RUN)
        self.put(field(_("Lot"), self.lot), _("Lot"))
        self.put(field(_("Nombre de bons"), self.count), _("Nombre de bons"))
        self.lot.setFocus()

    def answer(self) -> PrintRun | None:
        """Return how many of which lot, None where there is no lot."""
        lot = self.lot.value()
        return PrintRun(lot, self.count.value()) if lot else None


class DayQuestion(Question):
    """Asks for a day, no earlier than the first that may be."""

    def __init__(
        self, question: str, detail: str, first: date, wording: Wording, parent: QWidget | None
    ) -> None:
        _ = wording.gettext
        super().__init__(question, detail, _("Continuer"), parent)
        self.day = day_field()
        self.day.setMinimumDate(QDate(first.year, first.month, first.day))
        show_day(self.day, first + timedelta(days=_USUAL_DAYS))
        self.put(field(_("Utilisable jusqu'au"), self.day), _("Utilisable jusqu'au"))
        self.day.setFocus()

    def answer(self) -> date:
        """Return the day."""
        return chosen_day(self.day)
