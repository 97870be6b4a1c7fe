"""Reports that flow over A4 pages: names, paragraphs and tables, each page with its title, number and foot.

A table's row is one line high; a part is drawn on the next page where there is no room left for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from typing import BinaryIO, Self

from voucher_desk.domain.local_time import local
from voucher_desk.domain.logos import Logo
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing, Style, wrapped
from voucher_desk.printing.logos import draw_logos
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.queries.papers import StatementHeading

WIDTH = frame.RIGHT - frame.LEFT
_TOP = 255.0
_BOTTOM = 19.0
_HEAD = 5.6
_ROW = 5.2
_LINE = 4.0
_SMALL_LINE = 3.2
_SYMBOL = 28.0
_SIGNATURE = 17.0
_AIR = 2.0


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What all pages of a report say alike: its title, what stands beside it, and the log's anchor.

    `mark` is what a QR symbol on each page says, empty where there is none; `logos` are the donors' whose
    paper it is.
    """

    title: str
    heading: StatementHeading
    facts: Sequence[Pair] = ()
    mark: str = ""
    logos: Sequence[Logo] = ()


class ReportPages:
    """Pages under way; use as a context manager, the pages are written on leaving it."""

    def __init__(self, sheaf: Sheaf, output: BinaryIO, translations: NullTranslations) -> None:
        self._sheaf = sheaf
        self._translations = translations
        self._document = Document(output, title=sheaf.title, language=document_language(translations))
        self._pages: list[Drawing] = []
        self._y = 0.0
        self._turn()

    def __enter__(self) -> Self:
        """Begin."""
        self._document.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Write the pages, each with its number, unless something failed."""
        if error is None:
            for number, page in enumerate(self._pages, 1):
                frame.draw_journal_foot(
                    page, self._sheaf.heading, f"{number}/{len(self._pages)}", self._translations
                )
                self._document.add_page(A4, page.operators())
        self._document.__exit__(kind, error, None)

    @property
    def count(self) -> int:
        """Return how many pages there are so far."""
        return len(self._pages)

    def section(self, text: str, below: float = 0.0) -> None:
        """Begin a part with its name, on a page that has `below` millimetres more for what follows."""
        self._need(_LINE * 2 + below)
        self._y -= _AIR
        self._text(text, frame.STRONG_CELL)
        self._y -= _LINE + 0.6

    def paragraph(self, text: str, *, small: bool = False) -> None:
        """Write a text in as many lines as it takes."""
        style, leading = (frame.SMALL, _SMALL_LINE) if small else (frame.CELL, _LINE)
        for line in wrapped(text, style, dots(WIDTH)):
            self._need(leading)
            self._text(line, style)
            self._y -= leading

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Draw rows under their headings, which every page repeats."""
        self._need(_AIR + _HEAD + _ROW)
        self._y -= _AIR
        self._draw_heads(columns)
        for row in rows:
            if self._y - _ROW < _BOTTOM:
                self._turn()
                self._draw_heads(columns)
            for column, text in zip(columns, row, strict=True):
                frame.draw_cell(self._page, column, self._y, _ROW, text, frame.SMALL)
            self._y -= _ROW
        self._y -= _LINE

    def signatures(self, signers: Sequence[Pair]) -> None:
        """Draw a box for each person to sign in, side by side."""
        self._need(_SIGNATURE)
        width = (WIDTH - _LINE * (len(signers) - 1)) / len(signers)
        for place, who in enumerate(signers):
            corner = (frame.LEFT + place * (width + _LINE), self._y - _SIGNATURE)
            frame.draw_signature(self._page, corner, (width, _SIGNATURE), who)
        self._y -= _SIGNATURE

    @property
    def _page(self) -> Drawing:
        return self._pages[-1]

    def _need(self, height: float) -> None:
        if self._y - height < _BOTTOM:
            self._turn()

    def _turn(self) -> None:
        page = frame.blank_page(self._document)
        self._pages.append(page)
        sheaf, _ = self._sheaf, self._translations.gettext
        if sheaf.heading.training:
            frame.draw_training(page, _("EXERCICE"))
        width = WIDTH - _SYMBOL if sheaf.mark else WIDTH
        if sheaf.mark:
            frame.draw_page_symbol(page, sheaf.mark)
        taken = draw_logos(page, sheaf.logos, frame.LEFT + width)
        frame.draw_title(page, sheaf.title, sheaf.heading.donor_mark, width - taken)
        made = f"{local(sheaf.heading.made_at):%d/%m/%Y %H:%M}"
        pairs = (Pair(_("Projet"), sheaf.heading.project), Pair(_("Établi le"), made), *sheaf.facts)
        half = (len(pairs) + 1) // 2
        frame.draw_pairs(page, (frame.LEFT, 268), width / 2, pairs[:half])
        frame.draw_pairs(page, (frame.LEFT + width / 2, 268), width / 2, pairs[half:])
        self._y = _TOP - max(0, half - 2) * _LINE

    def _text(self, text: str, style: Style) -> None:
        self._page.text(frame.at(frame.LEFT, self._y - _LINE + 1), text, style)

    def _draw_heads(self, columns: Sequence[Column]) -> None:
        frame.draw_column_heads(self._page, columns, self._y, _HEAD)
        self._y -= _HEAD


def columns_of(parts: Sequence[tuple[str, float, Align]]) -> list[Column]:
    """Return columns side by side from the left edge: heading, share of the width, lean."""
    whole = sum(share for _heading, share, _align in parts)
    columns: list[Column] = []
    x = frame.LEFT
    for heading, share, align in parts:
        width = WIDTH * share / whole
        columns.append(Column(heading, x, width, align))
        x += width
    return columns
