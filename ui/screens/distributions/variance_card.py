"""The difference at the count-back: each paper missing or in excess explained, then approved by another."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.parts.buttons import button, emphasise
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import holding, row
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.count_back import Side, VarianceLine, VarianceReason
from voucher_desk.domain.distributions import Distribution, DistributionState
from voucher_desk.domain.names import clean
from voucher_desk.queries.count_backs import CountBack, VarianceRow
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.queries.vouchers import VoucherFilter, VoucherRow
from voucher_desk.scanning.reading import LONGEST_SCAN
from voucher_desk.usecases.explain_variance import (
    ExplainVariance,
    WithdrawExplanation,
    explain_variance,
    withdraw_explanation,
)
from voucher_desk.usecases.open_distribution import NamedDistribution
from voucher_desk.usecases.reconcile_distribution import reconcile_distribution

_LIST_HEIGHT = 260


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that is expected or explained: its serial and desk, and the line that stands for it."""

    serial: str | None
    desk: str
    line: VarianceRow | None


class VarianceCard(QWidget):
    """Lists what was expected back; a reason is given to what is not there."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._row: DistributionRow | None = None
        self._found: CountBack | None = None
        _ = place.wording.gettext
        self.standing = paragraph()
        self.code = QLineEdit(maxLength=LONGEST_SCAN)
        self.code.setPlaceholderText(_("Tapez le numéro ou le code"))
        self.code.returnPressed.connect(self._on_typed)
        self._typed = field(_("Bon manquant, ou bon en trop trouvé dans la pile"), self.code)
        self._model = RowsModel(_columns(place.wording), self)
        nothing = EmptyState(
            "list", _("Aucun bon attendu"), _("Tapez le numéro de chaque bon trouvé en trop.")
        )
        self.table = TableView(self._model, _("Bons attendus en retour et leurs explications"), nothing)
        ColumnChoice(place, self.table, "variances")
        self.table.about = lambda: self._row.code if self._row else ""
        self.table.setMinimumHeight(_LIST_HEIGHT)
        self.explain = button(_("Il manque : motif…"), self._explain_chosen, sign="warning")
        self.withdraw = button(_("Retirer l'explication"), self._withdraw, sign="cross")
        self.miscount = button(_("Un bon de trop a été compté"), self._miscount, sign="notice")
        self.approve = button(_("Approuver et rapprocher…"), self._approve, sign="check")
        self._keys = paragraph(_("Espace : motif du bon choisi. Suppr : retirer l'explication."), "muted")
        self._lay_out()
        self._take_keys()
        self.table.row_chosen.connect(lambda _row: self._judge())

    def _lay_out(self) -> None:
        title = label(self._place.wording.gettext("Écart à expliquer"), "section")
        acts = holding(row(self.explain, self.withdraw, None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = (title, self.standing, self._typed, self.table, acts, self._keys, self.miscount, self.approve)
        whole.addWidget(card(*parts, spacing=8))

    def _take_keys(self) -> None:
        for key, made in ((Qt.Key.Key_Space, self.explain), (Qt.Key.Key_Delete, self.withdraw)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(made.click)

    def show_variance(self, row: DistributionRow, found: CountBack) -> None:
        """Show the difference of a distribution; nothing where there is and was none."""
        self._row, self._found = row, found
        is_closed = found.state is DistributionState.CLOSED
        self.setVisible(is_closed or bool(found.lines))
        chosen = self.table.chosen()
        self._model.set_rows(_papers(found))
        if chosen and chosen.serial:
            self.table.choose(chosen.serial)
        self.standing.setText(self._standing(found))
        for part in (self._typed, self._keys):
            part.setVisible(is_closed)
        self.miscount.setVisible(any(left < 0 for left in self._left_to_explain()))
        self.approve.setVisible(is_closed and not found.unexplained)
        emphasise(self.approve, wanted=True)
        self._judge()

    def _judge(self) -> None:
        paper = self.table.chosen()
        is_closed = self._found is not None and self._found.state is DistributionState.CLOSED
        explained = paper is not None and paper.line is not None
        self.explain.setVisible(is_closed)
        self.explain.setEnabled(paper is not None and not explained)
        emphasise(self.explain, any(left > 0 for left in self._left_to_explain()))
        self.withdraw.setVisible(is_closed)
        self.withdraw.setEnabled(explained)

    def _left_to_explain(self) -> Sequence[int]:
        return tuple(self._found.unexplained.values()) if self._found else ()

    def _standing(self, found: CountBack) -> str:
        wording = self._place.wording
        _ = wording.gettext
        if found.signed_by and found.signed_at:
            return _("Approuvé par {who}, le {moment}.").format(
                who=wording.isolated(found.signed_by), moment=wording.moment(found.signed_at)
            )
        if not found.unexplained:
            return _("Tout est expliqué. Une autre personne vérifie chaque ligne et approuve.")
        return "\n".join(self._left(desk, number) for desk, number in found.unexplained.items())

    def _left(self, desk: str, number: int) -> str:
        wording = self._place.wording
        said = (
            wording.ngettext("Il manque {n} bon à expliquer.", "Il manque {n} bons à expliquer.", number)
            if number > 0
            else wording.ngettext("{n} bon en trop à expliquer.", "{n} bons en trop à expliquer.", -number)
        ).format(n=abs(number))
        if not desk:
            return said
        return wording.gettext("Poste {desk} : {said}").format(desk=wording.isolated(desk), said=said)

    def _explain_chosen(self) -> None:
        serials = [paper.serial for paper in self.table.all_chosen() if paper.serial and not paper.line]
        if serials:
            self._ask(Side.MISSING, serials)

    def _on_typed(self) -> None:
        """Find the one voucher with this number or code, expected or not."""
        text = clean(self.code.text())[0].upper()
        self.code.clear()
        if text:
            wanted = VoucherFilter(text, limit=2)
            self._place.read(
                self, lambda queries: queries.vouchers(wanted), lambda rows: self._on_found(text, rows)
            )

    def _on_found(self, text: str, rows: Sequence[VoucherRow]) -> None:
        if len(rows) != 1:
            said = self._place.wording.gettext(
                "Aucun bon, ou plusieurs, pour « {text} ». Tapez-le en entier."
            )
            self._place.messages.refused(said.format(text=self._place.wording.isolated(text)))
            return
        serial = rows[0].serial
        expected = any(paper.serial == serial and paper.line is None for paper in self._model.rows)
        self._ask(Side.MISSING if expected else Side.EXCESS, [serial])

    def _ask(self, side: Side, serials: Sequence[str]) -> None:
        if not (self._row and self._found):
            return
        wording = self._place.wording
        at = [desk for desk, left in self._found.unexplained.items() if left < 0] or [""]
        papers = wording.listed([wording.isolated(serial) for serial in serials])
        answer = self._place.questions.ask_variance(side, papers, at if side is Side.EXCESS else [])
        if answer:
            desk = (answer.desk or at[0]) if side is Side.EXCESS else ""
            wanted = ExplainVariance(self._row.code, answer.reason, tuple(serials), answer.words, desk)
            self._place.do(self, explain_variance, wanted, self._on_explained)

    def _miscount(self) -> None:
        """Take one off a count that was one too many; no paper belongs to it."""
        _ = self._place.wording.gettext
        if not (self._row and self._found):
            return
        desk = next((desk for desk, left in self._found.unexplained.items() if left < 0), "")
        detail = _("Vous avez recompté : il y a un bon de moins que le compte de clôture.")
        if self._place.questions.confirm(_("Mal compté"), detail, _("Continuer")):
            wanted = ExplainVariance(self._row.code, VarianceReason.COUNTED_WRONG, desk=desk)
            self._place.do(self, explain_variance, wanted, self._on_explained)

    def _on_explained(self, lines: tuple[VarianceLine, ...]) -> None:
        said = self._place.wording.ngettext("{n} ligne expliquée.", "{n} lignes expliquées.", len(lines))
        self._place.messages.done(said.format(n=len(lines)))

    def _withdraw(self) -> None:
        paper = self.table.chosen()
        if self._row and paper and paper.line:
            wanted = WithdrawExplanation(self._row.code, paper.line.number)
            self._place.do(self, withdraw_explanation, wanted, self._on_withdrawn)

    def _on_withdrawn(self, _line: VarianceLine) -> None:
        self._place.messages.done(self._place.wording.gettext("Explication retirée."))

    def _approve(self) -> None:
        if not (self._row and self._found):
            return
        wording = self._place.wording
        _ = wording.gettext
        detail = wording.ngettext(
            "Vous approuvez {n} ligne. Les bons perdus ne serviront plus ; les autres rentrent au stock.",
            "Vous approuvez {n} lignes. Les bons perdus ne serviront plus ; les autres rentrent au stock.",
            len(self._found.lines),
        ).format(n=len(self._found.lines))
        if self._place.questions.confirm(_("Approuver et rapprocher"), detail, _("Approuver")):
            wanted = NamedDistribution(self._row.code)
            self._place.do(self, reconcile_distribution, wanted, self._on_approved)

    def _on_approved(self, _distribution: Distribution) -> None:
        self._place.messages.done(self._place.wording.gettext("Distribution rapprochée."))


def _papers(found: CountBack) -> list[PaperRow]:
    """Return what is in excess, then what was expected; once it is reconciled, the lines alone."""
    missing = {line.serial: line for line in found.lines if line.side is Side.MISSING}
    lines = [PaperRow(line.serial, line.desk, line) for line in found.lines if line.side is Side.EXCESS]
    if found.state is not DistributionState.CLOSED:
        return lines + [PaperRow(line.serial, line.desk, line) for line in missing.values()]
    return lines + [PaperRow(blank.serial, blank.desk, missing.get(blank.serial)) for blank in found.blanks]


def _columns(wording: Wording) -> tuple[Column[PaperRow], ...]:
    _ = wording.gettext
    return (
        Column(_("Bon"), lambda paper: wording.isolated(paper.serial or "") or "–"),
        Column(_("Poste"), lambda paper: wording.isolated(paper.desk) or "–"),
        Column(
            _("Explication"),
            lambda paper: _told(paper, wording),
            gives_way=True,
            explained=lambda paper: _told_in_full(paper, wording),
        ),
    )


def _told(paper: PaperRow, wording: Wording) -> str:
    """Return why the paper is missing or in excess; that it came back where no line says otherwise."""
    line = paper.line
    if line is None:
        return wording.gettext("revenu, sauf motif")
    if line.side is Side.EXCESS:
        return wording.gettext("En trop : {reason}").format(reason=wording.word(line.reason))
    return wording.gettext("Manque : {reason}").format(reason=wording.word(line.reason))


def _told_in_full(paper: PaperRow, wording: Wording) -> str:
    """Return the explanation with its words and who gave it."""
    line = paper.line
    if line is None:
        return ""
    words = f", {line.words}" if line.words else ""
    return f"{_told(paper, wording)}{words} ({wording.isolated(line.by)})"
