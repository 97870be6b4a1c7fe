"""The directory of services: where staff orient people, by city and by kind of care.

It holds institutions alone: how to reach one, when it is open, which way leads there. Nothing of a person.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, ClassVar

from voucher_desk.domain.names import clean, latin_digits
from voucher_desk.domain.programme import CodeWrong, code_given
from voucher_desk.domain.refusals import Refused, reason

LONGEST_TEXT = 240


class CareKind(StrEnum):
    """A layer of care, from a voucher's service to specialised mental health care (IASC pyramid)."""

    VOUCHER = "VOUCHER"
    PSYCHOSOCIAL = "PSYCHOSOCIAL"
    FIRST_AID = "FIRST_AID"
    NON_SPECIALISED = "NON_SPECIALISED"
    SPECIALISED = "SPECIALISED"
    OTHER = "OTHER"


@reason
class EntryIncomplete(Refused):
    """A service needs a code, a name and a city."""

    code: ClassVar[str] = "ANN-01"
    entry: str


@reason
class UnknownEntry(Refused):
    """The directory has no service of this code."""

    code: ClassVar[str] = "ANN-02"
    entry: str


@reason
class DirectoryColumnMissing(Refused):
    """A list of services lacks a column that every service needs."""

    code: ClassVar[str] = "ANN-03"
    column: str


@reason
class DirectoryCellWrong(Refused):
    """A cell of a list of services cannot be read; nothing of the list was taken over."""

    code: ClassVar[str] = "ANN-04"
    cell: str
    expected: str


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A service: what it gives, where, when, in which languages, whom to ask there and how one comes there.

    `contact` is the institution's, never a person's own. `provider` is the code of the provider it is, empty
    for one that takes no vouchers. An entry that is not `open_now` stays for the record and is not listed.
    """

    code: str
    name: str
    city: str
    kind: CareKind
    services: str = ""
    place: str = ""
    opening: str = ""
    languages: str = ""
    contact: str = ""
    referral: str = ""
    provider: str = ""
    open_now: bool = True


_NO_TEXTS = frozenset({"code", "kind", "open_now"})
TEXTS = tuple(field.name for field in fields(DirectoryEntry) if field.name not in _NO_TEXTS)


def understood(entry: DirectoryEntry) -> DirectoryEntry:
    """Return an entry with its texts as they are kept. Raises EntryIncomplete."""
    texts: dict[str, Any] = {name: clean(getattr(entry, name), LONGEST_TEXT)[0] for name in TEXTS}
    try:
        code = code_given(entry.code)
    except CodeWrong:
        raise EntryIncomplete(entry=entry.code) from None
    if not texts["name"] or not texts["city"]:
        raise EntryIncomplete(entry=code)
    return replace(entry, code=code, **texts)


def matches(entry: DirectoryEntry, words: str) -> bool:
    """Return whether every word stands somewhere in an entry, whatever its accents and capitals."""
    held = _plain(" ".join([entry.code, *(getattr(entry, name) for name in TEXTS)]))
    return all(word in held for word in _plain(words).split())


def found(entries: Iterable[DirectoryEntry], words: str, city: str = "") -> list[DirectoryEntry]:
    """Return the entries of a city, or of all, in which all the words stand."""
    return [entry for entry in entries if city in {"", entry.city} and matches(entry, words)]


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFD", latin_digits(text).casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
