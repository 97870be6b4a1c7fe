"""Entering a sheet of a claim: the invoice's lines or the papers, scanned, typed or read from a file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.messages import Offer
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.screens.claims.match_columns import sheet_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.claim_lists import UnderstoodSheet
from voucher_desk.domain.claim_sheets import Sheet, SheetKind, SheetLine, WrittenLine
from voucher_desk.domain.digits import read_typed_amount
from voucher_desk.domain.refusals import Refused
from voucher_desk.ports.work import Work
from voucher_desk.queries.claims import ClaimRow
from voucher_desk.scanning.reading import LONGEST_SCAN, scans_among
from voucher_desk.spreadsheets.claim_files import read_claim_file
from voucher_desk.usecases.enter_claim_sheet import EnterClaimSheet, enter_claim_sheet, read_line

_SIDE_WIDTH = 380
_LONGEST_AMOUNT = 20


def read_lines(work: Work, lines: Sequence[WrittenLine]) -> tuple[SheetLine, ...]:
    """Return lines with their vouchers; rehearsed, it tells what stands on a sheet before it is kept."""
    return tuple(read_line(work, line) for line in lines)


class SheetEntry(QWidget):
    """Takes one kind of sheet line by line; nothing is kept before it is saved."""

    def __init__(self, place: Workplace, kind: SheetKind, closed: Callable[[], None]) -> None:
        super().__init__()
        self._place = place
        self._kind = kind
        self._closed = closed
        self._claim = ""
        self._kept: tuple[SheetLine, ...] = ()
        _ = place.wording.gettext
        self._title, self._subtitle = label("", "title"), label("", "subtitle")
        self.code = QLineEdit(maxLength=LONGEST_SCAN)
        self.code.setPlaceholderText(_("Scannez, ou tapez le code ou le numéro"))
        self.amount = QLineEdit(maxLength=_LONGEST_AMOUNT)
        self.add = button(_("Ajouter"), self._add, sign="add")
        self._model = RowsModel(sheet_columns(place.wording, kind), self)
        nothing = EmptyState("file", _("Aucune ligne"), _("Scannez ou tapez les bons, un par un."))
        self.table = TableView(self._model, _("Lignes saisies"), nothing)
        ColumnChoice(place, self.table, f"claim-sheet-{kind.value.lower()}")
        self.table.about = self._title.text
        self._sums = Facts()
        self.remove = button(_("Retirer"), self._remove, sign="cross")
        self.load = button(_("Importer un fichier…"), self._load, sign="import")
        self.leave = button(_("Retour"), self._leave)
        self.save = button(_("Enregistrer"), self._save, kind="primary", sign="check")
        self._lay_out()
        self._take_keys()

    @property
    def _has_amounts(self) -> bool:
        return self._kind is SheetKind.INVOICE

    def begin(self, claim: ClaimRow, lines: Sequence[SheetLine]) -> None:
        """Start from the sheet that counts so far, if there is one."""
        wording = self._place.wording
        _ = wording.gettext
        self._claim = claim.code
        title = _("Facture de {claim}") if self._has_amounts else _("Papiers de {claim}")
        self._title.setText(title.format(claim=wording.isolated(claim.code)))
        self._subtitle.setText(f"{wording.isolated(claim.provider)} · {wording.isolated(claim.donation)}")
        self._kept = tuple(lines)
        self._show(self._kept)
        self.code.clear()
        self.amount.clear()
        self.code.setFocus()

    def forget(self) -> None:
        """Leave nothing of a claim to be seen by the next person."""
        self._claim, self._kept = "", ()
        self._model.set_rows(())

    def scan(self, texts: Sequence[str]) -> None:
        """Take a scanned voucher; on an invoice its amount is asked for next."""
        found = scans_among(texts)
        text = found[0].text if found else texts[0]
        if self._has_amounts:
            self.code.setText(text)
            self.amount.setFocus()
            return
        self._ask([WrittenLine(text)])

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        names = holding(column(self._title, self._subtitle, spacing=2))
        keys = paragraph(
            _("Entrée : ajouter. Suppr dans la liste : retirer. Un fichier remplace toutes les lignes."),
            "muted",
        )
        parts: list[QWidget] = [field(_("Bon"), self.code)]
        if self._has_amounts:
            parts.append(field(_("Montant facturé (MAD)"), self.amount))
        entry = card(*parts, holding(row(self.add, self.remove, None)), self.load, keys)
        sums = card(label(_("Saisie en cours"), "section"), self._sums)
        side = scrolling(holding(column(entry, sums, None)))
        side.setFixedWidth(_SIDE_WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addLayout(row(names, None, self.leave, self.save, spacing=8))
        whole.addLayout(row(self.table, side, spacing=14), 1)

    def _take_keys(self) -> None:
        if self._has_amounts:
            self.code.returnPressed.connect(self.amount.setFocus)
            self.amount.returnPressed.connect(self.add.click)
        else:
            self.code.returnPressed.connect(self.add.click)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.remove.click)

    def _add(self) -> None:
        text = self.code.text().strip()
        if not text:
            self.code.setFocus()
            return
        try:
            amount = read_typed_amount(self.amount.text()) if self._has_amounts else None
        except Refused as refusal:
            self._place.messages.refused(self._place.wording.sentence(refusal))
            self.amount.setFocus()
            return
        self._ask([WrittenLine(text, amount)])
        self.code.clear()
        self.amount.clear()
        self.code.setFocus()

    def _ask(self, lines: Sequence[WrittenLine]) -> None:
        claim = self._claim
        self._place.rehearse(self, read_lines, lines, lambda read: self._on_read(claim, read))

    def _on_read(self, claim: str, lines: Sequence[SheetLine]) -> None:
        """Take lines in, unless another claim is entered by now; a paper counted already is asked about."""
        if claim != self._claim:
            return
        for line in lines:
            if not self._has_amounts and line.named in {one.named for one in self._model.rows}:
                self._tell_twice(line)
            else:
                self._show([*self._model.rows, line])

    def _tell_twice(self, line: SheetLine) -> None:
        """A scanner that beeps twice counts once; a second paper of a voucher is counted by the person."""
        wording = self._place.wording
        said = wording.gettext("Déjà compté : {voucher}.").format(voucher=wording.isolated(line.named))
        offer = Offer(
            wording.gettext("Compter un second papier"),
            lambda: self._show([*self._model.rows, replace(line)]),
        )
        self._place.messages.done(said, offer)

    def _remove(self) -> None:
        chosen = {id(line) for line in self.table.all_chosen()}
        self._show([line for line in self._model.rows if id(line) not in chosen])

    def _load(self) -> None:
        path = self._place.questions.choose_claim_file()
        if path:
            kind = self._kind
            self._place.prepare(self, lambda: read_claim_file(path, kind), self._on_file(path))

    def _on_file(self, path: Path) -> Callable[[UnderstoodSheet], None]:
        def on_understood(understood: UnderstoodSheet) -> None:
            if understood.problems:
                told = [self._place.wording.sentence(problem) for problem in understood.problems[:3]]
                self._place.messages.refused(f"{self._place.wording.isolated(path.name)} : {' '.join(told)}")
                return
            claim = self._claim
            self._place.rehearse(
                self, read_lines, understood.lines, lambda lines: self._on_loaded(claim, lines)
            )

        return on_understood

    def _on_loaded(self, claim: str, lines: Sequence[SheetLine]) -> None:
        if claim == self._claim:
            self._show(lines)

    def _show(self, lines: Sequence[SheetLine]) -> None:
        wording = self._place.wording
        _ = wording.gettext
        self._model.set_rows(tuple(lines))
        unknown = sum(line.serial is None for line in lines)
        self._sums.show_pairs(
            (
                (_("Lignes"), wording.count(len(lines))),
                (_("Sans bon connu"), wording.count(unknown) if unknown else ""),
                (
                    _("Total"),
                    wording.money(sum(line.amount or 0 for line in lines)) if self._has_amounts else "",
                ),
            )
        )
        self.save.setEnabled(bool(lines))
        if lines:
            self.table.scrollToBottom()

    def _leave(self) -> None:
        _ = self._place.wording.gettext
        unchanged = tuple(self._model.rows) == self._kept
        detail = _("Les lignes saisies ici ne sont pas enregistrées.")
        if unchanged or self._place.questions.confirm(
            _("Quitter la saisie ?"), detail, _("Quitter sans enregistrer")
        ):
            self._closed()

    def _save(self) -> None:
        lines = tuple(WrittenLine(line.written, line.amount) for line in self._model.rows)
        request = EnterClaimSheet(self._claim, self._kind, lines)
        self._place.do(self, enter_claim_sheet, request, self._on_saved)

    def _on_saved(self, sheet: Sheet) -> None:
        wording = self._place.wording
        said = wording.ngettext(
            "{n} ligne enregistrée pour {claim}.", "{n} lignes enregistrées pour {claim}.", len(sheet.lines)
        )
        self._place.messages.done(said.format(n=len(sheet.lines), claim=wording.isolated(sheet.claim)))
        self._closed()
