"""A table model of a long list: pages arrive as one scrolls, in an order that the database keeps."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from ui.tables.columns import Column
from ui.tables.rows_model import Index, RowsModel

Row = TypeVar("Row")

_NOWHERE = QModelIndex()


class PagedModel(RowsModel[Row]):
    """Rows read page by page; whoever owns it reads them.

    `orderable` are the columns a heading may order by. Signal: `order_wanted` when another order is wanted.
    """

    order_wanted = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        orderable: Collection[int],
        read_more: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._orderable = orderable
        self._read_more = read_more
        self._more = False
        self._reading = False
        self.ordered_by = 0
        self.descending = False

    @property
    def last(self) -> Row | None:
        """Return the row that the next page begins after."""
        return self._rows[-1] if self._rows else None

    def begin(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show a first page instead of all rows before."""
        self._more, self._reading = more, False
        self.set_rows(rows)

    def go_on(self, rows: Sequence[Row], *, more: bool) -> None:
        """Add the next page below."""
        self._more, self._reading = more, False
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_NOWHERE, first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def stop_reading(self) -> None:
        """Let the next page be asked for again: the answer awaited was of no use."""
        self._reading = False

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether a further page stands behind the last row and is not under way."""
        return not parent.isValid() and self._more and not self._reading

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page, once."""
        if self.canFetchMore(parent):
            self._reading = True
            self._read_more()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Want the rows in another order, where the database keeps one by this column."""
        descending = order is Qt.SortOrder.DescendingOrder
        if column in self._orderable and (column, descending) != (self.ordered_by, self.descending):
            self.ordered_by, self.descending = column, descending
            self.order_wanted.emit()
