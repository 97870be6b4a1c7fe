"""One claim: its sums, its next step, and its lines."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.labels import label, selectable
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.pages import beside
from ui.screens.claims.claim_acts import ClaimActs, Ways
from ui.screens.claims.columns import REFUSED_LINES, line_columns
from ui.screens.claims.line_acts import LineActs
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.claims import UNCLAIMED_STATES
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow


class ClaimPanel(QWidget):
    """Shows the claim chosen in the list."""

    def __init__(self, place: Workplace, ways: Ways) -> None:
        super().__init__()
        self._place = place
        self._shown = ""
        _ = place.wording.gettext
        self._code = selectable("", "section")
        self._facts = Facts()
        self._claim: ClaimRow | None = None
        self.acts = ClaimActs(place, ways)
        self._model = RowsModel(line_columns(place.wording), self)
        nothing = EmptyState("claims", _("Aucune ligne"), _("Les échanges de la demande s'affichent ici."))
        self.lines = TableView(self._model, _("Lignes de la demande"), nothing)
        self.line_acts = LineActs(place, self.lines.all_chosen)
        ColumnChoice(place, self.lines, "claim-lines")
        self.lines.about = lambda: self._shown
        self.export = export_button(place, self.lines, lambda: f"demande-{self._shown}")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        facts = scrolling(holding(column(card(self._code, self._facts, self.acts), None)))
        top = row(label(_("Lignes de la demande"), "section"), None, self.export)
        lines = column(top, self.lines, self.line_acts, spacing=8)
        whole.addWidget(beside(facts, holding(lines), (2, 5)))
        self.lines.row_chosen.connect(lambda line: self.line_acts.show_line(self._claim, line))
        self.line_acts.show_line(None, None)

    def show_claim(self, claim: ClaimRow) -> None:
        """Show a claim, then read its lines."""
        if claim.code != self._shown:
            self._model.set_rows(())
        self._claim = claim
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
        self._claim = None
        self.line_acts.show_line(None, None)
        self._code.clear()
        self._facts.show_pairs(())
        self._model.set_rows(())

    def _on_lines(self, claim: ClaimRow, lines: Sequence[ClaimLineRow]) -> None:
        """Show lines, unless another claim was chosen by now."""
        if claim.code == self._shown:
            chosen = self.lines.chosen()
            self._model.set_rows(lines)
            self._show_sums(claim, lines)
            if chosen:
                self.lines.choose(chosen.serial)
            self.line_acts.show_line(claim, self.lines.chosen())

    def _show_sums(self, claim: ClaimRow, lines: Sequence[ClaimLineRow]) -> None:
        wording = self._place.wording
        _ = wording.gettext
        refused = sum(line.amount for line in lines if line.state in REFUSED_LINES)
        self._facts.show_pairs(
            (
                (_("État"), wording.title(claim.state)),
                (_("Renvoyée pour"), self._returned(claim)),
                (_("Période"), self._period(claim)),
                (_("Facture"), self._invoice(claim)),
                (_("Facturé"), wording.money(claim.invoiced) if claim.invoiced else ""),
                (_("Bons joints"), wording.count(claim.papers) if claim.papers else ""),
                (_("Réclamé"), wording.money(claim.claimed)),
                (_("Écarté"), wording.money(refused) if refused else ""),
                (_("Reste à payer"), self._left(claim)),
            )
        )

    def _returned(self, claim: ClaimRow) -> str:
        """Return why a claim was sent back, until it is handed in again."""
        return claim.returned_why or "" if claim.state in UNCLAIMED_STATES else ""

    def _period(self, claim: ClaimRow) -> str:
        if not (claim.since and claim.until):
            return ""
        wording = self._place.wording
        return wording.gettext("du {since} au {until}").format(
            since=wording.day(claim.since), until=wording.day(claim.until)
        )

    def _invoice(self, claim: ClaimRow) -> str:
        if not claim.invoice:
            return ""
        wording = self._place.wording
        number = wording.isolated(claim.invoice)
        return f"{number} · {wording.day(claim.invoiced_on)}" if claim.invoiced_on else number

    def _left(self, claim: ClaimRow) -> str:
        left = claim.approved - claim.paid
        return self._place.wording.money(left) if left else ""
