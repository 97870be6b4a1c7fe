"""A table to read from: sorted by a click, copied by Ctrl+C as a spreadsheet takes it, never edited."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView, QToolTip, QWidget

from ui.parts.empty_state import EmptyState
from ui.tables.column_widths import ColumnWidths, show_usual_columns, shown_places
from ui.tables.columns import Column
from ui.tables.paged_model import PagedModel
from ui.tables.rows_model import ROW_ROLE, SORT_ROLE, RowsModel
from ui.wording import without_isolates

Row = TypeVar("Row")
_ROW_HEIGHT = 38
_AROUND_LETTERS = 16
_FLAG = QItemSelectionModel.SelectionFlag
_KEYS = Qt.KeyboardModifier
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_TO_AN_END = {
    QKeyCombination(_KEYS.ControlModifier, key): last
    for key, last in (
        (Qt.Key.Key_Home, False),
        (Qt.Key.Key_Up, False),
        (Qt.Key.Key_End, True),
        (Qt.Key.Key_Down, True),
    )
}


class TableView(QTableView, Generic[Row]):
    """A table of rows, with an empty state where there is none.

    Signals: `row_chosen` with a row or None; `opened` with the row on which Enter or F2 was pressed;
    `rows_copied` with how many were; `arranged` when the person moved or widened a column. `about` says what
    the rows are of and by what they were looked for, for who meets them away from their screen.
    """

    row_chosen = Signal(object)
    opened = Signal(object)
    rows_copied = Signal(int)
    arranged = Signal()

    def __init__(
        self, model: RowsModel[Row], name: str, empty: EmptyState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows_model = model
        self._sorted = _AsRead(self) if isinstance(model, PagedModel) else QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SORT_ROLE)
        self._empty = empty
        self._search: QLineEdit | None = None
        self.about: Callable[[], str] = str
        self._widths = ColumnWidths(self, model)
        self._widths.dragged.connect(self.arranged)
        empty.setParent(self.viewport())
        self.setModel(self._sorted)
        show_usual_columns(self, model)
        self.setAccessibleName(name)
        self._dress()
        model.modelReset.connect(self._on_reset)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._on_reset()

    @property
    def rows_model(self) -> RowsModel[Row]:
        """Return the model of all rows and columns."""
        return self._rows_model

    @property
    def widths(self) -> ColumnWidths:
        """Return what keeps the widths of the columns."""
        return self._widths

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """Return the columns that are shown, in the order they are shown in."""
        return tuple(self._rows_model.columns[at] for at in shown_places(self))

    def chosen(self) -> Row | None:
        """Return the row that is selected, if one is."""
        rows = self.selectionModel().selectedRows()
        found: Row | None = rows[0].data(ROW_ROLE) if rows else None
        return found

    def all_chosen(self) -> list[Row]:
        """Return the rows that are selected, in the order they are shown in."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._sorted.index(place, 0).data(ROW_ROLE) for place in places]

    def shown(self) -> list[Row]:
        """Return all rows, in the order they are shown in."""
        return [self._sorted.index(place, 0).data(ROW_ROLE) for place in range(self._sorted.rowCount())]

    def choose(self, key: str, column: int = 0) -> bool:
        """Select the row with this text in a column, and say whether there is one."""
        for place in range(self._sorted.rowCount()):
            if without_isolates(self._sorted.index(place, column).data()) == without_isolates(key):
                self.choose_row(place)
                return True
        return False

    def choose_row(self, place: int) -> None:
        """Select the row at a place, counted from 0 as shown whatever keys are held."""
        there = self._sorted.index(place, shown_places(self)[0])
        self.selectionModel().setCurrentIndex(there, _FLAG.ClearAndSelect | _FLAG.Rows)

    def stay_while(self, change: Callable[[], None], key: Callable[[Row], str]) -> None:
        """Let rows be replaced, and keep what is chosen and which row stands on top, by their keys."""
        before, top = self.shown(), self.verticalScrollBar().value()
        chosen, at = {key(row) for row in self.all_chosen()}, self.currentIndex()
        current = key(before[at.row()]) if at.isValid() else ""
        on_top = key(before[top]) if top < len(before) else ""
        change()
        places = {key(row): place for place, row in enumerate(self.shown())}
        if current in places:
            there = self._sorted.index(places[current], max(0, at.column()))
            self.selectionModel().setCurrentIndex(there, _FLAG.NoUpdate)
        self._select([places[one] for one in chosen if one in places])
        self.doItemsLayout()
        self.verticalScrollBar().setValue(places.get(on_top, top))
        self._on_scrolled(self.verticalScrollBar().value())

    def _select(self, places: Sequence[int]) -> None:
        selection = QItemSelection()
        for place in places:
            selection.select(self._sorted.index(place, 0), self._sorted.index(place, 0))
        if {index.row() for index in self.selectionModel().selectedRows()} != set(places):
            self.selectionModel().select(selection, _FLAG.ClearAndSelect | _FLAG.Rows)

    def search_in(self, field: QLineEdit) -> None:
        """Let what is typed on the table begin a search in a field."""
        self._search = field

    def open_in(self, area: QWidget) -> None:
        """Let Enter and F2 go on in an area: to the first thing in it that takes the keyboard."""
        self.opened.connect(lambda _row: focus_within(area))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, open, go to either end, begin a search; leave other keys to Qt."""
        row = self.chosen()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _OPENING and row is not None:
            self.opened.emit(row)
        elif event.keyCombination() in _TO_AN_END:
            self._go_to_end(last=_TO_AN_END[event.keyCombination()])
        elif self._search and begins_a_search(event):
            self._search.setFocus()
            self._search.setText(event.text())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows with their headings on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied())
        self.rows_copied.emit(len(self.selectionModel().selectedRows()))

    def copied(self) -> str:
        """Return the selected rows with their headings, cells parted by tabs."""
        columns = shown_places(self)
        headings = [self._sorted.headerData(at, Qt.Orientation.Horizontal) for at in columns]
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [[self._sorted.index(place, at).data() for at in columns] for place in places]
        return "\n".join("\t".join(map(_cell, line)) for line in (headings, *lines)) if places else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the empty state in the middle."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())
        self._widths.fit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole text of a cell that is cut off, where the cell has nothing else to tell."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self.indexAt(event.pos())
            if at.isValid() and not at.data(Qt.ItemDataRole.ToolTipRole) and self._is_cut(at):
                QToolTip.showText(event.globalPos(), f"<qt>{escape(at.data())}</qt>", self)
                return True
        return super().viewportEvent(event)

    def index_of(self, row: int, column: int) -> QModelIndex:
        """Return a place in the table as it is shown."""
        return self._sorted.index(row, column)

    def _is_cut(self, at: QModelIndex) -> bool:
        return self.sizeHintForIndex(at).width() > self.visualRect(at).width()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        as_read = self._rows_model.ordered_by if isinstance(self._rows_model, PagedModel) else -1
        self.sortByColumn(as_read, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(
            max(_ROW_HEIGHT, self.fontMetrics().height() + _AROUND_LETTERS)
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.sectionMoved.connect(lambda *_places: self.arranged.emit())
        header.sortIndicatorChanged.connect(self._on_order_wanted)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _on_reset(self) -> None:
        self._empty.setVisible(self._rows_model.rowCount() == 0)
        self._widths.fit()

    def _on_scrolled(self, top: int) -> None:
        if isinstance(self._rows_model, PagedModel) and top == 0:
            self._rows_model.fetch_above()

    def _go_to_end(self, *, last: bool) -> None:
        """Go to the first or last row; of a long list, to that of the whole list."""
        model = self._rows_model
        if isinstance(model, PagedModel) and (model.more_below if last else model.more_above):
            model.edge_wanted.emit(last)
        elif count := self._sorted.rowCount():
            self.choose_row(count - 1 if last else 0)

    def _on_order_wanted(self, at: int) -> None:
        """Take the arrow back from a heading that orders nothing."""
        model = self._rows_model
        if isinstance(model, PagedModel) and at != model.ordered_by:
            order = Qt.SortOrder.DescendingOrder if model.descending else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicator(model.ordered_by, order)

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.row_chosen.emit(self.chosen())


class _AsRead(QSortFilterProxyModel):
    """Rows in the order they were read in; another order is asked of the model, which has it read."""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Hand the wish on: sorting the few rows read so far would show a false order."""
        self.sourceModel().sort(column, order)


def begins_a_search(event: QKeyEvent) -> bool:
    """Return whether a key writes a sign, and is no command."""
    commanding = event.modifiers() & ~(_KEYS.ShiftModifier | _KEYS.KeypadModifier)
    return not commanding and event.text().isprintable() and bool(event.text().strip())


def focus_within(area: QWidget) -> None:
    """Give the keyboard to the first part of an area that takes it."""
    for part in area.findChildren(QWidget):
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _cell(text: object) -> str:
    """Return a cell as a spreadsheet takes it: one line, and never a formula."""
    bare = " ".join(without_isolates(str(text or "")).split())
    return f"'{bare}" if bare[:1] in {"=", "+", "@"} else bare
