"""Drafts: what was typed into a form and not saved yet, kept in the home so that no crash takes it.

Kept as `drafts.json`, readable by its owner only, and in no backup: the words of the form's fields under the
person at the desk, the form and what it is about. Nobody is named in it who is not named in the database. A
file that cannot be read, or says what may not be, holds no drafts.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from voucher_desk.signing.private_files import write_privately

FILE_NAME = "drafts.json"
_MOST_DRAFTS = 60
_LONGEST_TEXT = 400
_MOST_FIELDS = 20_000


class Drafts:
    """Keeps drafts in a home; without one, for as long as the program runs.

    `person` is the code of who is at the desk: nobody is offered what another had begun.
    """

    def __init__(self, home: Path | None = None, person: str = "") -> None:
        self.person = person
        self._path = home / FILE_NAME if home else None
        self._kept = self._read()

    def key(self, form: str, about: str) -> str:
        """Return the name of a draft of the person at the desk: the form, and what it is about."""
        return f"{self.person}/{form}/{about}"

    def recall(self, key: str) -> dict[str, str]:
        """Return what was typed, by field; nothing where nothing was left."""
        return dict(self._kept.get(key, {}))

    def keep(self, key: str, typed: Mapping[str, str]) -> None:
        """Keep what is typed, instead of what was; nothing typed is no draft. The oldest beyond 60 go."""
        if dict(typed) == self._kept.get(key, {}):
            return
        self._kept.pop(key, None)
        if typed:
            self._kept[key] = dict(typed)
        for oldest in list(self._kept)[:-_MOST_DRAFTS]:
            del self._kept[oldest]
        if self._path is not None:
            with suppress(OSError):  # a disk that is full costs a draft, never the work
                write_privately(self._path, json.dumps(self._kept, ensure_ascii=False).encode())

    def forget(self, key: str) -> None:
        """Keep nothing of a form that was saved or given up."""
        self.keep(key, {})

    def _read(self) -> dict[str, dict[str, str]]:
        if self._path is None:
            return {}
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return {key: typed for key, typed in found.items() if _is_draft(typed)}
        except (OSError, ValueError, RecursionError, AttributeError):
            return {}


def _is_draft(found: object) -> bool:
    return (
        isinstance(found, dict)
        and 0 < len(found) <= _MOST_FIELDS
        and all(isinstance(text, str) and len(text) <= _LONGEST_TEXT for text in found.values())
    )
