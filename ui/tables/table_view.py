"""A table to read from: sorted by a click, copied by Ctrl+C as a spreadsheet takes it, never edited."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.parts.empty_state import EmptyState
from ui.tables.columns import Column
from ui.tables.paged_model import PagedModel
from ui.tables.rows_model import ROW_ROLE, SORT_ROLE, RowsModel
from ui.wording import without_isolates

Row = TypeVar("Row")
_ROW_HEIGHT = 38
_AROUND_LETTERS = 16
_NARROWEST = 76
_AIR = 4
_ARROW = 18  # Qt keeps room for an arrow on either side of a heading


class TableView(QTableView, Generic[Row]):
    """A table of rows, with an empty state where there is none. Signal: `row_chosen` with a row or None."""

    row_chosen = Signal(object)

    def __init__(
        self, model: RowsModel[Row], name: str, empty: EmptyState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows_model = model
        self._sorted = _AsRead(self) if isinstance(model, PagedModel) else QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SORT_ROLE)
        self._empty = empty
        self._fitting = False
        self._widths_are_the_persons = False
        empty.setParent(self.viewport())
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self._dress()
        model.modelReset.connect(self._on_reset)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._on_reset()

    def chosen(self) -> Row | None:
        """Return the row that is selected, if one is."""
        rows = self.selectionModel().selectedRows()
        found: Row | None = rows[0].data(ROW_ROLE) if rows else None
        return found

    def all_chosen(self) -> list[Row]:
        """Return the rows that are selected, in the order they are shown in."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._sorted.index(place, 0).data(ROW_ROLE) for place in places]

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """Return the columns in their order."""
        return self._rows_model.columns

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
        """Select the row at a place, counted from 0 as shown (Qt's own `selectRow` fails where mirrored)."""
        self.setCurrentIndex(self._sorted.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected on Ctrl+C; leave other keys to Qt."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
            return
        super().keyPressEvent(event)

    def copied(self) -> str:
        """Return the selected rows with their headings, cells parted by tabs."""
        columns = range(self._sorted.columnCount())
        headings = [self._sorted.headerData(at, Qt.Orientation.Horizontal) for at in columns]
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [[self._sorted.index(place, at).data() for at in columns] for place in places]
        return "\n".join("\t".join(map(_cell, line)) for line in (headings, *lines)) if places else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the empty state in the middle."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())
        self._fit()

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
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(_NARROWEST // 2)
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._on_section_resized)
        header.sortIndicatorChanged.connect(self._on_order_wanted)

    def _on_reset(self) -> None:
        self._empty.setVisible(self._rows_model.rowCount() == 0)
        self._fit()

    def _fit(self) -> None:
        """Share the width between the columns by what they hold, until the person drags one themselves."""
        if self._widths_are_the_persons:
            return
        header = self.horizontalHeader()
        columns = range(header.count())
        needed = [max(self.sizeHintForColumn(at), header.sectionSizeHint(at) - _ARROW) for at in columns]
        room = self.viewport().width()
        air = _AIR if sum(needed) + _AIR * len(needed) <= room else 0
        wanted = [width + air for width in needed]
        self._fitting = True
        for at, width in enumerate(shared_widths(wanted, self._rows_model.giving_way(), room)):
            header.resizeSection(at, width)
        self._fitting = False

    def _on_section_resized(self, at: int, _before: int, _now: int) -> None:
        last = self.horizontalHeader().count() - 1
        if not self._fitting and at != last and self.isVisible():
            self._widths_are_the_persons = True

    def _on_order_wanted(self, at: int) -> None:
        """Take the arrow back from a heading that orders nothing."""
        model = self._rows_model
        if isinstance(model, PagedModel) and at != model.ordered_by:
            order = Qt.SortOrder.DescendingOrder if model.descending else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicator(model.ordered_by, order)

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.row_chosen.emit(self.chosen())

    def index_of(self, row: int, column: int) -> QModelIndex:
        """Return a place in the table as it is shown."""
        return self._sorted.index(row, column)


class _AsRead(QSortFilterProxyModel):
    """Rows in the order they were read in; another order is asked of the model, which has it read."""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Hand the wish on: sorting the few rows read so far would show a false order."""
        self.sourceModel().sort(column, order)


def shared_widths(wanted: Sequence[int], giving_way: Sequence[bool], room: int) -> list[int]:
    """Return the widths of columns: those that may give way do where there is too little room, else grow."""
    columns = list(zip(wanted, giving_way, strict=True))
    if sum(wanted) > room:
        level = _level([width for width, yields in columns if yields], sum(wanted) - room)
        return [min(width, level) if yields else width for width, yields in columns]
    takers = [yields or not any(giving_way) for yields in giving_way]
    share = (room - sum(wanted)) // max(1, sum(takers))
    return [width + share if takes else width for width, takes in zip(wanted, takers, strict=True)]


def _level(widths: Sequence[int], missing: int) -> int:
    """Return the width to which the widest of these columns are cut to free what is missing together."""
    highest = max(widths, default=_NARROWEST)
    return next(
        (
            level
            for level in range(highest, _NARROWEST, -1)
            if sum(max(0, width - level) for width in widths) >= missing
        ),
        _NARROWEST,
    )


def _cell(text: object) -> str:
    """Return a cell as a spreadsheet takes it: one line, and never a formula."""
    bare = " ".join(without_isolates(str(text or "")).split())
    return f"'{bare}" if bare[:1] in {"=", "+", "@"} else bare
