"""Any table of the desk on paper: its rows in the columns and the order shown, every page with its headings.

Rows come one by one and a page is written as soon as it is full; how many pages there are is drawn at the
end, into a place that every page shows. The text of a cell is broken into lines, never cut.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from itertools import chain, islice
from typing import BinaryIO

from voucher_desk.domain.local_time import local
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.canvas import END, START, Canvas
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.measures import dots
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.table_layout import (
    ABOVE,
    EDGE,
    PADDING,
    CellLine,
    TableCell,
    TableColumn,
    TableLayout,
    broken,
    layout_of,
)
from voucher_desk.queries.papers import StatementHeading

_JUDGED_BY = 500
"""Rows the widths of columns are judged by, which are all that is held of a long list."""
_FROM_TOP = 18.0
_BOTTOM = 19.0
_LABEL_WIDTH = 24.0
_FACT_LEADING = 4.6
_NUMBER_ROOM = 7.0
_TOTAL = "pages"
_WASH, _LINE = "Wash", "Line"

Lines = Sequence[Sequence[CellLine]]
"""The lines of each cell of a row."""


@dataclass(frozen=True, slots=True)
class TablePaper:
    """What is said of a table: its title, the programme and the log's anchor, its columns.

    `facts` stand on the first page: how many rows there are and by what they were looked for.
    """

    title: str
    heading: StatementHeading
    facts: Sequence[Pair]
    columns: Sequence[TableColumn]


def table_pages(
    paper: TablePaper, rows: Iterable[Sequence[TableCell]], output: BinaryIO, translations: NullTranslations
) -> int:
    """Print a table, upright or lying as its width needs; return the number of pages."""
    coming = iter(rows)
    sample = list(islice(coming, _JUDGED_BY))
    layout = layout_of(paper.columns, sample)
    with Document(output, title=paper.title, language=document_language(translations)) as document:
        pages = _Pages(document, paper, layout, translations)
        for row in chain(sample, coming):
            pages.add(row)
        return pages.finish()


class _Pages:
    """Pages under way, one at a time."""

    def __init__(
        self, document: Document, paper: TablePaper, layout: TableLayout, translations: NullTranslations
    ) -> None:
        self._document, self._paper, self._layout = document, paper, layout
        self._translations = translations
        self._mirrored = document.from_right
        self._heads = [layout.heading(at, column) for at, column in enumerate(paper.columns)]
        self._count = 0
        document.add_form(_TOTAL, (dots(layout.page[0]), dots(_FROM_TOP)))
        self._turn()

    def add(self, row: Sequence[TableCell]) -> None:
        """Draw a row: on one page if a page can hold it."""
        cells = zip(self._paper.columns, row, strict=True)
        lines = [self._layout.lines(at, column, cell) for at, (column, cell) in enumerate(cells)]
        for part in self._parts(lines):
            height = self._height(part)
            if self._y - height < _BOTTOM:
                self._end_page()
                self._turn()
            self._draw(part, height)
            self._rule()

    def finish(self) -> int:
        """Write the last page and how many there are."""
        self._end_page()
        total, count = Drawing(self._document), str(self._count)
        total.text((0, 0), self._numbered(count) if self._mirrored else count, frame.VALUE)
        self._document.fill_form(_TOTAL, total.operators())
        return self._count

    def _parts(self, lines: Lines) -> Iterator[Lines]:
        """Yield a row, in parts where it is higher than a page."""
        room = self._layout.page[1] - _FROM_TOP - self._height(self._heads) - _BOTTOM
        most = int((room - 2 * ABOVE) / self._layout.leading)
        for first in range(0, max(map(len, lines)), most):
            yield [cell[first : first + most] for cell in lines]

    def _height(self, lines: Lines) -> float:
        return max(map(len, lines)) * self._layout.leading + 2 * ABOVE

    def _turn(self) -> None:
        """Begin a page: the first with what is said of the table, each with the headings."""
        self._count += 1
        self._canvas = Canvas(self._document, self._layout.page, mirrored=self._mirrored)
        if self._paper.heading.training:
            size = dots(self._layout.page[0]), dots(self._layout.page[1])
            frame.draw_training(self._canvas.drawing, self._translations.gettext("EXERCICE"), size)
        self._y = self._layout.page[1] - _FROM_TOP
        width = self._layout.page[0] - 2 * EDGE
        title = frame.TITLE if self._count == 1 else frame.STRONG_CELL
        self._canvas.text((EDGE, self._y + 2), self._paper.title, title, width=width)
        if self._count == 1:
            self._draw_facts(width)
        height = self._height(self._heads)
        self._canvas.box((EDGE, self._y - height), (self._layout.width, height), _WASH)
        self._draw(self._heads, height)

    def _draw_facts(self, width: float) -> None:
        _, heading = self._translations.gettext, self._paper.heading
        self._canvas.text((EDGE, self._y - 3), heading.donor_mark, frame.SUBTITLE, width=width)
        self._y -= 2 * ABOVE + 2 * _FACT_LEADING
        made = f"{local(heading.made_at):%d/%m/%Y %H:%M}"
        own = Pair(_("Projet"), heading.project), Pair(_("Établi le"), made)
        for label, value in (*own, *self._paper.facts):
            self._canvas.text((EDGE, self._y), label, frame.LABEL, width=_LABEL_WIDTH - 1)
            for line in broken(value, frame.VALUE, dots(width - _LABEL_WIDTH)):
                self._canvas.text((EDGE + _LABEL_WIDTH, self._y), line, frame.VALUE)
                self._y -= _FACT_LEADING

    def _draw(self, lines: Lines, height: float) -> None:
        """Draw one row of cells down from here."""
        x, leading = EDGE, self._layout.leading
        for column, cell, width in zip(self._paper.columns, lines, self._layout.widths, strict=True):
            at, align = (x + width - PADDING, END) if column.is_number else (x + PADDING, START)
            y = self._y - ABOVE - leading * 0.72
            for line in cell:
                self._canvas.text((at, y), line.text, line.style, align=align)
                y -= leading
            x += width
        self._y -= height

    def _rule(self) -> None:
        end = EDGE + self._layout.width
        self._canvas.line([(EDGE, self._y), (end, self._y)], _LINE, 0.15)

    def _end_page(self) -> None:
        """Draw the foot and write the page; the number of all pages is shown there, once it is known."""
        _, heading = self._translations.gettext, self._paper.heading
        journal = frame.journal_words(heading, self._translations)
        canvas, foot = self._canvas, frame.FOOT_LINE
        width = self._layout.page[0] - 2 * EDGE
        canvas.line([(EDGE, foot + 4), (EDGE + width, foot + 4)], _LINE, 0.15)
        canvas.text((EDGE, foot), journal, frame.SMALL, width=width * 0.75)
        self._draw_number(canvas.drawing)
        canvas.finish()

    def _draw_number(self, drawing: Drawing) -> None:
        """Draw `Page 3/12`, of which `12` is a form: numbers run from the left in any language."""
        at = EDGE + _NUMBER_ROOM if self._mirrored else self._layout.page[0] - EDGE - _NUMBER_ROOM
        before = f"{self._count}/" if self._mirrored else self._numbered(f"{self._count}/")
        place = dots(at), dots(frame.FOOT_LINE)
        drawing.text(place, before, frame.VALUE, Align.RIGHT)
        drawing.add(b"q 1 0 0 1 %d %d cm " % place + self._document.form_operator(_TOTAL) + b"Q\n")

    def _numbered(self, number: str) -> str:
        return self._translations.gettext("Page {page}").format(page=number)
