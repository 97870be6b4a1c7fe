"""The worked example, played once for all tests of reports, and a second way to its figures."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

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
