"""The screen of the bank: statement lines beside entries of the books, confirmed and undone by keyboard."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.papers import show_paper
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.labels import label
from ui.parts.layouts import column, holding, row
from ui.parts.numbers import Number
from ui.parts.pages import beside, heading
from ui.preview.paper import Paper, drawn_by
from ui.screens.bank.line_form import LineForm
from ui.screens.bank.pairing_panel import PairingPanel
from ui.screens.bank.pairing_table import PairingTable
from ui.screens.bank.statement_preview import StatementPreview
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.paper import filter_words
from ui.workplace import Workplace
from voucher_desk.domain.bank import Bank
from voucher_desk.domain.bank_matching import USUAL_DAYS, Cell, CellSum, Comparison, compare
from voucher_desk.domain.duties import Duty
from voucher_desk.printing.files import draw_bank_report
from voucher_desk.usecases.keep_bank import (
    ConfirmMatch,
    MatchSure,
    UndoMatch,
    confirm_bank_match,
    match_bank,
    undo_bank_match,
)

_CELL_WIDTH = 30
LONGEST_TRANSFER = 60
"""Days beyond which nobody would call two amounts the same transfer."""


class BankScreen(Screen):
    """Pairings cell by cell beside the cash equation; a statement is looked at before it is imported."""

    shows = frozenset({"bank", "donation", "claim"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._bank, self._found = Bank(), compare(Bank())
        self.table = PairingTable(place.wording)
        ColumnChoice(place, self.table, "bank-pairings")
        self.table.about = lambda: filter_words(place.wording, self.cell, self.account)
        self.cell: Choices[Cell | None] = Choices()
        self.cell.setAccessibleName(_("Cas"))
        self.cell.setMinimumContentsLength(_CELL_WIDTH)
        self.account: Choices[str] = Choices()
        self.account.setAccessibleName(_("Compte"))
        self.days = Number(0, LONGEST_TRANSFER, _("jours"))
        self.days.setValue(USUAL_DAYS)
        self.days.setAccessibleName(_("Jours qu'un virement peut prendre"))
        self.days.setToolTip(self.days.accessibleName())
        self.import_it = button(_("Importer un relevé…"), self._choose_file, kind="primary", sign="import")
        self.add = button(_("Ajouter une ligne…"), self._begin_line, sign="add")
        self.match = button(_("Rapprocher"), self._match, sign="check")
        self.print_it = button(_("Imprimer"), self._print, sign="print")
        self.export = export_button(place, self.table, lambda: "banque")
        self.panel = PairingPanel(place, self._confirm, self._undo)
        self.form = LineForm(place, lambda: self._side.setCurrentWidget(self.panel))
        self.preview = StatementPreview(place, lambda: self._pages.setCurrentIndex(0))
        self._side, self._pages = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the bank and the books again; nothing for who may not see them."""
        if Duty.BANK in self.place.duties:
            user = self.place.desk.user
            self.place.read(self, lambda queries: queries.bank(), lambda bank: self._on_bank(user, bank))

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        top = heading(
            _("Banque"),
            _("Chaque ligne du relevé face aux livres, au centime, en MAD."),
            *(self.print_it, self.export, self.add, self.match, self.import_it),
        )
        for widget in (self.panel, self.form):
            self._side.addWidget(widget)
        delay = label(_("Délai d'un virement"), "muted")
        delay.setBuddy(self.days)
        narrowing = row(self.cell, self.account, None, delay, self.days)
        left = holding(column(narrowing, self.table, spacing=8))
        parts = column(top, beside(left, self._side, (5, 2)), spacing=14)
        parts.setStretch(1, 1)
        self._pages.addWidget(holding(parts))
        self._pages.addWidget(self.preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.cell.currentIndexChanged.connect(lambda _at: self._narrow())
        self.account.currentIndexChanged.connect(lambda _at: self._compare())
        self.days.valueChanged.connect(lambda _value: self._compare())
        self.table.confirmed.connect(self._confirm)
        self.table.undone.connect(self._undo)

    def _on_person_changed(self) -> None:
        """Take what the person before could see off the screen, before anything is read for the next."""
        self._show_bank(Bank())
        self._pages.setCurrentIndex(0)
        super()._on_person_changed()

    def _on_bank(self, user: str | None, bank: Bank) -> None:
        """Show what was read, unless it was read for a person who left meanwhile."""
        if user == self.place.desk.user:
            self._show_bank(bank)

    def _show_bank(self, bank: Bank) -> None:
        self._bank = bank
        every = self.place.wording.gettext("Tous les comptes")
        own = sorted({line.account for line in bank.lines} & bank.donations)
        chosen = self.account.value()
        self.account.blockSignals(True)
        self.account.offer([(every, ""), *((self.place.wording.isolated(code), code) for code in own)])
        self.account.choose(chosen)
        self.account.blockSignals(False)
        self.account.setVisible(bool(own))
        self._compare()

    def _compare(self) -> None:
        account = self.account.value()
        bank = self._bank.of_donation(account) if account else self._bank
        self._found = compare(bank, self.days.value())
        self._offer_cells(self._found)
        self.panel.show_cash(self._found)
        self.match.setEnabled(any(one.cell is Cell.SURE for one in self._found.pairings))
        self.print_it.setEnabled(bool(self._found.pairings))
        self._narrow()

    def _offer_cells(self, found: Comparison) -> None:
        every = self.place.wording.gettext("Tous les cas ({count})").format(count=len(found.pairings))
        pairs: list[tuple[str, Cell | None]] = [(every, None)]
        pairs += [(self._cell_words(one), one.cell) for one in found.sums if one.count]
        chosen = self.cell.value()
        self.cell.blockSignals(True)
        self.cell.offer(pairs)
        self.cell.choose(chosen)
        self.cell.blockSignals(False)

    def _cell_words(self, one: CellSum) -> str:
        wording = self.place.wording
        shown = one.books if one.cell is Cell.BOOKS_ONLY else one.bank
        return f"{wording.title(one.cell)} ({wording.number(one.count)}) : {wording.amount(shown)}"

    def _narrow(self) -> None:
        cell = self.cell.value()
        self.table.pairings.set_rows([one for one in self._found.pairings if cell in {None, one.cell}])
        if self.table.pairings.rows:
            self.table.choose_row(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.panel.show_chosen(self.table.all_chosen())

    def _choose_file(self) -> None:
        path = self.place.questions.choose_statement()
        if path:
            self._pages.setCurrentWidget(self.preview)
            self.preview.show_file(path, self._accounts())

    def _accounts(self) -> list[str]:
        used = dict.fromkeys(line.account for line in reversed(self._bank.lines))
        return [*used, *sorted(self._bank.donations - set(used))]

    def _begin_line(self) -> None:
        self._side.setCurrentWidget(self.form)
        self.form.begin(next((line.account for line in self._bank.lines), ""))

    def _match(self) -> None:
        self.place.do(self, match_bank, MatchSure(self.days.value()), self._on_matched)

    def _on_matched(self, made: tuple[int, ...]) -> None:
        said = self.place.wording.ngettext("{n} ligne rapprochée.", "{n} lignes rapprochées.", len(made))
        self.place.messages.done(said.format(n=len(made)))

    def _confirm(self) -> None:
        """Match what is chosen: a proposal, or one line with the entries marked beside it."""
        wanted = self.panel.to_confirm
        if wanted:
            line, entries = wanted
            self.place.do(
                self, confirm_bank_match, ConfirmMatch(line, entries), lambda made: self._on_matched((made,))
            )

    def _undo(self) -> None:
        number = self.panel.to_undo
        if not number:
            return
        _ = self.place.wording.gettext
        why = self.place.questions.ask_reason(
            _("Défaire ce rapprochement ?"), _("Il reste dans le journal, avec le motif.")
        )
        if why:
            said = _("Rapprochement {number} défait.").format(number=number)
            undo = UndoMatch(number, why)
            self.place.do(self, undo_bank_match, undo, lambda _line: self.place.messages.done(said))

    def _print(self) -> None:
        found, translations = self._found, self.place.wording.translations
        draw = drawn_by(lambda desk, file: draw_bank_report(desk, found, file, translations))
        show_paper(self.place, self, Paper("banque", draw))
