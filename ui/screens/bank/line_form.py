"""The form of one line of a statement, typed by hand."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import label
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.moments import chosen_day, day_field, show_day
from ui.workplace import Workplace
from voucher_desk.domain.bank import LONGEST_ACCOUNT
from voucher_desk.domain.bank_statement import typed_line
from voucher_desk.domain.digits import latin_number
from voucher_desk.domain.names import LONGEST_NAME
from voucher_desk.domain.refusals import Refused
from voucher_desk.usecases.keep_bank import KeepLines, LinesKept, keep_bank_lines


class LineForm(QWidget):
    """Asks what a line of a statement says."""

    def __init__(self, place: Workplace, closed: Callable[[], None]) -> None:
        super().__init__()
        self._place, self._closed = place, closed
        _ = place.wording.gettext
        self.account = QLineEdit(maxLength=LONGEST_ACCOUNT)
        self.day = day_field()
        show_day(self.day, place.today)
        self.way: Choices[bool] = Choices([(_("Entrée"), False), (_("Sortie"), True)])
        self.amount = QLineEdit()
        self.amount.setPlaceholderText("1234,50")
        self.reference = QLineEdit(maxLength=LONGEST_NAME)
        self.text = QLineEdit(maxLength=LONGEST_NAME)
        self.save = button(_("Enregistrer"), self._save, kind="primary")
        self._lay_out()
        for entry in (self.account, self.amount):
            entry.textChanged.connect(lambda _text: self._judge())
        self._judge()

    def begin(self, account: str) -> None:
        """Ask for a new line of an account."""
        self.account.setText(self.account.text() or account)
        for entry in (self.amount, self.reference, self.text):
            entry.clear()
        self.amount.setFocus()

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        form = card(
            label(_("Une ligne du relevé"), "section"),
            field(_("Compte"), self.account),
            holding(row(field(_("Date de valeur"), self.day), field(_("Sens"), self.way), spacing=12)),
            field(_("Montant, en MAD"), self.amount),
            field(_("Référence"), self.reference),
            field(_("Libellé"), self.text),
            holding(row(None, button(_("Fermer"), self._closed), self.save)),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(form, None))))

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.account.text().strip() and self.amount.text().strip()))

    def _save(self) -> None:
        day = chosen_day(self.day)
        try:
            line = typed_line(
                self.account.text(),
                day,
                latin_number(self.amount.text()),
                reference=self.reference.text(),
                label=self.text.text(),
                out=bool(self.way.value()),
            )
        except Refused as refusal:
            self._place.messages.refused(self._place.wording.sentence(refusal))
            self.amount.setFocus()
            return
        self._place.do(self, keep_bank_lines, KeepLines((line,)), self._on_kept)

    def _on_kept(self, kept: LinesKept) -> None:
        _ = self._place.wording.gettext
        self._place.messages.done(_("Ligne ajoutée.") if kept.added else _("Cette ligne est déjà connue."))
        self._closed()
