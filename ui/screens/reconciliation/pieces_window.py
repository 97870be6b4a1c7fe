"""The pieces behind a figure or a difference, in a window of their own: read by pages, copied, exported."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from ui.background import Progress
from ui.message_bar import MessageBar
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, row
from ui.screens.reconciliation.columns import shown
from ui.screens.reconciliation.history_window import HistoryWindow
from ui.screens.reconciliation.piece_columns import piece_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.list_foot import ListFoot
from ui.tables.paged_model import PagedModel
from ui.tables.paged_reading import AT_ONCE, EveryRow, PagedReading, Source
from ui.tables.table_view import TableView
from ui.work_bar import WorkBar
from ui.workplace import Workplace
from voucher_desk.queries.pages import Page
from voucher_desk.queries.pieces import PieceFilter, PieceRow, PieceSum
from voucher_desk.queries.queries import Queries

_SHARE = 0.9
_FILE_NAME = "pieces"


class PiecesWindow(QDialog):
    """A list that comes to the figure it was opened from, to the unit."""

    def __init__(
        self, place: Workplace, title: str, wanted: PieceFilter, parent: QWidget, *, counts: bool
    ) -> None:
        super().__init__(parent)
        _ = place.wording.gettext
        self._place = place
        self._wanted = wanted
        self._counts = counts
        self.setWindowTitle(_("Pièces"))
        self.messages = MessageBar(place.messages, place.wording)
        self.sum = label("", "muted")
        self._model = PagedModel(piece_columns(place.wording, counts=counts), (), self)
        nothing = EmptyState("search", _("Aucune pièce"), _("Rien ne compose ce chiffre : il est nul."))
        self.table = TableView(self._model, _("Pièces"), nothing)
        ColumnChoice(place, self.table, "pieces")
        source = Source(lambda: self._wanted, _page, lambda piece: str(piece.key))
        self._reading = PagedReading(place, self._model, self.table, source, self)
        self.foot = ListFoot(place.wording, self._reading, str)
        self.copy = button(_("Copier"), self._copy, sign="list")
        self.table.about = lambda: title
        self.export = export_button(place, self.table, lambda: _FILE_NAME, self._every_row)
        self.history = button(_("Voir le bon…"), self._show_history, sign="vouchers")
        self.history.setEnabled(False)
        self.close_button = button(_("Fermer"), self.reject)
        parts = column(
            paragraph(title, "section"),
            self.messages,
            self.table,
            row(self.history, self.copy, self.export, self.sum, self.foot, self.close_button),
            WorkBar(place.background, place.wording),
            margin=14,
        )
        parts.setStretch(2, 1)
        self.setLayout(parts)
        self.resize(parent.window().size() * _SHARE)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.activated.connect(lambda _index: self._show_history())
        self._reading.reload()
        self._read_sum()

    def _on_chosen(self, piece: PieceRow | None) -> None:
        self.history.setEnabled(piece is not None and piece.serial is not None)

    def _show_history(self) -> None:
        piece = self.table.chosen()
        if piece and piece.serial:
            window = HistoryWindow(self._place, piece.serial, self)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.open()

    def _read_sum(self) -> None:
        wanted = self._wanted
        self._place.read(self, lambda queries: queries.piece_sum(wanted), self._on_sum)

    def _on_sum(self, found: PieceSum) -> None:
        wording = self._place.wording
        said = wording.ngettext("{n} pièce, {sum} en tout", "{n} pièces, {sum} en tout", found.count)
        amount = shown(found.amount, wording, counts=self._counts)
        self.sum.setText(said.format(n=wording.count(found.count), sum=amount))

    def _copy(self) -> None:
        """Copy the rows selected, or all those read so far."""
        if not self.table.all_chosen():
            self.table.selectAll()
        QGuiApplication.clipboard().setText(self.table.copied())

    def _every_row(self) -> EveryRow[PieceRow]:
        """Return a way to read all pieces, without holding them."""
        return partial(_every_piece, self._wanted)


def _page(queries: Queries, wanted: PieceFilter, page: Page) -> Sequence[PieceRow]:
    after = None if page.after is None else int(page.after)
    return queries.pieces(replace(wanted, after=after, limit=page.limit, descending=page.backwards))


def _every_piece(wanted: PieceFilter, queries: Queries, progress: Progress) -> Iterator[PieceRow]:
    """Yield all pieces from one statement, for a sum of several sources is ordered anew for every page."""
    of = queries.piece_sum(wanted).count
    for done, piece in enumerate(queries.every_piece(replace(wanted, limit=None))):
        if done % AT_ONCE == 0:
            progress.step(done, of)
        yield piece
