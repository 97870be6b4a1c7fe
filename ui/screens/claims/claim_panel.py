"""One claim: its sums, its next step, and its lines."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.labels import label, selectable
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.pages import beside
from ui.screens.claims.claim_acts import ClaimActs
from ui.screens.claims.columns import REFUSED_LINES, line_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow


class ClaimPanel(QWidget):
    """Shows the claim chosen in the list."""

    def __init__(self, place: Workplace, review: Callable[[], None]) -> None:
        super().__init__()
        self._place = place
        self._shown = ""
        _ = place.wording.gettext
        self._code = selectable("", "section")
        self._facts = Facts()
        self.acts = ClaimActs(place, review)
        self._model = RowsModel(line_columns(place.wording), self)
        nothing = EmptyState("claims", _("Aucune ligne"), _("Les échanges de la demande s'affichent ici."))
        self.lines = TableView(self._model, _("Lignes de la demande"), nothing)
        ColumnChoice(place, self.lines, "claim-lines")
        self.export = export_button(place, self.lines, lambda: f"demande-{self._shown}")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        facts = scrolling(holding(column(card(self._code, self._facts, self.acts), None)))
        top = row(label(_("Lignes de la demande"), "section"), None, self.export)
        whole.addWidget(beside(facts, holding(column(top, self.lines, spacing=8)), (2, 5)))

    def show_claim(self, claim: ClaimRow) -> None:
        """Show a claim, then read its lines."""
        if claim.code != self._shown:
            self._model.set_rows(())
        self._shown = code = claim.code
        self._code.setText(self._place.wording.isolated(code))
        self._show_sums(claim, self._model.rows)
        self.acts.show_claim(claim)
        self._place.read(
            self, lambda queries: queries.claim_lines(code), lambda lines: self._on_lines(claim, lines)
        )

    def forget(self) -> None:
        """Leave nothing of a claim to be seen by the next person."""
        self._shown = ""
        self._code.clear()
        self._facts.show_pairs(())
        self._model.set_rows(())

    def _on_lines(self, claim: ClaimRow, lines: Sequence[ClaimLineRow]) -> None:
        """Show lines, unless another claim was chosen by now."""
        if claim.code == self._shown:
            self._model.set_rows(lines)
            self._show_sums(claim, lines)

    def _show_sums(self, claim: ClaimRow, lines: Sequence[ClaimLineRow]) -> None:
        wording = self._place.wording
        _ = wording.gettext
        refused = sum(line.amount for line in lines if line.state in REFUSED_LINES)
        self._facts.show_pairs(
            (
                (_("État"), wording.title(claim.state)),
                (_("Réclamé"), wording.money(claim.claimed)),
                (_("Écarté"), wording.money(refused) if refused else ""),
                (_("Reste à payer"), self._left(claim)),
            )
        )

    def _left(self, claim: ClaimRow) -> str:
        left = claim.approved - claim.paid
        return self._place.wording.money(left) if left else ""
