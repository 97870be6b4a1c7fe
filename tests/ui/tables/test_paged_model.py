"""A long list: its pages arrive as one scrolls, once each, in the order that was asked for."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from ui.parts.empty_state import EmptyState
from ui.tables.columns import Column
from ui.tables.paged_model import PagedModel
from ui.tables.table_view import TableView

TOP = QModelIndex()


@pytest.fixture
def asked() -> list[bool]:
    """Return which pages were asked for: whether the one below, or the one above."""
    return []


@pytest.fixture
def model(dressed: QApplication, asked: list[bool]) -> PagedModel[int]:
    columns: tuple[Column[int], ...] = (Column("Nombre", str), Column("Carré", lambda row: str(row * row)))
    made = PagedModel(columns, {0})
    made.more_wanted.connect(asked.append)
    return made


@pytest.fixture
def table(qtbot: Any, model: PagedModel[int]) -> TableView[int]:
    made = TableView(model, "Essai", EmptyState("list", "Rien", "Ajoutez."))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def shown(table: TableView[int]) -> list[int]:
    return [int(table.index_of(row, 0).data()) for row in range(table.model().rowCount())]


def test_the_next_page_is_asked_for_once_and_added_below(model: PagedModel[int], asked: list[bool]) -> None:
    model.begin([1, 2], below=True)
    model.fetchMore(TOP)
    model.fetchMore(TOP)
    assert asked == [True]
    model.go_on([3], more=False)
    assert model.rows == (1, 2, 3)
    assert not model.canFetchMore(TOP)


def test_the_page_before_is_asked_for_once_and_added_above(model: PagedModel[int], asked: list[bool]) -> None:
    model.begin([3, 4], above=True, below=False)
    model.fetch_above()
    model.fetch_above()
    assert asked == [False]
    model.go_back([1, 2], more=False)
    assert model.rows == (1, 2, 3, 4)
    model.fetch_above()
    assert asked == [False]


def test_rows_forgotten_are_asked_for_again(model: PagedModel[int], asked: list[bool]) -> None:
    model.begin([1, 2, 3, 4], below=False)
    model.drop_first(1)
    model.drop_last(2)
    assert model.rows == (2,)
    model.fetchMore(TOP)
    model.go_on([], more=False)
    model.fetch_above()
    assert asked == [True, False]


def test_scrolling_to_the_top_asks_for_the_page_before(
    table: TableView[int], model: PagedModel[int], asked: list[bool]
) -> None:
    model.begin(range(100, 200), above=True, below=False)
    table.scrollToBottom()
    assert asked == []
    table.scrollToTop()
    assert asked == [False]


def test_rows_added_above_move_nothing_that_is_looked_at(
    table: TableView[int], model: PagedModel[int]
) -> None:
    model.begin(range(100, 200), above=True, below=False)
    table.choose_row(5)
    table.scrollToTop()
    table.stay_while(lambda: model.go_back(range(100), more=False), str)
    assert table.index_of(table.verticalScrollBar().value(), 0).data() == "100"
    assert table.chosen() == 105


def test_the_far_end_of_a_list_is_asked_for_not_scrolled_to(
    qtbot: Any, table: TableView[int], model: PagedModel[int]
) -> None:
    edges: list[bool] = []
    model.edge_wanted.connect(edges.append)
    model.begin(range(100, 200), above=True, below=True)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
    assert edges == [True, False, True, False]
    model.begin(range(100, 200), below=False)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen() == 199
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen() == 100


def test_scrolling_to_the_end_asks_for_the_next_page(
    table: TableView[int], model: PagedModel[int], asked: list[bool]
) -> None:
    model.begin(range(100), below=True)
    assert asked == []
    table.scrollToBottom()
    assert asked == [True]
    model.go_on(range(100, 200), more=False)
    assert shown(table) == list(range(200))


def test_a_heading_has_the_rows_read_in_another_order(table: TableView[int], model: PagedModel[int]) -> None:
    wishes: list[tuple[int, bool]] = []
    model.order_wanted.connect(lambda: wishes.append((model.ordered_by, model.descending)))
    model.begin([2, 1, 3], below=False)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert wishes == [(0, True)]
    assert shown(table) == [2, 1, 3]


def test_a_heading_no_index_stands_behind_orders_nothing(
    table: TableView[int], model: PagedModel[int]
) -> None:
    wishes: list[bool] = []
    model.order_wanted.connect(lambda: wishes.append(True))
    model.begin([2, 1, 3], below=False)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert wishes == []
    assert table.horizontalHeader().sortIndicatorSection() == 0
