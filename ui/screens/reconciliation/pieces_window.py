"""The pieces behind a figure or a difference, in a window of their own: read by pages, copied, exported."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from ui.message_bar import MessageBar
from ui.papers import save_file
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, row
from ui.questions import FileKind
from ui.screens.reconciliation.columns import shown
from ui.screens.reconciliation.history_window import HistoryWindow
from ui.screens.reconciliation.piece_columns import cells_of, piece_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import write_sheet
from ui.tables.paged_model import PagedModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.queries.pieces import PieceFilter, PieceRow, PieceSum
from voucher_desk.queries.queries import Queries
from voucher_desk.spreadsheets.sheets import Sheet

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
        self._columns = piece_columns(place.wording, counts=counts)
        self._model = PagedModel(self._columns, (), self)
        nothing = EmptyState("search", _("Aucune pièce"), _("Rien ne compose ce chiffre : il est nul."))
        self.table = TableView(self._model, _("Pièces"), nothing)
        ColumnChoice(place, self.table, "pieces")
        self.copy = button(_("Copier"), self._copy, sign="list")
        self.export = button(_("Exporter…"), self._export, sign="export")
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

    def _export(self) -> None:
        _ = self._place.wording.gettext
        kind = self._place.questions.ask_choice(
            _("Exporter les pièces"),
            _("Toutes les pièces, aussi celles qui ne sont pas encore affichées."),
            [(_("Classeur Excel (XLSX)"), FileKind.WORKBOOK), (_("Texte séparé (CSV)"), FileKind.TABLE)],
        )
        if kind is None:
            return
        save_file(self._place, self, _FILE_NAME, kind, lambda desk, path: self._write(desk, path, kind))

    def _write(self, desk: Desk, path: Path, kind: FileKind) -> None:
        """Write all pieces as they are read, without holding them."""
        whole = replace(self._wanted, limit=None)
        name, mirrored = self.table.accessibleName(), self._place.wording.right_to_left
        header = (tuple(column.heading for column in self._columns),)

        def write(queries: Queries) -> None:
            rows = (cells_of(piece, self._columns) for piece in queries.every_piece(whole))
            write_sheet(Sheet(name=name, header=header, rows=rows, right_to_left=mirrored), path, kind)

        desk.read(write)
