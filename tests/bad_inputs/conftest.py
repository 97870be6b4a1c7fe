"""A second door to the database: what is kept of a bad input is read there."""

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
