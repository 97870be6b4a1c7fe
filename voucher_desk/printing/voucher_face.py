"""The face of a voucher: what all vouchers of a job share, and the parts that differ from one to the next."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from voucher_desk.domain.amount_in_words import in_arabic, in_french
from voucher_desk.domain.money import shown_text
from voucher_desk.printing import voucher_geometry as geometry
from voucher_desk.printing import voucher_words as words
from voucher_desk.printing.code128 import bars
from voucher_desk.printing.document import Document
from voucher_desk.printing.drawing import (
    Align,
    Drawing,
    Style,
    bitmap_operators,
    fitted,
    text_width,
    wrapped,
)
from voucher_desk.printing.measures import dots
from voucher_desk.printing.plain_text import PlainText
from voucher_desk.printing.qr_symbol import SIDE, voucher_symbol
from voucher_desk.printing.typefaces import Face
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

FIRST_COPY = 1
_KEPT_PARTS = 512
_CODE_GROUP = 4
_WORD_LINES = 2
_BETWEEN_LANGUAGES = 0.8
_SMALLEST_WORDS = 4.5

_TITLE = Style(Face.BOLD, 9.75)
_LABEL = Style(Face.REGULAR, 5.5, grey=0.35)
_SMALL = Style(Face.REGULAR, 6, grey=0.2)
_STRONG = Style(Face.BOLD, 8.5)
_FIGURES = Style(Face.BOLD, 20)
_CURRENCY = Style(Face.REGULAR, 8, grey=0.2)
_FRENCH = Style(Face.REGULAR, 7.25)
_ARABIC = Style(Face.REGULAR, 8)
_SERIAL = Style(Face.CODE, 9)
_TRAINING = Style(Face.BOLD, 36, grey=0.84)
_DUPLICATE = Style(Face.BOLD, 6.5, grey=1)


def _at(x: float, y: float) -> tuple[int, int]:
    return dots(x), dots(y)


class VoucherFace:
    """Draws the vouchers of one print job into a document.

    Parts that come back (value, expiry, copy number) are drawn once and kept, a bounded number of them.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._value = lru_cache(_KEPT_PARTS)(self._drawn_value)
        self._expiry = lru_cache(_KEPT_PARTS)(self._drawn_expiry)
        self._copy = lru_cache(_KEPT_PARTS)(self._drawn_copy)
        self._serial = lru_cache(_KEPT_PARTS)(self._serial_of_length)
        self._stub_serial = PlainText(document, Face.CODE, 10)
        self._code = PlainText(document, Face.CODE, 11)

    def operators(self, paper: VoucherPaper) -> bytes:
        """Return what this voucher has of its own: codes, serial, value, expiry, copy number."""
        symbol = voucher_symbol(paper.qr_digits)
        strokes = bars(paper.human_code)
        return b"".join(
            (
                bitmap_operators(
                    geometry.QR_CORNER, (geometry.QR_SIDE, geometry.QR_SIDE), (SIDE, SIDE), symbol.bits
                ),
                bitmap_operators(
                    geometry.BARS_CORNER,
                    (strokes.modules * geometry.BAR_MODULE, geometry.BARS_HEIGHT),
                    (strokes.modules, 1),
                    strokes.bits,
                ),
                self._value(paper.face),
                self._expiry(paper.expires_on),
                self._copy(paper.copy_number),
                self._numbers(paper),
            )
        )

    def _numbers(self, paper: VoucherPaper) -> bytes:
        return b"".join(
            (
                self._serial(len(paper.serial)).right(_at(geometry.RIGHT, geometry.VALUE_LINE), paper.serial),
                self._stub_serial.left(_at(geometry.INSET, geometry.STUB_LINE), paper.serial),
                self._code.right(_at(geometry.RIGHT, geometry.CODE_LINE), grouped(paper.human_code)),
            )
        )

    def _serial_of_length(self, length: int) -> PlainText:
        _, style = fitted("0" * length, _SERIAL, dots(geometry.SERIAL_WIDTH), smallest=1)
        return PlainText(self._document, Face.CODE, style.points)

    def _drawn_value(self, face: int) -> bytes:
        drawing = Drawing(self._document)
        figures, style = fitted(shown_text(face), _FIGURES, dots(geometry.VALUE_WIDTH), smallest=8)
        corner = _at(geometry.COLUMN, geometry.VALUE_LINE)
        drawing.text(corner, figures, style)
        after = corner[0] + text_width(figures, style) + dots(1)
        drawing.text((after, corner[1]), words.CURRENCY, _CURRENCY)
        stub = _at(geometry.STUB_VALUE, geometry.STUB_LINE)
        amount = f"{shown_text(face)} {words.CURRENCY}"
        drawing.text_within(stub, amount, _STRONG, dots(geometry.STUB_VALUE_WIDTH))
        self._draw_words(drawing, face)
        return drawing.operators()

    def _draw_words(self, drawing: Drawing, face: int) -> None:
        height = geometry.WORDS_TOP
        for line, style in _lines(in_french(face), _FRENCH):
            drawing.text(_at(geometry.COLUMN, height), line, style)
            height -= geometry.FRENCH_LEADING
        height -= _BETWEEN_LANGUAGES
        for line, style in _lines(in_arabic(face), _ARABIC):
            drawing.text(_at(geometry.RIGHT, height), line, style, Align.RIGHT)
            height -= geometry.ARABIC_LEADING

    def _drawn_expiry(self, day: date) -> bytes:
        drawing = Drawing(self._document)
        place = _at(geometry.TERMS_MIDDLE, geometry.EXPIRY_LINE)
        drawing.text(place, f"{day:%d/%m/%Y}", _STRONG, Align.CENTRE)
        return drawing.operators()

    def _drawn_copy(self, number: int) -> bytes:
        if number == FIRST_COPY:
            return b""
        drawing = Drawing(self._document)
        french = f"{words.DUPLICATE.french} {number}"
        right, line = _at(geometry.RIGHT, geometry.DUPLICATE_LINE)
        middle = right - dots(2) - text_width(words.DUPLICATE.arabic, _DUPLICATE)
        left = middle - dots(2) - text_width(french, _DUPLICATE)
        drawing.fill((left, line - dots(1)), (right - left, dots(3.4)))
        drawing.text((right - dots(1), line), words.DUPLICATE.arabic, _DUPLICATE, Align.RIGHT)
        drawing.text((left + dots(1), line), french, _DUPLICATE)
        stub = _at(geometry.INSET + 14, geometry.STUB_LABEL_LINE)
        drawing.text(stub, french, Style(Face.BOLD, 5.5))
        return drawing.operators()


