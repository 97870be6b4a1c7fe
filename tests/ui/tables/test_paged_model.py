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
def asked() -> list[object]:
    return []


@pytest.fixture
def model(dressed: QApplication, asked: list[object]) -> PagedModel[int]:
    columns: tuple[Column[int], ...] = (Column("Nombre", str), Column("Carré", lambda row: str(row * row)))
    return PagedModel(columns, {0}, lambda: asked.append("page"))


@pytest.fixture
def table(qtbot: Any, model: PagedModel[int]) -> TableView[int]:
    made = TableView(model, "Essai", EmptyState("list", "Rien", "Ajoutez."))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def shown(table: TableView[int]) -> list[int]:
    return [int(table.index_of(row, 0).data()) for row in range(table.model().rowCount())]


def test_the_next_page_is_asked_for_once_and_added_below(model: PagedModel[int], asked: list[object]) -> None:
    model.begin([1, 2], more=True)
    model.fetchMore(TOP)
    model.fetchMore(TOP)
    assert asked == ["page"]
    model.go_on([3], more=False)
    assert model.rows == (1, 2, 3)
    assert not model.canFetchMore(TOP)


def test_a_page_of_no_use_is_asked_for_again(model: PagedModel[int], asked: list[object]) -> None:
    model.begin([1], more=True)
    model.fetchMore(TOP)
    model.stop_reading()
    model.fetchMore(TOP)
    assert asked == ["page", "page"]


def test_scrolling_to_the_end_asks_for_the_next_page(
    table: TableView[int], model: PagedModel[int], asked: list[object]
) -> None:
    model.begin(range(100), more=True)
    assert asked == []
    table.scrollToBottom()
    assert asked == ["page"]
    model.go_on(range(100, 200), more=False)
    assert shown(table) == list(range(200))


def test_a_heading_has_the_rows_read_in_another_order(table: TableView[int], model: PagedModel[int]) -> None:
    wishes: list[tuple[int, bool]] = []
    model.order_wanted.connect(lambda: wishes.append((model.ordered_by, model.descending)))
    model.begin([2, 1, 3], more=False)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert wishes == [(0, True)]
    assert shown(table) == [2, 1, 3]


def test_a_heading_no_index_stands_behind_orders_nothing(
    table: TableView[int], model: PagedModel[int]
) -> None:
    wishes: list[bool] = []
    model.order_wanted.connect(lambda: wishes.append(True))
    model.begin([2, 1, 3], more=False)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert wishes == []
    assert table.horizontalHeader().sortIndicatorSection() == 0
