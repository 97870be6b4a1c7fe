"""The tables that a replay of the log builds up, row by row."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from voucher_desk.domain.events import Event

Cell = str | int | bool | None
Row = dict[str, Cell]
Tables = Mapping[str, Mapping[str, Row]]
"""Rows by table and key; the key is what people call the thing, such as a serial or `session person`."""


class Replay:
    """What the events told so far, by table and key."""

    def __init__(self) -> None:
        """Begin before the first event."""
        self.tables: defaultdict[str, dict[str, Row]] = defaultdict(dict)

    def row(self, table: str, key: str) -> Row:
        """Return a row to change, new where nothing was told of it yet."""
        return self.tables[table].setdefault(key, {})

    def add(self, table: str, key: str, column: str, amount: int) -> None:
        """Add an amount of centimes to a cell that begins at nothing."""
        row = self.row(table, key)
        before = row.get(column)
        row[column] = (before if isinstance(before, int) else 0) + amount


Step = Callable[[Replay, Event, Mapping[str, Any]], None]
"""What one kind of event tells, given its facts."""
