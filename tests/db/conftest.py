"""A second door to the database under test: for what the desk does not tell, and for damaging it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from db.engine import database_url, open_engine
from voucher_desk.home import open_home


@pytest.fixture
def engine(field: Any, home: Path) -> Iterator[Engine]:
    """Return an engine on the database of the field on SQLite."""
    opened = open_engine(database_url(open_home(home).database))
    yield opened
    opened.dispose()


@pytest.fixture
def any_engine(any_field: Any, home: Path, database: str | None) -> Iterator[Engine]:
    """Return an engine on the database of the field on each of the two engines in turn."""
    opened = open_engine(database_url(database or open_home(home).database))
    yield opened
    opened.dispose()
