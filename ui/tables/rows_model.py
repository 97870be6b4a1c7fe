"""A table model of read rows; it holds what was read and knows nothing of where from."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from ui.tables.columns import Column

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

_NOWHERE = QModelIndex()
_TELLING = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_TRAILING = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
_LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows in columns; `SORT_ROLE` gives comparable values, `ROW_ROLE` the row, safe through a proxy."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order they were read."""
        return tuple(self._rows)

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """Return the columns in their order."""
        return self._columns

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of those before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- what Qt wants depends on the role
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TRAILING if column.is_number else _LEADING
        return column.heading if role in _TELLING else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as above
        """Return one aspect of a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.shown(row)
            case Qt.ItemDataRole.ToolTipRole if column.explained:
                return column.explained(row) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _TRAILING if column.is_number else _LEADING
            case Qt.ItemDataRole.ForegroundRole | Qt.ItemDataRole.FontRole:
                return _warning(role) if column.fails and column.fails(row) else None
            case _:
                return self._own_data(row, column, role)

    def _own_data(self, row: Row, column: Column[Row], role: int) -> Any:  # noqa: ANN401 -- as above
        if role == SORT_ROLE:
            return column.sorted_by(row) if column.sorted_by else column.shown(row).casefold()
        return row if role == ROW_ROLE else None


def _warning(role: int) -> Any:  # noqa: ANN401 -- a brush or a font
    if role == Qt.ItemDataRole.ForegroundRole:
        return QGuiApplication.palette().brush(QPalette.ColorRole.BrightText)
    bold = QFont()
    bold.setBold(True)
    return bold
