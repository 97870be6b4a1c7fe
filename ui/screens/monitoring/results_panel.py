"""What people said in a closed round: shares as bars, the wellbeing index, and every figure that is told."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.bar_chart import Bar, BarChart
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.reflow import Reflow
from ui.screens.monitoring.columns import tally_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.monitoring_results import Tally, Wellbeing
from voucher_desk.queries.monitoring import RoundResults
from voucher_desk.sentences.monitoring import (
    count_words,
    discretion_words,
    group_words,
    share_words,
    wellbeing_words,
)

_TABLE_LINES = 16
_BOTH_LETTERS = 84


class ResultsPanel(QWidget):
    """Shows no result of fewer than five people, and says so."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        _ = place.wording.gettext
        self._code = ""
        self.chart = BarChart(_("Part de oui"))
        self.wellbeing = Facts()
        self._model = RowsModel(tally_columns(place.wording), self)
        nothing = EmptyState("list", _("Rien à montrer"), _("Aucune question n'a cinq réponses."))
        self.table = TableView(self._model, _("Résultats"), nothing)
        ColumnChoice(place, self.table, "monitoring-results")
        self.table.about = lambda: self._code
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * _TABLE_LINES)
        self.export = export_button(place, self.table, lambda: f"suivi-{self._code}")
        self._lay_out()

    def show_results(self, found: RoundResults) -> None:
        """Show the results of a round."""
        self._code = found.round.code
        told = found.results
        self._model.set_rows(told.tallies)
        self.chart.show_bars([self._bar(tally) for tally in told.tallies if tally.group is None])
        pairs = [self._pair(index) for index in told.wellbeing]
        none = self._place.wording.gettext("Moins de cinq personnes ont répondu aux cinq phrases.")
        self.wellbeing.show_pairs(pairs or [("–", none)])

    def forget(self) -> None:
        """Take everything off the screen."""
        self._model.set_rows(())
        self.chart.show_bars(())
        self.wellbeing.show_pairs(())

    def _lay_out(self) -> None:
        _, translations = self._place.wording.gettext, self._place.wording.on_screen
        shares = card(label(_("Part de oui"), "section"), self.chart)
        felt = card(
            label(_("Indice de bien-être (0 à 100)"), "section"),
            self.wellbeing,
            paragraph(wellbeing_words(translations), "muted"),
        )
        figures = card(
            holding(row(label(_("Résultats"), "section"), None, self.export)),
            self.table,
            paragraph(discretion_words(translations), "muted"),
        )
        both = Reflow(shares, holding(column(felt, None)), from_letters=_BOTH_LETTERS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(holding(column(both, figures, None))))

    def _bar(self, tally: Tally) -> Bar:
        wording = self._place.wording
        shown = share_words(tally.share) if tally.share is not None else count_words(tally.yes)
        return Bar(wording.title(tally.question), tally.share or 0, wording.figures(shown))

    def _pair(self, index: Wellbeing) -> tuple[str, str]:
        wording = self._place.wording
        said = wording.gettext("{mean} · 50 ou moins : {low} sur {answered} ({share})")
        mean = wording.figures(index.mean_text.replace(".", ","))
        low, share = (wording.figures(one) for one in (count_words(index.low), share_words(index.low_share)))
        told = said.format(mean=mean, low=low, answered=index.answered, share=share)
        return group_words(index.group, wording.on_screen), told
