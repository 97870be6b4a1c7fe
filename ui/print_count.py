"""Counting what came out of the printer: everything, nothing from a sheet on, all but sheets or blanks."""

from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from ui.dialog_question import Question
from ui.parts.numbers import Count
from ui.questions import PrintCount
from ui.wording import Wording
from voucher_desk.domain.digits import latin_number
from voucher_desk.domain.print_jobs import UnreadableSheets, read_sheets

_LONGEST_SERIALS = 400


class PrintCountQuestion(Question):
    """Asks for one answer: the sheets that are to be printed again, or blanks that are not."""

    def __init__(self, sheets: int, wording: Wording, parent: QWidget | None, *, blanks: bool) -> None:
        _ = wording.gettext
        asked = wording.ngettext("{n} planche envoyée.", "{n} planches envoyées.", sheets).format(n=sheets)
        later = _("Comptez le papier. Sans réponse, l'impression reste à compter dans le journal.")
        super().__init__(_("Qu'est-il sorti de l'imprimante ?"), f"{asked} {later}", _("Continuer"), parent)
        self._wording = wording
        self._sheets = sheets
        self.complete = self._choice(_("Toutes les planches sont sorties, intactes"))
        self.missing = self._choice(_("Rien n'est sorti à partir de la planche"))
        self.first = self.put(Count(minimum=1, maximum=sheets), self.missing.text())
        self.spoiled = self._choice(_("Des planches sont gâchées, par exemple 2, 4-6"))
        self.named = self.put(QLineEdit(maxLength=80), self.spoiled.text())
        self.aside = self._choice(_("Des bons vierges sont gâchés et restent au rebut, par leurs numéros"))
        self.serials = self.put(QLineEdit(maxLength=_LONGEST_SERIALS), self.aside.text())
        self.serials.setPlaceholderText(_("Numéros, séparés par des espaces"))
        for part in (self.aside, self.serials):
            part.setVisible(blanks)
        self.accept_button.setEnabled(False)
        self.first.valueChanged.connect(lambda _value: self.missing.setChecked(True))
        self.named.textEdited.connect(lambda _text: self.spoiled.setChecked(True))
        self.serials.textEdited.connect(lambda _text: self.aside.setChecked(True))
        self.serials.textChanged.connect(lambda _text: self._judge())
        for choice in (self.complete, self.missing, self.spoiled, self.aside):
            choice.toggled.connect(lambda _on: self._judge())
        self.named.textChanged.connect(lambda _text: self._judge())
        self.complete.setFocus()

    def answer(self) -> PrintCount | None:
        """Return what was said, None where nothing was that makes sense."""
        _ = self._wording.gettext
        if self.complete.isChecked():
            return PrintCount((), "")
        if self.missing.isChecked():
            lost = tuple(range(self.first.value(), self._sheets + 1))
            return PrintCount(lost, _("planches non sorties de l'imprimante"))
        if self.aside.isChecked():
            serials = tuple(dict.fromkeys(self.serials.text().replace(",", " ").upper().split()))
            return PrintCount((), _("bons vierges gâchés à l'impression"), serials) if serials else None
        named = self._named_sheets() if self.spoiled.isChecked() else ()
        return PrintCount(named, _("planches gâchées à l'impression")) if named else None

    def _named_sheets(self) -> tuple[int, ...]:
        try:
            named = read_sheets(latin_number(self.named.text()))
        except UnreadableSheets:
            return ()
        return named if named and named[0] >= 1 and named[-1] <= self._sheets else ()

    def _choice(self, word: str) -> QRadioButton:
        return self.put(QRadioButton(word), word)

    def _judge(self) -> None:
        self.accept_button.setEnabled(self.answer() is not None)
