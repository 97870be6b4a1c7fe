"""The worked example, played once for all tests of reports, and a second way to its figures."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from resources.catalogues import catalogue
from voucher_desk.app import open_desk
from voucher_desk.demo.performance import perform
from voucher_desk.desk import Desk
from voucher_desk.home import open_home

Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of the worked example."""
    home = open_home(tmp_path_factory.mktemp("exemple") / "poste").folder
    perform(home, catalogue("fr"), None)
    return home


@pytest.fixture
def example_desk(example: Path) -> Iterator[Desk]:
    """Return a coordinator's desk on the worked example."""
    with closing(open_desk(example, "coordination")) as desk:
        yield desk


@pytest.fixture
def ask(example: Path) -> Iterator[Ask]:
    """Return a function that asks the example's file in plain SQL, past the program."""
    with closing(sqlite3.connect(example / "voucher-desk.db")) as connection:
        yield lambda sql: connection.execute(sql).fetchall()


@pytest.fixture
def rows_on_paper() -> Callable[[Path, str, str], list[list[str]]]:
    """Return a reader of a PDF: its cells of a pattern by row, in the direction that the language is read."""

    def read(path: Path, pattern: str, language: str) -> list[list[str]]:
        rows: list[list[str]] = []
        for page in PdfReader(path).pages:
            cells: dict[float, dict[float, str]] = {}

            def visit(text: str, matrix: list[float], place: list[float], *_font: object) -> None:
                x, y = (round(place[at] * matrix[0] + matrix[at], 1) for at in (4, 5))
                row = cells.setdefault(y, {})  # noqa: B023  called at once
                row[x] = row.get(x, "") + text

            page.extract_text(visitor_text=visit)
            for row in cells.values():
                found = [text.strip() for _x, text in sorted(row.items(), reverse=language == "ar")]
                rows.append([text for text in found if re.fullmatch(pattern, text)])
        return [row for row in rows if row]

    return read
