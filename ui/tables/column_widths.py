"""How wide columns are: shared out by what they hold, until the person drags one."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.tables.rows_model import RowsModel

_NARROWEST = 90
"""Room for a word or two: what a column that gives way keeps."""
_SMALLEST = 38
_AIR = 4
_ARROW = 18  # Qt keeps room for an arrow on either side of a heading


class ColumnWidths(QObject):
    """Keeps the widths of a table's columns. Signal: `dragged` when the person changed one."""

    dragged = Signal()

    def __init__(self, table: QTableView, model: RowsModel[Any]) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._fitting = False
        self._are_the_persons = False
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(_SMALLEST)
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._on_section_resized)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return the widths the person gave the columns, in pixels; none where they gave none."""
        header = self._table.horizontalHeader()
        return tuple(map(header.sectionSize, range(header.count()))) if self._are_the_persons else ()

    def choose(self, widths: Sequence[int]) -> None:
        """Give the columns these widths in pixels, or share the room between them where there are none."""
        self._are_the_persons = bool(widths)
        self._apply(enumerate(widths))
        self.fit()

    def fit(self) -> None:
        """Share the room between the columns by what they hold, unless the person dragged one."""
        if self._are_the_persons:
            return
        header, columns = self._table.horizontalHeader(), shown_places(self._table)
        needed = [
            max(self._table.sizeHintForColumn(at), header.sectionSizeHint(at) - _ARROW) for at in columns
        ]
        room = self._table.viewport().width()
        air = _AIR if sum(needed) + _AIR * len(needed) <= room else 0
        wanted = [width + air for width in needed]
        giving_way = [self._model.columns[at].gives_way for at in columns]
        self._apply(zip(columns, shared_widths(wanted, giving_way, room), strict=True))

    def _apply(self, widths: Iterable[tuple[int, int]]) -> None:
        self._fitting = True
        for at, width in widths:
            self._table.horizontalHeader().resizeSection(at, width)
        self._fitting = False

    def _on_section_resized(self, at: int, before: int, now: int) -> None:
        """Take a width as the person's, unless it is what the last column is left, or of one just hidden."""
        stretched = at == (shown_places(self._table) or [at])[-1]
        if not self._fitting and not stretched and before and now and self._table.isVisible():
            self._are_the_persons = True
            self.dragged.emit()


def shown_places(table: QTableView) -> list[int]:
    """Return the columns that are shown, by their place in the model, in the order they are shown in."""
    header = table.horizontalHeader()
    return [at for at in map(header.logicalIndex, range(header.count())) if not header.isSectionHidden(at)]


def show_usual_columns(table: QTableView, model: RowsModel[Any]) -> None:
    """Show the columns that are no extra ones, in the order they are declared in."""
    header = table.horizontalHeader()
    for at, column in enumerate(model.columns):
        header.moveSection(header.visualIndex(at), at)
        header.setSectionHidden(at, column.extra)


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
