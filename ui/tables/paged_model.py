"""A table model of a long list: a window of rows that moves as one scrolls, ordered by the database."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from ui.tables.columns import Column
from ui.tables.rows_model import Index, RowsModel

Row = TypeVar("Row")

_NOWHERE = QModelIndex()


class PagedModel(RowsModel[Row]):
    """Some of the rows of a list, one behind the other; whoever owns it reads them.

    `orderable` are the columns a heading may order by. Signals: `order_wanted` when another order is wanted;
    `more_wanted` with whether the page below is, or the one above; `edge_wanted` with whether the very last
    rows are, or the very first.
    """

    order_wanted = Signal()
    more_wanted = Signal(bool)
    edge_wanted = Signal(bool)

    def __init__(
        self, columns: Sequence[Column[Row]], orderable: Collection[int], parent: QObject | None = None
    ) -> None:
        super().__init__(columns, parent)
        self._orderable = orderable
        self._reading = False
        self.more_above = False
        self.more_below = False
        self.ordered_by = 0
        self.descending = False

    def begin(self, rows: Sequence[Row], *, above: bool = False, below: bool) -> None:
        """Show these rows instead of all before; say whether there are more `above` and `below` them."""
        self._reading, self.more_above, self.more_below = False, above, below
        self.set_rows(rows)

    def go_on(self, rows: Sequence[Row], *, more: bool) -> None:
        """Add the next page below."""
        self._reading, self.more_below = False, more
        self._insert(len(self._rows), rows)

    def go_back(self, rows: Sequence[Row], *, more: bool) -> None:
        """Add the page before above."""
        self._reading, self.more_above = False, more
        self._insert(0, rows)

    def drop_first(self, count: int) -> None:
        """Forget the first rows; they can be read again."""
        self._remove(0, count)
        self.more_above = True

    def drop_last(self, count: int) -> None:
        """Forget the last rows; they can be read again."""
        self._remove(len(self._rows) - count, count)
        self.more_below = True

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether a further page stands behind the last row and nothing is under way."""
        return not parent.isValid() and self.more_below and not self._reading

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page, once."""
        if self.canFetchMore(parent):
            self._reading = True
            self.more_wanted.emit(True)

    def fetch_above(self) -> None:
        """Ask for the page before, once."""
        if self.more_above and not self._reading:
            self._reading = True
            self.more_wanted.emit(False)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Want the rows in another order, where the database keeps one by this column."""
        descending = order is Qt.SortOrder.DescendingOrder
        if column in self._orderable and (column, descending) != (self.ordered_by, self.descending):
            self.ordered_by, self.descending = column, descending
            self.order_wanted.emit()

    def _insert(self, at: int, rows: Sequence[Row]) -> None:
        if rows:
            self.beginInsertRows(_NOWHERE, at, at + len(rows) - 1)
            self._rows[at:at] = rows
            self.endInsertRows()

    def _remove(self, at: int, count: int) -> None:
        self.beginRemoveRows(_NOWHERE, at, at + count - 1)
        del self._rows[at : at + count]
        self.endRemoveRows()
