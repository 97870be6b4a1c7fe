"""The directory of services on paper: by city and kind of care, to orient people from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import NullTranslations
from itertools import groupby
from typing import BinaryIO

from voucher_desk.domain.directory import DirectoryEntry
from voucher_desk.domain.local_time import local
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Drawing, Style, wrapped
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.typefaces import Face
from voucher_desk.sentences.directory import COLUMNS
from voucher_desk.sentences.words import word_of

_TOP = 266.0
_BOTTOM = 20.0
_WIDTH = frame.RIGHT - frame.LEFT
_LINE = 4.2
_CITY = Style(Face.BOLD, 13)
_KIND = Style(Face.BOLD, 9, grey=0.35)
_NAME = Style(Face.BOLD, 9.5)
_LABELS_WIDTH = 26.0
_PARTS = ("services", "place", "opening", "languages", "contact", "referral")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block: how high it is, and what stands on it."""

    height: float
    text: str
    style: Style
    label: str = ""


Block = tuple[_Line, ...]
"""Lines that stay together on one page."""


def directory_pages(
    entries: Sequence[DirectoryEntry],
    project: str,
    made_at: datetime,
    output: BinaryIO,
    translations: NullTranslations,
) -> int:
    """Print the open services; return the number of pages. `made_at` is UTC."""
    _ = translations.gettext
    pages = list(_pages(_blocks([entry for entry in entries if entry.open_now], translations)))
    with Document(
        output, title=_("Annuaire des services"), language=document_language(translations)
    ) as document:
        for number, page in enumerate(pages, start=1):
            drawing = frame.blank_page(document)
            frame.draw_title(drawing, _("Annuaire des services"), project, _WIDTH)
            _draw(drawing, page)
            made = _("Établi le {moment}").format(moment=f"{local(made_at):%d/%m/%Y %H:%M}")
            frame.draw_foot(drawing, made, _("Page {page}").format(page=f"{number}/{len(pages)}"))
            document.add_page(A4, drawing.operators())
    return len(pages)


def _blocks(entries: Sequence[DirectoryEntry], translations: NullTranslations) -> Iterator[Block]:
    for city, of_city in groupby(entries, key=lambda entry: entry.city):
        heads: list[_Line] = [_Line(10, city, _CITY)]
        for kind, of_kind in groupby(of_city, key=lambda entry: entry.kind):
            word = word_of(kind, translations)
            heads.append(_Line(7, word[:1].upper() + word[1:], _KIND))
            for entry in of_kind:
                yield (*heads, *_told(entry, translations))
                heads = []


def _told(entry: DirectoryEntry, translations: NullTranslations) -> Iterator[_Line]:
    yield _Line(5.5, entry.name, _NAME)
    for part in _PARTS:
        text: str = getattr(entry, part)
        if not text:
            continue
        heading = COLUMNS[part]
        label = translations.gettext(heading)
        for line in wrapped(text, frame.CELL, dots(_WIDTH - _LABELS_WIDTH)):
            yield _Line(_LINE, line, frame.CELL, label)
            label = ""


def _pages(blocks: Iterator[Block]) -> Iterator[list[_Line]]:
    """Yield the lines of each page; a service is never parted, and an empty directory is one empty page."""
    page: list[_Line] = []
    room = _TOP - _BOTTOM
    for block in blocks:
        height = sum(line.height for line in block)
        if page and height > room:
            yield page
            page, room = [], _TOP - _BOTTOM
        page += block
        room -= height
    yield page


def _draw(drawing: Drawing, lines: Sequence[_Line]) -> None:
    """Draw lines from the top down."""
    height = _TOP
    for line in lines:
        height -= line.height
        if line.label:
            drawing.text_within(frame.at(frame.LEFT, height), line.label, frame.LABEL, dots(_LABELS_WIDTH))
        x = frame.LEFT if line.style is not frame.CELL else frame.LEFT + _LABELS_WIDTH
        drawing.text_within(frame.at(x, height), line.text, line.style, dots(_WIDTH))
        if line.style is _CITY:
            drawing.rule(
                frame.at(frame.LEFT, height - 1.5),
                frame.at(frame.RIGHT, height - 1.5),
                frame.HAIRLINE,
                frame.BORDER_GREY,
            )
