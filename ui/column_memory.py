"""Which column a person chose for which fact, remembered for lists with the same headings.

Kept in the home as `list-columns.json`: the hash of the headings, and places of columns. No heading and no
cell of a list is in it. A file that cannot be read, or says what may not be, remembers nothing.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from ui.kept_choices import keep
from voucher_desk.domain.attendance_list.fields import Field

FILE_NAME = "list-columns.json"
_MOST_LISTS = 200
_MOST_COLUMNS = 16_384


class ColumnMemory:
    """Remembers choices by headings; without a home, for as long as the window is open."""

    def __init__(self, home: Path | None = None) -> None:
        self._path = home / FILE_NAME if home else None
        self._known = self._read()

    def recall(self, signature: str) -> dict[Field, int | None]:
        """Return what was chosen for lists whose headings have this hash."""
        return dict(self._known.get(signature, {}))

    def keep(self, signature: str, chosen: Mapping[Field, str | int | None]) -> None:
        """Remember a choice, but none for a list without headings; the oldest beyond 200 are forgotten."""
        if not signature:
            return
        places = {field: place for field, place in chosen.items() if not isinstance(place, str)}
        self._known.pop(signature, None)
        self._known[signature] = places
        for oldest in list(self._known)[:-_MOST_LISTS]:
            del self._known[oldest]
        if self._path is not None:
            keep(self._path, self._known)

    def _read(self) -> dict[str, dict[Field, int | None]]:
        if self._path is None:
            return {}
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return {key: _places(places) for key, places in found.items()}
        except (OSError, ValueError, RecursionError, TypeError, AttributeError):
            return {}


def _places(found: Mapping[str, object]) -> dict[Field, int | None]:
    """Return the places by field. Raises ValueError for what is no field, or no place."""
    places: dict[Field, int | None] = {}
    for name, place in found.items():
        if place is None or (type(place) is int and 0 <= place < _MOST_COLUMNS):
            places[Field(name)] = place
        else:
            raise ValueError(name)
    return places
