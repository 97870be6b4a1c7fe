"""The three-way match of a claim: eight cells, and the vouchers of the one chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row
from ui.parts.pages import beside
from ui.screens.claims.match_columns import CellRow, cell_columns, voucher_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.claim_matching import Cell, Match
from voucher_desk.domain.claim_sheets import SheetKind
from voucher_desk.domain.claims import REVIEWABLE_STATES
from voucher_desk.domain.duties import Duty
from voucher_desk.queries.claims import ClaimRow

_SHARES = (5, 4)


class ClaimMatch(QWidget):
    """Compares one claim with its papers and its invoice; a cell opens its vouchers."""

    def __init__(
        self,
        place: Workplace,
        enter: Callable[[SheetKind], None],
        closed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._place = place
        self._claim: ClaimRow | None = None
        self._match: Match | None = None
        _ = place.wording.gettext
        self._title, self._subtitle = label("", "title"), label("", "subtitle")
        self._advice = paragraph("", "muted")
        self._cells = RowsModel(cell_columns(place.wording), self)
        self._vouchers = RowsModel(voucher_columns(place.wording), self)
        empty = EmptyState("reconciliation", _("Rien à rapprocher"), _("Cette demande n'a pas de ligne."))
        self.cells = TableView(self._cells, _("Cases du rapprochement"), empty)
        ColumnChoice(place, self.cells, "match-cells")
        self.cells.about = self._title.text
        nothing = EmptyState("vouchers", _("Aucun bon dans cette case"), _("Choisissez une autre case."))
        self.vouchers = TableView(self._vouchers, _("Bons de la case"), nothing)
        ColumnChoice(place, self.vouchers, "match-vouchers")
        self.vouchers.about = self._about_cell
        self.leave = button(_("Retour"), closed)
        self.invoice = button(_("Saisir la facture…"), lambda: enter(SheetKind.INVOICE), sign="file")
        self.papers = button(_("Compter les papiers…"), lambda: enter(SheetKind.PAPERS), sign="vouchers")
        self.export = export_button(place, self.vouchers, self._file_name)
        self._lay_out()
        self.cells.row_chosen.connect(self._on_cell)

    def begin(self, claim: ClaimRow) -> None:
        """Compare a claim as it stands now."""
        wording = self._place.wording
        self._claim = claim
        title = wording.gettext("Rapprochement de {claim}")
        self._title.setText(title.format(claim=wording.isolated(claim.code)))
        self._subtitle.setText(f"{wording.isolated(claim.provider)} · {wording.isolated(claim.donation)}")
        counted = claim.state in REVIEWABLE_STATES and Duty.REVIEW in self._place.duties
        self.invoice.setVisible(counted)
        self.papers.setVisible(counted)
        code = claim.code
        self._place.read(
            self, lambda queries: queries.claim_match(code), lambda match: self._on_match(claim, match)
        )
        self.cells.setFocus()

    def forget(self) -> None:
        """Leave nothing of a claim to be seen by the next person."""
        self._claim = self._match = None
        self._cells.set_rows(())
        self._vouchers.set_rows(())

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        names = holding(column(self._title, self._subtitle, spacing=2))
        top = row(names, None, self.leave, self.invoice, self.papers, spacing=8)
        below = column(
            row(label(_("Bons de la case"), "section"), None, self.export), self.vouchers, spacing=8
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addLayout(top)
        whole.addWidget(self._advice)
        whole.addWidget(beside(self.cells, holding(below), _SHARES), 1)

    def _on_match(self, claim: ClaimRow, match: Match) -> None:
        """Show a match, unless another claim was chosen by now."""
        if claim is not self._claim:
            return
        self._match = match
        self._advice.setText(self._told(match))
        rows = [CellRow(cell, match.sum_of(cell)) for cell in Cell]
        self._cells.set_rows([*rows, CellRow(None, match.sum_of())])
        self.cells.choose_row(0)
        self._on_cell(self.cells.chosen())

    def _told(self, match: Match) -> str:
        _ = self._place.wording.gettext
        if match.counted and match.itemised:
            return _("Chaque bon est dans une case et une seule. Flèches : voir les bons d'une autre case.")
        missing = [
            *([] if match.itemised else [_("les lignes de la facture ne sont pas saisies")]),
            *([] if match.counted else [_("les papiers ne sont pas comptés")]),
        ]
        return _("Rapprochement incomplet : {missing}.").format(missing=self._place.wording.listed(missing))

    def _on_cell(self, chosen: CellRow | None) -> None:
        if self._match is None or chosen is None:
            self._vouchers.set_rows(())
        elif chosen.cell is None:
            self._vouchers.set_rows(self._match.vouchers)
        else:
            self._vouchers.set_rows(self._match.of(chosen.cell))

    def _about_cell(self) -> str:
        """Return which cell of which claim is shown."""
        chosen, wording = self.cells.chosen(), self._place.wording
        cell = wording.title(chosen.cell) if chosen and chosen.cell else wording.gettext("Total")
        return f"{self._title.text()} · {cell}"

    def _file_name(self) -> str:
        return f"rapprochement-{self._claim.code}" if self._claim else "rapprochement"
