"""The review of a claim: every line is accepted but those disallowed, each with its reason."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.draft_bar import DraftBar
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.flow import Flow
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, scrolling
from ui.parts.pages import beside
from ui.parts.reflow import Reflow
from ui.screens.claims.columns import review_columns
from ui.screens.claims.line_panel import LinePanel
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.claims import Claim, ClaimState, DisallowReason, LineState
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow
from voucher_desk.usecases.settle_claim import ReviewClaim, review_claim


class ClaimReview(QWidget):
    """Goes through the lines of one claim beside the vouchers; nothing is kept before it is saved."""

    def __init__(self, place: Workplace, closed: Callable[[], None]) -> None:
        super().__init__()
        self._place = place
        self._closed = closed
        self._claim = ""
        self._decisions: dict[str, DisallowReason] = {}
        self._before: dict[str, DisallowReason] = {}
        _ = place.wording.gettext
        self._title, self._subtitle = label("", "title"), label("", "subtitle")
        self._model = RowsModel(review_columns(place.wording, self._decisions), self)
        nothing = EmptyState("claims", _("Aucune ligne"), _("Cette demande n'a pas d'échange à contrôler."))
        self.table = TableView(self._model, _("Lignes à contrôler"), nothing)
        ColumnChoice(place, self.table, "claim-review")
        self.table.about = self._title.text
        self._sums = Facts()
        self.voucher = LinePanel(place)
        self.disallow = button(_("Écarter…"), self._disallow, sign="cross")
        self.accept = button(_("Accepter"), self._accept, sign="check")
        self.leave = button(_("Retour"), self._leave)
        self.save = button(_("Enregistrer le contrôle"), self._save, kind="primary", sign="check")
        self.draft = DraftBar(place, "review", self)
        self._lay_out()
        self._take_keys()
        self.table.row_chosen.connect(self._on_chosen)

    def begin(
        self, claim: ClaimRow, lines: Sequence[ClaimLineRow], without_paper: Sequence[str] = ()
    ) -> None:
        """Start from what was decided before; else what has no paper, once counted, is set aside."""
        wording = self._place.wording
        self._claim = claim.code
        self._decisions.clear()
        self._decisions.update({line.serial: line.reason for line in lines if line.reason})
        self._before = dict(self._decisions)
        if claim.state is ClaimState.SUBMITTED:
            self._decisions.update(dict.fromkeys(without_paper, DisallowReason.NO_PAPER))
        self._title.setText(wording.gettext("Contrôle de {claim}").format(claim=wording.isolated(claim.code)))
        self._subtitle.setText(f"{wording.isolated(claim.provider)} · {wording.isolated(claim.donation)}")
        self._model.set_rows(lines)
        self._show_sums()
        self.draft.begin(claim.code)
        self.table.choose_row(0)
        self._on_chosen(self.table.chosen())
        self.table.setFocus()

    def taken(self) -> dict[str, str]:
        """Return the reason of each line that is not accepted, as it is kept in a draft."""
        return {line.serial: self._decisions.get(line.serial, "") for line in self._model.rows}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Decide again as a draft says, line by line; a line it does not know stays as it is."""
        reasons = {reason.value: reason for reason in DisallowReason}
        for serial in {line.serial for line in self._model.rows} & set(typed):
            self._decisions.pop(serial, None)
            if typed[serial] in reasons:
                self._decisions[serial] = reasons[typed[serial]]
        self._show_decisions()

    def changes(self) -> list[SignalInstance]:
        """Return no signal: the draft is told of each decision."""
        return []

    def forget(self) -> None:
        """Leave nothing of a claim to be seen by the next person."""
        self.draft.leave()
        self._claim = ""
        self._decisions.clear()
        self._model.set_rows(())

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        words = holding(column(self._title, self._subtitle, spacing=2))
        top = Reflow(words, Flow(self.leave, self.save, at_end=True))
        top.line.setStretch(0, 1)
        keys = paragraph(
            _("Flèches : ligne suivante. Suppr : écarter. Espace : accepter. Maj : plusieurs lignes."),
            "muted",
        )
        decide = card(self.voucher, Flow(self.disallow, self.accept), keys)
        sums = card(label(_("Contrôle en cours"), "section"), self._sums)
        side = scrolling(holding(column(decide, sums, None)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(top)
        whole.addWidget(self.draft)
        whole.addWidget(beside(self.table, side, (5, 3)), 1)

    def _take_keys(self) -> None:
        for key, made in ((Qt.Key.Key_Delete, self.disallow), (Qt.Key.Key_Space, self.accept)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(made.click)
            made.setToolTip(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))

    def _on_chosen(self, line: ClaimLineRow | None) -> None:
        for made in (self.disallow, self.accept):
            made.setEnabled(line is not None)
        self.voucher.show_line(line)

    def _disallow(self) -> None:
        wording = self._place.wording
        _ = wording.gettext
        lines = self.table.all_chosen()
        detail = wording.ngettext(
            "{n} ligne est écartée : {sum} ne seront pas payés sans nouvel examen.",
            "{n} lignes sont écartées : {sum} ne seront pas payés sans nouvel examen.",
            len(lines),
        ).format(n=len(lines), sum=wording.money(sum(line.amount for line in lines)))
        reason = self._place.questions.ask_choice(
            _("Pourquoi écarter ?"),
            detail,
            [(wording.title(one), one) for one in DisallowReason],
            self._claim,
        )
        if reason:
            self._decisions.update(dict.fromkeys((line.serial for line in lines), reason))
            self._show_decisions()

    def _accept(self) -> None:
        for line in self.table.all_chosen():
            self._decisions.pop(line.serial, None)
        self._show_decisions()

    def _show_decisions(self) -> None:
        """Show what was decided without losing the place in the list; two lines of a voucher go together."""
        last = self._model.index(self._model.rowCount() - 1, self._model.columnCount() - 1)
        self._model.dataChanged.emit(self._model.index(0, 0), last)
        self.draft.note()
        self._show_sums()

    def _show_sums(self) -> None:
        _ = self._place.wording.gettext
        lines = self._model.rows
        refused = [line for line in lines if line.serial in self._decisions]
        accepted = [line for line in lines if line.serial not in self._decisions]
        self._sums.show_pairs(
            (
                (_("Réclamé"), self._told(lines)),
                (_("Accepté"), self._told(accepted)),
                (_("Écarté"), self._told(refused)),
            )
        )

    def _told(self, lines: Sequence[ClaimLineRow]) -> str:
        wording = self._place.wording
        said = wording.ngettext("{n} ligne · {sum}", "{n} lignes · {sum}", len(lines))
        return said.format(n=len(lines), sum=wording.money(sum(line.amount for line in lines)))

    def _leave(self) -> None:
        _ = self._place.wording.gettext
        detail = _("Les décisions prises ici ne sont pas enregistrées.")
        unchanged = self._decisions == self._before
        if unchanged or self._place.questions.confirm(
            _("Quitter le contrôle ?"), detail, _("Quitter sans enregistrer")
        ):
            self.draft.end()
            self._closed()

    def _save(self) -> None:
        request = ReviewClaim(self._claim, dict(self._decisions))
        self._place.do(self, review_claim, request, self.draft.ended(self._on_saved))

    def _on_saved(self, claim: Claim) -> None:
        wording = self._place.wording
        said = wording.gettext("Contrôle enregistré : {accepted} acceptés, {refused} écartés.")
        self._place.messages.done(
            said.format(
                accepted=wording.money(claim.sum_of(LineState.ACCEPTED)),
                refused=wording.money(claim.sum_of(LineState.DISALLOWED)),
            )
        )
        self._closed()
