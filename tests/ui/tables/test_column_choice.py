"""Columns are the person's: shown, hidden, moved and widened, and found again as they were left."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from ui.parts.empty_state import EmptyState
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.layout_memory import Layout
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.desk import Desk

LONG = "Journée internationale <b>"
Row = tuple[str, str, str]
Opened = Callable[[], tuple[TableView[Row], ColumnChoice]]


@pytest.fixture
def place(dressed: QApplication, desk: Desk, wording: Wording, answers: Any) -> Workplace:
    return Workplace(desk, (), wording, answers, lambda _path: None)


@pytest.fixture
def opened(qtbot: Any, place: Workplace) -> Opened:
    """Return a way to open a table of four columns, the last of which is an extra one."""
    owners: list[QObject] = []

    def open_table() -> tuple[TableView[Row], ColumnChoice]:
        columns: tuple[Column[Row], ...] = (
            Column("Code", lambda row: row[0]),
            Column("Thème", lambda row: row[1], gives_way=True),
            Column("Ville", lambda row: row[2]),
            Column("Lot", lambda _row: "L1", extra=True),
        )
        owners.append(QObject())
        model = RowsModel(columns, owners[-1])
        table = TableView(model, "Essai", EmptyState("list", "Rien", "Ajoutez."))
        choice = ColumnChoice(place, table, "trial")
        qtbot.addWidget(table)
        table.resize(420, 300)
        table.show()
        model.set_rows([("S1", LONG, "Rabat"), ("S2", "Santé", "Casablanca")])
        return table, choice

    return open_table


def headings(table: TableView[Row]) -> list[str]:
    return [column.heading for column in table.columns]


def entry(choice: ColumnChoice, word: str) -> Any:
    return next(action for action in choice.menu().actions() if action.text() == word)


def test_an_extra_column_is_shown_to_who_asks_for_it(opened: Opened) -> None:
    table, choice = opened()
    assert headings(table) == ["Code", "Thème", "Ville"]
    entry(choice, "Lot").trigger()
    entry(choice, "Ville").trigger()
    assert headings(table) == ["Code", "Thème", "Lot"]
    assert headings(opened()[0]) == ["Code", "Thème", "Lot"]


def test_the_last_column_cannot_be_hidden(opened: Opened) -> None:
    table, choice = opened()
    for word in ("Code", "Ville"):
        entry(choice, word).trigger()
    assert not entry(choice, "Thème").isEnabled()
    assert headings(table) == ["Thème"]


def test_a_column_moved_or_widened_is_found_where_it_was_left(
    qtbot: Any, opened: Opened, place: Workplace
) -> None:
    table, _choice = opened()
    table.horizontalHeader().moveSection(2, 0)
    table.horizontalHeader().resizeSection(0, 211)
    qtbot.waitUntil(lambda: place.layouts.recall("trial") is not None)
    again, _choice = opened()
    assert headings(again) == ["Ville", "Code", "Thème"]
    assert again.columnWidth(0) == 211


def test_the_usual_columns_come_back(opened: Opened, place: Workplace) -> None:
    place.layouts.keep("trial", Layout((2, 1, 0, 3), hidden=(1,), widths=(200, 200, 200, 200)))
    table, choice = opened()
    assert headings(table) == ["Ville", "Code", "Lot"]
    entry(choice, "Rétablir les colonnes").trigger()
    assert headings(table) == ["Code", "Thème", "Ville"]
    assert table.columnWidth(0) < 200
    assert place.layouts.recall("trial") is None


def test_other_columns_are_remembered_under_a_name_of_their_own(opened: Opened, place: Workplace) -> None:
    place.layouts.keep("other", Layout((1, 0), hidden=(0,)))
    table, choice = opened()
    entry(choice, "Ville").trigger()
    table.rows_model.set_columns(table.rows_model.columns[:2])
    choice.remember_as("other")
    assert headings(table) == ["Thème"]
    entry(choice, "Code").trigger()
    assert place.layouts.recall("other") == Layout((1, 0))
    assert headings(opened()[0]) == ["Code", "Thème"]


def test_the_menu_exports_what_the_table_holds(opened: Opened) -> None:
    table, choice = opened()
    assert entry(choice, "Exporter…").isEnabled()
    table.rows_model.set_rows(())
    assert not entry(choice, "Exporter…").isEnabled()


def test_a_layout_of_another_number_of_columns_is_left_aside(opened: Opened, place: Workplace) -> None:
    place.layouts.keep("trial", Layout((1, 0)))
    assert headings(opened()[0]) == ["Code", "Thème", "Ville"]


def test_what_is_copied_is_what_is_shown(opened: Opened) -> None:
    table, choice = opened()
    entry(choice, "Code").trigger()
    table.horizontalHeader().moveSection(2, 0)
    table.choose_row(1)
    assert table.copied() == "Ville\tThème\nCasablanca\tSanté"
    entry(choice, "Copier les lignes choisies").trigger()
    assert QApplication.clipboard().text() == "Ville\tThème\nCasablanca\tSanté"


@pytest.mark.parametrize("on", ["rows", "headings", "keys"])
def test_the_menu_opens_where_it_is_looked_for(qtbot: Any, opened: Opened, on: str) -> None:
    table, choice = opened()
    if on == "keys":
        choice.choose.trigger()
    else:
        area = table.viewport() if on == "rows" else table.horizontalHeader().viewport()
        at = QPoint(20, 10)
        wish = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, area.mapToGlobal(at))
        QApplication.sendEvent(area, wish)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)


def test_a_cell_that_is_cut_off_tells_its_whole_text_as_it_stands(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _part: told.append(text))
    table, _choice = opened()
    table.horizontalHeader().resizeSection(1, 80)
    for row in (0, 1):
        at = table.visualRect(table.index_of(row, 1)).center()
        hover = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
        QApplication.sendEvent(table.viewport(), hover)
    assert told == ["<qt>Journée internationale &lt;b&gt;</qt>"]
