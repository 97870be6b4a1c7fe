"""The blanks at the desks of a distribution: handed over, received, issued, left and counted back."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.papers import show_paper
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.labels import label
from ui.parts.layouts import holding, row
from ui.preview.paper import Paper, drawn_by
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.kinds import count_column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.distributions import LISTING_STATES
from voucher_desk.domain.floats import StockMove
from voucher_desk.printing.files import draw_stock_slip
from voucher_desk.queries.count_backs import CountBack, DeskRow, MoveRow
from voucher_desk.usecases.keep_stock import ReceiveBlanks, receive_blanks

_LIST_HEIGHT = 170


class FloatsCard(QWidget):
    """Shows what each desk was given, and lets a second person confirm it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._code = ""
        self._is_open = False
        _ = place.wording.gettext
        self.desks = Facts()
        self._model = RowsModel(_columns(place.wording), self)
        nothing = EmptyState(
            "vouchers",
            _("Aucun bon vierge remis"),
            _("Le gestionnaire du stock les remet, poste par poste."),
        )
        self.table = TableView(self._model, _("Remises de bons vierges"), nothing)
        ColumnChoice(place, self.table, "floats")
        self.table.about = lambda: self._code
        self.table.setMinimumHeight(_LIST_HEIGHT)
        self.receive = button(_("Confirmer la réception…"), self._receive, sign="check")
        self.slip = button(_("Fiche de mouvement…"), self._slip, sign="print")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        acts = holding(row(self.receive, self.slip, None))
        title = label(_("Bons vierges des postes"), "section")
        whole.addWidget(card(title, self.desks, self.table, acts, spacing=8))
        self.table.row_chosen.connect(lambda _row: self._judge())

    def show_floats(self, code: str, found: CountBack) -> None:
        """Show the blanks of a distribution."""
        self._code = code
        self._is_open = found.state in LISTING_STATES
        self.desks.show_pairs((self._name(desk), self._told(desk)) for desk in found.desks if desk.given)
        chosen = self.table.chosen()
        self._model.set_rows(found.moves)
        numbers = [move.number for move in self.table.shown()]
        if chosen and chosen.number in numbers:
            self.table.choose_row(numbers.index(chosen.number))
        elif numbers:
            self.table.choose_row(0)
        self._judge()

    def _judge(self) -> None:
        """Offer the receipt to who did not give the blanks, while it still matters."""
        move = self.table.chosen()
        waits = move is not None and move.received_by is None and self._is_open
        self.receive.setVisible(waits and move is not None and move.by != self._place.desk.user)
        self.slip.setVisible(move is not None)

    def _name(self, desk: DeskRow) -> str:
        _ = self._place.wording.gettext
        if not desk.desk:
            return _("Sans nom de poste")
        return _("Poste {desk}").format(desk=self._place.wording.isolated(desk.desk))

    def _told(self, desk: DeskRow) -> str:
        _ = self._place.wording.gettext
        if desk.counted is not None:
            return _("remis {given} · émis {issued} · revenus {counted}").format(
                given=desk.given, issued=desk.issued, counted=desk.counted
            )
        return _("remis {given} · émis {issued} · restent {left}").format(
            given=desk.given, issued=desk.issued, left=desk.left
        )

    def _receive(self) -> None:
        move = self.table.chosen()
        counted = self._place.questions.ask_received(move.desk) if move else None
        if move and counted is not None:
            request = ReceiveBlanks(move.number, counted)
            self._place.do(self, receive_blanks, request, self._on_received)

    def _on_received(self, move: StockMove) -> None:
        said = self._place.wording.ngettext(
            "{n} bon vierge reçu et compté.", "{n} bons vierges reçus et comptés.", move.vouchers
        )
        self._place.messages.done(said.format(n=move.vouchers))

    def _slip(self) -> None:
        move = self.table.chosen()
        if move:
            code, number, translations = self._code, move.number, self._place.wording.translations
            draw = drawn_by(lambda desk, file: draw_stock_slip(desk, code, number, file, translations))
            show_paper(self._place, self, Paper(f"mouvement-{code}-{number}", draw))


def _columns(wording: Wording) -> tuple[Column[MoveRow], ...]:
    _ = wording.gettext
    return (
        Column(_("Poste"), lambda move: wording.isolated(move.desk) or "–", gives_way=True),
        count_column(_("Bons"), wording, lambda move: move.vouchers),
        Column(
            _("Du … au"),
            lambda move: _runs(move, wording, _number_of),
            gives_way=True,
            explained=lambda move: _runs(move, wording, str),
        ),
        Column(_("Reçu"), lambda move: f"✓ {move.received_by}" if move.received_by else _("à confirmer")),
    )


def _runs(move: MoveRow, wording: Wording, shown: Callable[[str], str]) -> str:
    """Return the first and last serial of each run, as they are `shown`."""
    runs = [f"{shown(run.first)} – {shown(run.last)}" for run in move.runs]
    return wording.listed([wording.isolated(run) for run in runs])


def _number_of(serial: str) -> str:
    """Return the number of a serial without its station, for a narrow column."""
    return serial.rpartition("-")[2]