def grouped(human_code: str) -> str:
    """Return the code as people type it: `XXXX-XXXX-XXXX`."""
    places = range(0, len(human_code), _CODE_GROUP)
    return "-".join(human_code[place : place + _CODE_GROUP] for place in places)


def _lines(text: str, style: Style) -> list[tuple[str, Style]]:
    """Return the words on two lines at the most, in smaller type where they are long."""
    width = dots(geometry.RIGHT - geometry.COLUMN)
    points = style.points
    while len(wrapped(text, Style(style.face, points), width)) > _WORD_LINES and points > _SMALLEST_WORDS:
        points -= 0.25
    chosen = Style(style.face, points)
    return [(line, chosen) for line in wrapped(text, chosen, width)]


def background(document: Document, terms: SheetTerms) -> bytes:
    """Return what all vouchers of a job share: labels, rules, stamp box, and EXERCICE in training."""
    drawing = Drawing(document)
    if terms.training:
        _draw_training(drawing)
    _draw_stub(drawing)
    _draw_title(drawing, terms.title)
    _draw_terms(drawing, terms)
    _draw_stamp_box(drawing)
    return drawing.operators()


def _draw_stub(drawing: Drawing) -> None:
    drawing.dashed_rule(_at(0, geometry.FOLD), _at(100, geometry.FOLD), dash=12, grey=0.45)
    drawing.text(_at(geometry.INSET, geometry.STUB_LABEL_LINE), words.STUB.both, _LABEL)
    drawing.text(_at(geometry.STUB_VALUE, geometry.STUB_LABEL_LINE), words.VALUE.both, _LABEL)
    signature = _at(geometry.STUB_SIGNATURE, geometry.STUB_LABEL_LINE)
    drawing.text_within(
        signature, words.SIGNATURE.both, _LABEL, dots(geometry.RIGHT - geometry.STUB_SIGNATURE)
    )
    line = geometry.STUB_LINE - 0.6
    drawing.rule(_at(geometry.STUB_SIGNATURE, line), _at(geometry.RIGHT, line), grey=0.35)


