"""The editable texts and lists of reports: context, frameworks, codes of activities, places.

A TOML file, so that a programme can put its own strategy's programmes and verified codes in their place.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from voucher_desk.domain.programme import DeclarationWrong
from voucher_desk.domain.programme_file import Entry
from voucher_desk.domain.refusals import Refused, reason
from voucher_desk.domain.sessions import SessionKind

SPOKEN = ("fr", "ar", "en")
LONGEST_TEXT = 600
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?")
Texts = Mapping[str, str]
"""One text in each language, French first; where one is missing French stands in."""


@reason
class ReportListsUnreadable(Refused):
    """The file of texts and lists is no TOML."""

    code: ClassVar[str] = "RAP-02"
    detail: str


@reason
class ReportListsWrong(Refused):
    """A key of the file of texts and lists is missing or wrong."""

    code: ClassVar[str] = "RAP-03"
    key: str
    expected: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """Something a framework names, such as one goal of several, with the number it has there."""

    code: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class Framework:
    """A strategy or compact that the project contributes to."""

    code: str
    texts: Texts
    items: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class ActivityCode:
    """The 4Ws code of a kind of session or of a service family; `verified` once somebody looked it up."""

    kind: SessionKind | None
    service: str
    code: str
    subcode: str
    texts: Texts
    verified: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A city: its name in Arabic, where it lies, in decimal degrees, and what it belongs to."""

    name: str
    arabic: str
    latitude: Decimal
    longitude: Decimal
    region: str
    region_code: str
    prefecture: str


@dataclass(frozen=True, slots=True)
class ReportLists:
    """All of one file."""

    context: Texts
    frameworks: tuple[Framework, ...]
    activities: tuple[ActivityCode, ...]
    places: tuple[Place, ...]
    focal_point: str
    language: str

    def place(self, city: str) -> Place | None:
        """Return where a city lies, None for one that is not in the list."""
        return next((one for one in self.places if one.name == city), None)

    def city_name(self, city: str, language: str) -> str:
        """Return a city's name as a reader of a language writes it, where the list knows it."""
        place = self.place(city) if language == "ar" else None
        return place.arabic if place and place.arabic else city

    def activity(self, kind: SessionKind | None, service: str = "") -> ActivityCode | None:
        """Return the code of a kind of session, or of a service family; None for one without."""
        return next((one for one in self.activities if (one.kind, one.service) == (kind, service)), None)


def said(texts: Texts, language: str) -> str:
    """Return a text in a language, in French where it has none."""
    return texts.get(language) or texts["fr"]


def read_report_lists(data: bytes) -> ReportLists:
    """Return what the file says. Raises ReportListsUnreadable, ReportListsWrong for a bad key."""
    try:
        return _lists(Entry("", tomllib.loads(data.decode("utf-8"))))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReportListsUnreadable(detail=str(error)) from None
    except DeclarationWrong as wrong:
        raise ReportListsWrong(key=wrong.key, expected=wrong.expected) from None


def _lists(root: Entry) -> ReportLists:
    four_ws = root.entry("four_ws")
    return ReportLists(
        context=_texts(root.entry("bulletin")),
        frameworks=tuple(map(_framework, root.entries("framework"))),
        activities=tuple(map(_activity, root.entries("activity"))),
        places=tuple(map(_place, root.entries("place"))),
        focal_point=four_ws.text("focal_point", ""),
        language=four_ws.text("language", ""),
    )


def _texts(entry: Entry) -> Texts:
    texts = {language: entry.text(language, "", longest=LONGEST_TEXT) for language in SPOKEN}
    if not texts["fr"]:
        raise DeclarationWrong(key=f"{entry.path}.fr", expected="text")
    return texts


def _framework(entry: Entry) -> Framework:
    items = (Contribution(item.code(), _texts(item)) for item in entry.entries("item"))
    return Framework(entry.code(), _texts(entry), tuple(items))


def _activity(entry: Entry) -> ActivityCode:
    return ActivityCode(
        kind=entry.choice("kind", SessionKind) if entry.has("kind") else None,
        service="" if entry.has("kind") else entry.code("service"),
        code=entry.text("code", ""),
        subcode=entry.text("subcode", ""),
        texts=_texts(entry),
        verified=entry.truth("verified", default=False),
    )


def _place(entry: Entry) -> Place:
    return Place(
        name=entry.code("name"),
        arabic=entry.text("ar", ""),
        latitude=_degrees(entry, "latitude"),
        longitude=_degrees(entry, "longitude"),
        region=entry.text("region", ""),
        region_code=entry.text("region_code", ""),
        prefecture=entry.text("prefecture", ""),
    )


def _degrees(entry: Entry, key: str) -> Decimal:
    text = entry.text(key)
    if not _DEGREES.fullmatch(text):
        raise DeclarationWrong(key=f"{entry.path}.{key}", expected='degrees such as "33.58"')
    return Decimal(text)
