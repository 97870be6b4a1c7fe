"""One report opened: its rule in words, what it cannot know, its thresholds, and what it found."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.labels import label, paragraph
from ui.parts.layouts import holding, row
from ui.screens.exceptions.columns import RuleLine, finding_columns, rule_title
from ui.screens.exceptions.finding_card import FindingCard
from ui.screens.exceptions.thresholds_form import ThresholdsForm
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.queries.exceptions import Examination, ExceptionRow
from voucher_desk.sentences.findings import limit_words, rule_words

Lead = Callable[[str, str], None]


class RulePanel(QWidget):
    """Shows the report chosen in the list; `lead` shows a thing on its own screen, by sign and code."""

    def __init__(self, place: Workplace, apply: Callable[[Mapping[str, int]], None], lead: Lead) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self._lead = lead
        self._line: RuleLine | None = None
        self.title = label("", "section")
        self.words = paragraph()
        self.limits = paragraph("", "muted")
        self.change = button(_("Changer les seuils"), self._on_change, kind="quiet")
        self.thresholds = ThresholdsForm(place.wording, apply)
        self.thresholds.hide()
        self._model = RowsModel(finding_columns(place.wording), self)
        nothing = EmptyState("check", _("Rien trouvé"), _("Cette règle n'a rien trouvé avec ces seuils."))
        self.table = TableView(self._model, _("Constats"), nothing)
        ColumnChoice(place, self.table, "findings")
        self.table.about = self.title.text
        self.detail = FindingCard(place.wording)
        self.voucher = button(_("Voir le bon"), self._see_voucher, sign="vouchers")
        self.claim = button(_("Voir la demande"), self._see_claim, sign="claims")
        self.export = export_button(place, self.table, self._file_name)
        self._lay_out()
        self.table.row_chosen.connect(self._on_finding_chosen)

    def show_rule(self, line: RuleLine, found: Examination) -> None:
        """Show a report and what it found."""
        words = self._place.wording
        self._line = line
        self.title.setText(rule_title(line.rule, words))
        self.words.setText(rule_words(line.rule, found.thresholds, words.on_screen))
        self.limits.setText(limit_words(line.rule, words.on_screen, strict=found.strict))
        self.thresholds.show_thresholds(line.rule, found.thresholds)
        self.change.setVisible(bool(self.thresholds.fields))
        self.thresholds.setVisible(bool(self.thresholds.fields) and not self.thresholds.isHidden())
        self._model.set_rows(line.rows)
        self._on_finding_chosen(None)

    def forget(self) -> None:
        """Show nothing any more."""
        self._line = None
        self._model.set_rows(())

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        top = holding(row(self.title, None, self.change))
        whole.addWidget(card(top, self.words, self.limits, self.thresholds, spacing=8))
        whole.addWidget(self.table, 1)
        whole.addWidget(self.detail)
        whole.addWidget(holding(row(self.voucher, self.claim, None, self.export)))

    def _file_name(self) -> str:
        return f"anomalies-{self._line.rule.value}" if self._line else "anomalies"

    def _on_change(self) -> None:
        self.thresholds.setVisible(self.thresholds.isHidden())

    def _on_finding_chosen(self, finding: ExceptionRow | None) -> None:
        self.detail.show_finding(finding)
        self.voucher.setEnabled(bool(finding and finding.serials))
        self.claim.setEnabled(bool(finding and finding.claims))

    def _see_voucher(self) -> None:
        finding = self.table.chosen()
        if finding and finding.serials:
            self._lead("vouchers", finding.serials[0])

    def _see_claim(self) -> None:
        finding = self.table.chosen()
        if finding and finding.claims:
            self._lead("claims", finding.claims[0])
