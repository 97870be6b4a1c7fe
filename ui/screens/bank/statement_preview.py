"""The preview of a statement: its lines, or what is wrong in it cell by cell, before anything is kept."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.forms import field
from ui.parts.labels import label, paragraph, selectable
from ui.parts.layouts import column, holding
from ui.parts.reflow import Reflow
from ui.screens.bank.columns import line_columns, problem_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.attendance_list.table import Table
from voucher_desk.domain.bank import LONGEST_ACCOUNT
from voucher_desk.domain.bank_statement import Statement, understand_statement
from voucher_desk.domain.refusals import Refused
from voucher_desk.spreadsheets.attendance_files import read_list
from voucher_desk.usecases.keep_bank import KeepLines, LinesKept, keep_bank_lines


class StatementPreview(QWidget):
    """Shows one file for an account; importing it needs a click, and a file without a problem."""

    def __init__(self, place: Workplace, closed: Callable[[], None]) -> None:
        super().__init__()
        self._place, self._closed = place, closed
        self._table: Table | None = None
        self._statement = Statement()
        _ = place.wording.gettext
        self._file = selectable("", "subtitle")
        self._effect = paragraph()
        self.account = QLineEdit(maxLength=LONGEST_ACCOUNT)
        self.account.setPlaceholderText(_("Le nom du compte, ou le code du don qui a le sien"))
        self._path: Path | None = None
        self.sheet: Choices[str] = Choices()
        self.sheet.currentIndexChanged.connect(lambda _at: self._read_sheet())
        self._sheet_field = field(_("Feuille"), self.sheet)
        self._lines = RowsModel(line_columns(place.wording), self)
        self._problems = RowsModel(problem_columns(place.wording), self)
        nothing = EmptyState("list", _("Aucune ligne à montrer"), _("Choisissez un relevé lisible."))
        self.lines = TableView(self._lines, _("Lignes du relevé"), nothing)
        ColumnChoice(place, self.lines, "statement-lines")
        fine = EmptyState("check", _("Aucun problème"), _("Chaque ligne du relevé a été comprise."))
        self.problems = TableView(self._problems, _("Problèmes du relevé"), fine)
        ColumnChoice(place, self.problems, "statement-problems")
        for table in (self.lines, self.problems):
            table.about = lambda: " · ".join((self.account.text().strip(), self._file.text()))
        self.accept = button(_("Importer"), self._import, kind="primary", sign="import")
        self._lay_out()
        self.account.textChanged.connect(lambda _text: self._understand())

    def show_file(self, path: Path, accounts: Sequence[str]) -> None:
        """Read a file and show what it says; `accounts` are offered while the account is typed."""
        self._table, self._statement = None, Statement()
        self._path = path
        with QSignalBlocker(self.sheet):
            self.sheet.clear()
        self._sheet_field.hide()
        self._file.setText(path.name)
        self._effect.setText(self._place.wording.gettext("Lecture du relevé…"))
        self.account.setCompleter(QCompleter(list(accounts), self.account))
        if not self.account.text() and accounts:
            self.account.setText(accounts[0])
        self._show()
        self._read_sheet()
        self.account.setFocus()

    def _read_sheet(self) -> None:
        """Read the sheet chosen, at first the one with content."""
        path, sheet = self._path, self.sheet.value()
        if path:
            self._place.prepare(self, lambda: read_list(path, sheet), self._on_read, self._on_unreadable)

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        words = holding(column(label(_("Importer un relevé"), "title"), self._file, spacing=2))
        top = Reflow(words, Flow(button(_("Retour"), self._closed), self.accept, at_end=True))
        top.line.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(top)
        whole.addWidget(card(field(_("Compte"), self.account), self._sheet_field, self._effect))
        whole.addWidget(self.problems, 1)
        whole.addWidget(self.lines, 1)

    def _on_read(self, table: Table) -> None:
        self._table = table
        self._offer_sheets(table)
        self._understand()

    def _offer_sheets(self, table: Table) -> None:
        """Offer the sheets of a workbook that has several, once."""
        if self.sheet.count() or not table.other_sheets:
            return
        with QSignalBlocker(self.sheet):
            self.sheet.offer((name, name) for name in (table.sheet, *table.other_sheets))
        self._sheet_field.show()

    def _on_unreadable(self, refusal: Refused) -> bool:
        self._effect.setText(self._place.wording.sentence(refusal))
        return True

    def _understand(self) -> None:
        """Understand the file anew for the account typed; a nameless one is not asked of the rules."""
        self.accept.setEnabled(False)
        table, account = self._table, self.account.text().strip()
        if table is None:
            return
        _ = self._place.wording.gettext
        if not account:
            self._statement = Statement()
            self._effect.setText(_("Dites de quel compte est ce relevé."))
            self._show()
            return
        self._statement = understand_statement(table, account)
        self._show()
        if self._statement.problems:
            self._effect.setText(
                _("Rien ne sera importé : corrigez le relevé, puis choisissez-le de nouveau.")
            )
        else:
            self._place.rehearse(self, keep_bank_lines, self._request(), self._on_rehearsed)

    def _show(self) -> None:
        self.accept.setEnabled(False)
        self._problems.set_rows(self._statement.problems)
        self._lines.set_rows(self._statement.lines)
        self.problems.setVisible(bool(self._statement.problems))
        self.lines.setVisible(not self._statement.problems)

    def _request(self) -> KeepLines:
        return KeepLines(self._statement.lines, self._table.sha256 if self._table else None)

    def _on_rehearsed(self, kept: LinesKept) -> None:
        said = self._place.wording.gettext("Lignes nouvelles : {added}, déjà connues : {known}.")
        self._effect.setText(said.format(added=kept.added, known=kept.known))
        self.accept.setEnabled(bool(kept.added))

    def _import(self) -> None:
        self.accept.setEnabled(False)
        self._place.do(self, keep_bank_lines, self._request(), self._on_kept)

    def _on_kept(self, kept: LinesKept) -> None:
        said = self._place.wording.gettext(
            "Relevé repris. Lignes nouvelles : {added}, déjà connues : {known}."
        )
        self._place.messages.done(said.format(added=kept.added, known=kept.known))
        self._closed()
