"""Every table of the desk: its columns are the person's, and what it holds goes out as XLSX, CSV and PDF."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import ui
from resources.catalogues import catalogue
from ui.questions import FileKind
from ui.screens.donations.donations_screen import DonationsScreen
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_of
from ui.tables.table_view import TableView
from ui.wording import Wording
from voucher_desk.desk import Desk

SOURCES = [
    path
    for room in ("screens", "preview", "parts", "help")
    for path in sorted((Path(ui.__file__).parent / room).rglob("*.py"))
]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def named(node: ast.expr) -> str:
    """Return the bare name of a class, without what it is a table of."""
    return ast.unparse(node).split("[")[0]


KINDS = {"TableView"} | {
    node.name
    for tree in TREES.values()
    for node in ast.walk(tree)
    if isinstance(node, ast.ClassDef) and "TableView" in map(named, node.bases)
}


def tables_made(tree: ast.Module) -> Iterator[str]:
    """Yield what each table that a module makes is called there; an empty text for one that is not kept."""
    assigned = (node for node in ast.walk(tree) if isinstance(node, ast.Assign))
    kept = {id(node.value): ast.unparse(node.targets[0]) for node in assigned}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and named(node.func) in KINDS:
            yield kept.get(id(node), "")


def tables_with_chosen_columns(tree: ast.Module) -> list[str]:
    """Return the tables of a module whose columns can be chosen."""
    return [
        ast.unparse(node.args[1])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and named(node.func) == "ColumnChoice"
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_table_that_is_made_has_its_columns_chosen(path: Path) -> None:
    assert sorted(tables_made(TREES[path])) == sorted(tables_with_chosen_columns(TREES[path]))


def test_tables_are_found_where_they_are_made() -> None:
    assert {"TableView", "PairingTable", "AttendanceTable", "ListedLines"} <= KINDS
    assert sum(len(list(tables_made(tree))) for tree in TREES.values()) >= 35


def test_no_two_tables_are_remembered_under_one_name() -> None:
    names = [
        node.args[2].value
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and named(node.func) == "ColumnChoice"
        and isinstance(node.args[2], ast.Constant)
    ]
    assert len(names) == len(set(names))


def opened_tables(person: Any) -> Iterator[TableView[Any]]:
    """Yield each table with rows of each screen, the first row of every one chosen before what it opens."""
    for at in range(len(person.window.doors)):
        person.window.go_to(at)
        person.waits()
        seen: list[TableView[Any]] = []
        while fresh := [
            table
            for table in person.window.shown.findChildren(TableView)
            if table not in seen and table.isVisible() and table.model().rowCount()
        ]:
            seen += fresh
            yield from fresh
            for table in fresh:
                table.choose_row(0)
            person.waits()


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_no_table_is_wider_than_its_place_in_a_usual_window(
    field: Any, opened: Any, desk: Desk, language: str
) -> None:
    serial, _other = field.issued(2)
    field.redeem(serial)
    field.redeem(serial, user="guichet-hammam", provider="HAMMAM-CAS")
    person = opened(desk.acting_as("rapprochement"), Wording(language, catalogue(language)))
    person.window.resize(1366, 768)
    for table in opened_tables(person):
        assert table.horizontalScrollBar().maximum() == 0, table.accessibleName()
    donations = person.goes_to(DonationsScreen)
    donations.table.choose("DON-RAB")
    person.waits()
    tranches = donations.panel.tables.tranches
    assert tranches.index_of(0, 3).data() in {"JPY", person.window.place.wording.isolated("JPY")}
    assert tranches.horizontalScrollBar().maximum() == 0


def test_every_table_of_every_screen_is_exported_as_a_pdf(field: Any, person: Any) -> None:
    serial, _other = field.issued(2)
    field.redeem(serial)
    told = []
    for table in opened_tables(person):
        choice, export = table.findChild(ColumnChoice), export_of(person.window.place, table)
        assert choice, table.accessibleName()
        assert export in choice.menu().actions()
        assert export.isEnabled(), table.accessibleName()
        heading = table.columns[0].heading
        person.answers.choice = FileKind.PDF
        for file in person.answers.folder.iterdir():
            file.unlink()
        export.trigger()
        person.waits()
        (file,) = person.answers.folder.iterdir()
        with pypdfium2.PdfDocument(file) as document:
            text = document[0].get_textpage().get_text_range()
        assert table.accessibleName() in text
        assert heading.split()[0] in text
        told.append(table.accessibleName())
    assert len(told) == len(set(told))
    assert {"Séances", "Présences", "Distributions", "Bons", "Histoire du bon", "Égalités"} <= set(told)
