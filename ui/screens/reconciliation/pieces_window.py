"""The pieces behind a figure or a difference, in a window of their own: read by pages, copied, exported."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from ui.tables.paged_model import PagedModel
from ui.tables.paged_reading import AT_ONCE, EveryRow
from ui.tables.table_view import TableView
from ui.workplace import Workplace
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
            row(self.history, self.copy, self.export, self.sum, None, self.close_button),
            margin=14,
        )
        parts.setStretch(2, 1)
        self.setLayout(parts)
        self.resize(parent.window().size() * _SHARE)
        self._model.more_wanted.connect(lambda _below: self._read_more())
        self.table.row_chosen.connect(self._on_chosen)
        self.table.activated.connect(lambda _index: self._show_history())
        self._read()

    def _on_chosen(self, piece: PieceRow | None) -> None:
        self.history.setEnabled(piece is not None and piece.serial is not None)

    def _show_history(self) -> None:
        piece = self.table.chosen()
        if piece and piece.serial:
            window = HistoryWindow(self._place, piece.serial, self)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.open()

    def _read(self) -> None:
        wanted = self._wanted
        self._place.read(self, lambda queries: queries.pieces(wanted), self._on_first)
        self._place.read(self, lambda queries: queries.piece_sum(wanted), self._on_sum)

    def _read_more(self) -> None:
        wanted = replace(self._wanted, after=self._model.rows[-1].key)
        self._place.read(self, lambda queries: queries.pieces(wanted), self._on_more)

    def _on_first(self, rows: Sequence[PieceRow]) -> None:
        self._model.begin(rows, below=len(rows) == self._wanted.limit)

    def _on_more(self, rows: Sequence[PieceRow]) -> None:
        self._model.go_on(rows, more=len(rows) == self._wanted.limit)

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
        whole = replace(self._wanted, limit=None)

        def rows(queries: Queries, progress: Progress) -> Iterator[PieceRow]:
            of = queries.piece_sum(whole).count
            progress.step(0, of)
            for done, piece in enumerate(queries.every_piece(whole), start=1):
                yield piece
                if done % AT_ONCE == 0:
                    progress.step(done, of)

        return rows
