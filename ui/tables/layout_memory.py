"""Which columns a person chose to see of each table, in which order, how wide.

Kept in the home as `table-layouts.json`: names of tables, places and widths of columns, and nothing of what
stands in them. A file that cannot be read, or says what may not be, remembers nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ui.kept_choices import keep

FILE_NAME = "table-layouts.json"
_WIDEST = 10_000
_PARTS = ("order", "hidden", "widths")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table by their place as declared: in the order shown, those hidden, their widths.

    Widths are in pixels; none where the person gave none.
    """

    order: tuple[int, ...]
    hidden: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()

    def fits(self, columns: int) -> bool:
        """Return whether this is a layout of so many columns, of which one at least is shown."""
        return (
            sorted(self.order) == list(range(columns))
            and set(self.hidden) < set(self.order)
            and len(self.widths) in {0, columns}
        )


class LayoutMemory:
    """Remembers layouts by the names of tables; without a home, for as long as the window is open."""

    def __init__(self, home: Path | None = None) -> None:
        self._path = home / FILE_NAME if home else None
        self._known = self._read()

    def recall(self, table: str) -> Layout | None:
        """Return what was chosen for a table, None where nothing was."""
        return self._known.get(table)

    def keep(self, table: str, layout: Layout) -> None:
        """Remember a layout."""
        self._known[table] = layout
        self._write()

    def forget(self, table: str) -> None:
        """Remember nothing of a table any more."""
        if self._known.pop(table, None):
            self._write()

    def _write(self) -> None:
        if self._path is not None:
            keep(self._path, {name: asdict(layout) for name, layout in self._known.items()})

    def _read(self) -> dict[str, Layout]:
        if self._path is None:
            return {}
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return {name: _layout(parts) for name, parts in found.items()}
        except (OSError, ValueError, RecursionError, TypeError, AttributeError, KeyError):
            return {}


def _layout(found: Mapping[str, Sequence[object]]) -> Layout:
    """Return a layout. Raises ValueError, KeyError or TypeError for what is none."""
    return Layout(*(_numbers(found[part]) for part in _PARTS))


def _numbers(found: Sequence[object]) -> tuple[int, ...]:
    """Return whole numbers from 0 on. Raises ValueError for anything else."""
    numbers = [one for one in found if type(one) is int and 0 <= one <= _WIDEST]
    if len(numbers) != len(found):
        raise ValueError(found)
    return tuple(numbers)
