"""Voucher sheets: eight vouchers to an A4, to be cut along the marks."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from voucher_desk.printing import voucher_geometry as geometry
from voucher_desk.printing.document import Document
from voucher_desk.printing.drawing import Drawing
from voucher_desk.printing.logos import within
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.voucher_face import VoucherFace, background
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

_BACKGROUND = "voucher"
_CUT_MARKS = "cuts"
_MARK = dots(2.5)


def voucher_sheets(papers: Iterable[VoucherPaper], terms: SheetTerms, output: BinaryIO) -> int:
    """Print vouchers, or blanks of stock, in the order given; return the number of pages.

    Pages are written to `output` one by one: a job of any length needs the memory of one sheet. Nothing on a
    voucher, nor in the file, tells who its holder is (invariant 50). An empty job gives no page.
    """
    with Document(output, title=terms.title, language="fr") as document:
        document.add_form(_BACKGROUND, geometry.CELL, background(document, terms))
        document.add_form(_CUT_MARKS, A4, _cut_marks(document))
        face, logo = VoucherFace(document), _logo(document, terms)
        for sheet in _sheets(papers):
            document.add_page(A4, _sheet_operators(document, face, sheet, logo))
        return document.page_count


def _sheets(papers: Iterable[VoucherPaper]) -> Iterator[list[VoucherPaper]]:
    remaining = iter(papers)
    while sheet := list(islice(remaining, geometry.PER_SHEET)):
        yield sheet


def _sheet_operators(document: Document, face: VoucherFace, sheet: list[VoucherPaper], logo: bytes) -> bytes:
    behind = document.form_operator(_BACKGROUND)
    parts = [document.form_operator(_CUT_MARKS)]
    for place, paper in enumerate(sheet):
        parts.append(b"q 1 0 0 1 %d %d cm " % geometry.cell_corner(place))
        parts += (behind, logo, face.operators(paper), b"Q\n")
    return b"".join(parts)


def _logo(document: Document, terms: SheetTerms) -> bytes:
    """Return what shows the donor's logo on each voucher, nothing where the donation did not choose so."""
    drawing = Drawing(document)
    if terms.logo:
        width, height = within(terms.logo, geometry.LOGO_SIZE)
        x, y = geometry.LOGO_CORNER
        middle = dots(y + (geometry.LOGO_SIZE[1] - height) / 2)
        drawing.picture(terms.logo, (dots(x), middle), (dots(width), dots(height)))
    return drawing.operators()


def _cut_marks(document: Document) -> bytes:
    """Return light lines to cut along and a cross wherever two of them meet."""
    drawing = Drawing(document)
    columns = [geometry.MARGIN[0] + column * geometry.CELL[0] for column in range(geometry.COLUMNS + 1)]
    rows = [geometry.MARGIN[1] + row * geometry.CELL[1] for row in range(geometry.ROWS + 1)]
    for x in columns:
        drawing.rule((x, rows[0]), (x, rows[-1]), grey=0.8)
    for y in rows:
        drawing.rule((columns[0], y), (columns[-1], y), grey=0.8)
    for x in columns:
        for y in rows:
            drawing.rule((x - _MARK, y), (x + _MARK, y))
            drawing.rule((x, y - _MARK), (x, y + _MARK))
    return drawing.operators()
