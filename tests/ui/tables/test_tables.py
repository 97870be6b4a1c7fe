"""Tables: columns named once, sorted by what things are, copied as a spreadsheet takes them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.parts.empty_state import EmptyState
from ui.tables.column_widths import shared_widths
from ui.tables.columns import Column
from ui.tables.rows_model import ROW_ROLE, RowsModel
from ui.tables.table_view import TableView

Pair = tuple[str, int]
ROWS: list[Pair] = [("b", 900), ("a", 1_000), ("c", 90)]


@pytest.fixture
def model(dressed: QApplication) -> RowsModel[Pair]:
    columns: tuple[Column[Pair], ...] = (
        Column("Nom", lambda row: row[0]),
        Column("Nombre", lambda row: f"{row[1]} MAD", lambda row: row[1], is_number=True),
    )
    return RowsModel(columns)


@pytest.fixture
def table(qtbot: Any, model: RowsModel[Pair]) -> TableView[Pair]:
    made = TableView(model, "Essai", EmptyState("list", "Rien", "Ajoutez."))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def shown(table: TableView[Pair]) -> list[str]:
    return [table.index_of(row, 0).data() for row in range(table.model().rowCount())]


def test_headings_and_cells_are_as_declared(model: RowsModel[Pair]) -> None:
    model.set_rows(ROWS)
    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(2)]
    assert headings == ["Nom", "Nombre"]
    assert model.index(1, 1).data() == "1000 MAD"
    assert model.index(1, 1).data(ROW_ROLE) == ("a", 1_000)


def test_numbers_are_sorted_as_numbers(table: TableView[Pair], model: RowsModel[Pair]) -> None:
    model.set_rows(ROWS)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert shown(table) == ["c", "b", "a"]


def test_rows_keep_the_order_they_were_read_in(table: TableView[Pair], model: RowsModel[Pair]) -> None:
    model.set_rows(ROWS)
    assert shown(table) == ["b", "a", "c"]


def test_a_row_chosen_is_told_and_found_again(table: TableView[Pair], model: RowsModel[Pair]) -> None:
    told: list[Pair | None] = []
    table.row_chosen.connect(told.append)
    model.set_rows(ROWS)
    assert table.choose("c")
    assert told[-1] == ("c", 90)
    assert not table.choose("z")


def test_an_empty_table_says_what_to_do(table: TableView[Pair], model: RowsModel[Pair]) -> None:
    empty = table.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.isVisible()
    model.set_rows(ROWS)
    assert not empty.isVisible()


def test_a_copied_cell_is_never_a_formula(table: TableView[Pair], model: RowsModel[Pair]) -> None:
    model.set_rows([("=1+1", 1), ("deux\nlignes\tdeux", 2)])
    table.selectAll()
    assert table.copied().split("\n") == ["Nom\tNombre", "'=1+1\t1 MAD", "deux lignes deux\t2 MAD"]


def test_nothing_selected_copies_nothing(table: TableView[Pair], model: RowsModel[Pair]) -> None:
    model.set_rows(ROWS)
    assert table.copied() == ""


def test_a_width_the_person_dragged_is_left_alone(table: TableView[Pair], model: RowsModel[Pair]) -> None:
    model.set_rows(ROWS)
    table.horizontalHeader().resizeSection(0, 333)
    model.set_rows(ROWS[:1])
    assert table.columnWidth(0) == 333


@given(
    columns=some.lists(some.tuples(some.integers(20, 500), some.booleans()), min_size=1, max_size=9),
    room=some.integers(0, 3000),
)
def test_columns_fill_the_room_and_only_those_that_may_give_way(
    columns: list[tuple[int, bool]], room: int
) -> None:
    wanted, giving = [width for width, _ in columns], [gives for _, gives in columns]
    widths = shared_widths(wanted, giving, room)
    assert all(now >= before for now, before, gives in zip(widths, wanted, giving, strict=True) if not gives)
    assert all(now >= min(before, 90) for now, before in zip(widths, wanted, strict=True))
    if sum(wanted) <= room:
        assert room - len(columns) < sum(widths) <= room