def _draw_title(drawing: Drawing, title: str) -> None:
    drawing.text_within(_at(geometry.COLUMN, geometry.TITLE_LINE), title, _TITLE, dots(32))
    drawing.text(_at(geometry.RIGHT, geometry.TITLE_LINE), words.ARABIC_TITLE, _TITLE, Align.RIGHT)
    drawing.rule(_at(geometry.COLUMN, geometry.TITLE_RULE), _at(geometry.RIGHT, geometry.TITLE_RULE), width=3)


def _draw_terms(drawing: Drawing, terms: SheetTerms) -> None:
    _draw_pair(drawing, geometry.EXPIRY_LINE, words.EXPIRY)
    _draw_pair(drawing, geometry.PLACE_LINE, words.PLACE if terms.place else words.ANYWHERE)
    middle = _at(geometry.TERMS_MIDDLE, geometry.PLACE_LINE)
    drawing.text_within(middle, terms.place, _STRONG, dots(32), Align.CENTRE)
    if terms.hotline:
        hotline = _at(geometry.COLUMN, geometry.HOTLINE_LINE)
        drawing.text((hotline[0], hotline[1] + dots(2.8)), words.HOTLINE.both, _LABEL)
        drawing.text_within(hotline, terms.hotline, Style(Face.BOLD, 7), dots(geometry.HOTLINE_WIDTH))


def _draw_pair(drawing: Drawing, height: float, label: words.Label) -> None:
    drawing.text(_at(geometry.COLUMN, height), label.french, _SMALL)
    drawing.text(_at(geometry.RIGHT, height), label.arabic, _SMALL, Align.RIGHT)


def _draw_stamp_box(drawing: Drawing) -> None:
    drawing.box(_at(*geometry.STAMP_CORNER), _at(*geometry.STAMP_SIZE), width=2, grey=0.35)
    middle = geometry.STAMP_CORNER[0] + geometry.STAMP_SIZE[0] / 2
    height = geometry.STAMP_CORNER[1] + geometry.STAMP_SIZE[1] - 2.4
    drawing.text_within(
        _at(middle, height), words.STAMP.both, _LABEL, dots(geometry.STAMP_SIZE[0] - 2), Align.CENTRE
    )


def _draw_training(drawing: Drawing) -> None:
    drawing.add(b"q .88 .475 -.475 .88 %d %d cm " % _at(*geometry.TRAINING_MIDDLE))
    drawing.text((0, 0), words.TRAINING.french, _TRAINING, Align.CENTRE)
    drawing.text((0, -dots(11)), words.TRAINING.arabic, replace(_TRAINING, points=26), Align.CENTRE)
    drawing.add(b"Q\n")
    stub = _at(geometry.RIGHT, geometry.STUB_LINE)
    drawing.text(stub, words.TRAINING.both, replace(_STRONG, grey=0.5), Align.RIGHT)
    _draw_white(drawing, geometry.QR_CORNER, (geometry.QR_SIDE, geometry.QR_SIDE), geometry.QR_QUIET)
    _draw_white(
        drawing, geometry.BARS_CORNER, (geometry.BARS_WIDTH, geometry.BARS_HEIGHT), geometry.BAR_QUIET
    )


def _draw_white(drawing: Drawing, corner: tuple[int, int], size: tuple[int, int], quiet: int) -> None:
    """Keep the white around a code free of the mark."""
    drawing.fill((corner[0] - quiet, corner[1]), (size[0] + 2 * quiet, size[1]), grey=1)
