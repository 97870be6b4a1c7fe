"""Months closed, in a window of its own: proposed by one person, approved by another, printed to sign."""

from PySide6.QtWidgets import QDialog, QWidget

from ui.papers import show_paper
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import paragraph
from ui.parts.layouts import column, row
from ui.preview.paper import Paper, drawn_by
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.periods import Closing, Month, sha256_of
from voucher_desk.printing.files import draw_period_closing
from voucher_desk.queries.periods import PeriodRow, Periods
from voucher_desk.usecases.close_period import NamedMonth, close_period, propose_period

_SHARE = 0.8


class ClosingsWindow(QDialog):
    """The months proposed and closed, the latest first, and what the person acting may do now."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        _ = place.wording.gettext
        self._place = place
        self._upcoming = NamedMonth("")
        self.setWindowTitle(_("Clôtures mensuelles"))
        self._model = RowsModel(closing_columns(place.wording), self)
        nothing = EmptyState("lock", _("Aucun mois clos"), _("Un mois se clôt une fois fini, dans l'ordre."))
        self.table = TableView(self._model, _("Clôtures mensuelles"), nothing)
        ColumnChoice(place, self.table, "closings")
        self.propose = button("", self._propose, kind="primary")
        self.approve = button("", self._approve, kind="primary", sign="check")
        self.export = export_button(place, self.table, lambda: "clotures")
        self.print_it = button(_("Imprimer…"), self._print, sign="print")
        self.verify = button(_("Vérifier l'empreinte…"), self._verify, sign="check")
        self.told = paragraph()
        self.told.setAccessibleName(_("Résultat de la comparaison"))
        for one in (self.propose, self.approve):
            one.hide()
        advice = _("Une clôture fige les chiffres. Ce qui arrive ensuite compte dans la suivante.")
        close = button(_("Fermer"), self.reject)
        acts = row(self.print_it, self.export, self.verify, None, self.propose, self.approve, close)
        parts = column(paragraph(advice, "muted"), self.table, self.told, acts, margin=14)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.resize(parent.size() * _SHARE)
        self._on_chosen(None)
        self.table.row_chosen.connect(self._on_chosen)
        self.reload()

    def reload(self) -> None:
        """Read the months again."""
        today = self._place.today
        self._place.read(self, lambda queries: queries.periods(today), self.show_periods)

    def show_periods(self, found: Periods) -> None:
        """Show the months, and offer the step that is for the person acting to do."""
        wording, duties = self._place.wording, self._place.duties
        self._upcoming = NamedMonth(found.upcoming.text)
        self._model.set_rows(found.rows)
        month = wording.isolated(found.upcoming.text)
        self.propose.setText(wording.gettext("Proposer la clôture de {month}").format(month=month))
        self.approve.setText(wording.gettext("Approuver la clôture de {month}…").format(month=month))
        may_propose = found.may_be_proposed(self._place.today)
        self.propose.setVisible(may_propose and Duty.PROPOSE_CLOSING in duties)
        self.approve.setVisible(found.is_proposed and Duty.CLOSE in duties)

    def _on_chosen(self, chosen: PeriodRow | None) -> None:
        self._say("")
        for one in (self.print_it, self.verify):
            one.setEnabled(chosen is not None and chosen.closed_by is not None)

    def _propose(self) -> None:
        self._place.do(self, propose_period, self._upcoming, self._on_proposed)

    def _on_proposed(self, month: Month) -> None:
        wording = self._place.wording
        said = wording.gettext("Clôture de {month} proposée : une autre personne l'approuve.")
        self._place.messages.done(said.format(month=wording.isolated(month.text)))
        self.reload()

    def _approve(self) -> None:
        """Rehearse first: who may not, or what fails, is told before anybody is asked."""
        request = self._upcoming
        self._place.rehearse(self, close_period, request, lambda _closing: self._on_rehearsed(request))

    def _on_rehearsed(self, request: NamedMonth) -> None:
        _ = self._place.wording.gettext
        detail = _("Les chiffres de {month} ne changeront plus jamais.").format(
            month=self._place.wording.isolated(request.month)
        )
        if self._place.questions.confirm(_("Clore le mois"), detail, _("Clore")):
            self._place.do(self, close_period, request, self._on_closed)

    def _on_closed(self, closing: Closing) -> None:
        wording = self._place.wording
        said = wording.gettext("Mois {month} clos.")
        self._place.messages.done(said.format(month=wording.isolated(closing.month.text)))
        self.reload()

    def _verify(self) -> None:
        """Compute the hash of the text kept anew, and compare it with the one on a paper, or the one kept."""
        chosen, _ = self.table.chosen(), self._place.wording.gettext
        if chosen is None:
            return
        month = chosen.month
        typed = self._place.questions.ask_hash(
            _("Vérifier une clôture"), _("L'empreinte que porte le papier ; vide : celle qui est gardée.")
        )
        if typed is not None:
            self._place.read(
                self,
                lambda queries: queries.closing_text(month),
                lambda kept: self._tell(month, typed or kept.sha256, sha256_of(kept.text)),
            )

    def _tell(self, month: Month, expected: str, computed: str) -> None:
        wording = self._place.wording
        _ = wording.gettext
        said = (
            _("Clôture de {month} : l'empreinte concorde.")
            if computed == expected
            else _("Clôture de {month} : l'empreinte ne concorde pas. Le texte gardé donne {sha256}.")
        )
        mark = "✓" if computed == expected else "✗"
        told = said.format(month=wording.isolated(month.text), sha256=wording.isolated(computed))
        self._say(f"{mark} {told}")

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _print(self) -> None:
        chosen, translations = self.table.chosen(), self._place.wording.translations
        if chosen:
            month = chosen.month
            draw = drawn_by(lambda desk, file: draw_period_closing(desk, month, file, translations))
            show_paper(self._place, self, Paper(f"cloture-{month.text}", draw))


def closing_columns(wording: Wording) -> tuple[Column[PeriodRow], ...]:
    """Return the columns of the months."""
    _ = wording.gettext
    return (
        Column(_("Mois"), lambda one: wording.isolated(one.month.text)),
        Column(_("Proposé par"), lambda one: wording.isolated(one.proposed_by)),
        Column(_("Clos par"), lambda one: wording.isolated(one.closed_by or "–")),
        Column(_("Clos le"), lambda one: wording.moment(one.closed_at) if one.closed_at else "–"),
        Column(_("Empreinte"), lambda one: wording.isolated(one.sha256 or "–"), gives_way=True),
    )
