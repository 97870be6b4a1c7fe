"""The calibration page: rulers, corners, bars of two to eleven dots and a sample voucher.

Held against a ruler it shows whether the printer enlarges, reduces or shifts what it prints.
"""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.printing import voucher_geometry as geometry
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing, Style
from voucher_desk.printing.measures import A4, dots, millimetres
from voucher_desk.printing.report_frame import CELL, LABEL, SMALL, TITLE, VALUE, at
from voucher_desk.printing.typefaces import Face
from voucher_desk.printing.voucher_face import VoucherFace, background
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

ACROSS = 170
"""Length of the ruler across the page, in millimetres."""
UPRIGHT = 250
"""Length of the ruler along the page, in millimetres."""
RULER_START = (22.0, 22.0)
BAR_DOTS = (2, 3, 4, 5, 6, 8, 11)
SAMPLE_CORNER = (34.0, 168.0)
BARS_CORNER = (142.0, 230.0)
BAR_AREA = 24.0
BAR_ROW = 8.0

_EDGE = 5.0
_CORNER = 10.0
_TICK, _FIVE, _TEN = 2.0, 3.5, 5.0
_TEXT = 34.0
_TITLE_LINE = 272.0
_ADVICE_TOP = 264.0
_MEASURED_TOP = 156.0
_LEADING = 5.2
_BLANK = 22.0
_SAMPLE = "sample"
_NUMBERS = Style(Face.CODE, 6.5)


def calibration_page(
    paper: VoucherPaper, terms: SheetTerms, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print the page with a sample voucher, and return the number of pages: one."""
    title = translations.gettext("Page de calibrage")
    with Document(output, title=title, language=document_language(translations)) as document:
        document.add_form(_SAMPLE, geometry.CELL, background(document, terms))
        drawing = Drawing(document)
        drawing.text(at(_TEXT, _TITLE_LINE), title, TITLE)
        _draw_corners(drawing)
        _draw_ruler_across(drawing)
        _draw_ruler_upright(drawing)
        _draw_advice(drawing, translations)
        _draw_sample(drawing, document, paper)
        _draw_bars(drawing, translations)
        _draw_measured(drawing, translations)
        document.add_page(A4, drawing.operators())
        return document.page_count


def _draw_corners(drawing: Drawing) -> None:
    """Draw an angle 5 mm from each corner of the paper: the least a printer must reach."""
    edge, length = dots(_EDGE), dots(_CORNER)
    for x, inwards in ((edge, length), (A4[0] - edge, -length)):
        for y, up in ((edge, length), (A4[1] - edge, -length)):
            drawing.rule((x, y), (x + inwards, y), width=2)
            drawing.rule((x, y), (x, y + up), width=2)


def _draw_ruler_across(drawing: Drawing) -> None:
    left, line = RULER_START
    drawing.rule(at(left, line), at(left + ACROSS, line), width=2)
    for mark in range(ACROSS + 1):
        drawing.rule(at(left + mark, line), at(left + mark, line - _tick(mark)))
        if mark % 10 == 0:
            drawing.text(at(left + mark, line - 8), str(mark), _NUMBERS, Align.CENTRE)


def _draw_ruler_upright(drawing: Drawing) -> None:
    line, low = RULER_START
    drawing.rule(at(line, low), at(line, low + UPRIGHT), width=2)
    for mark in range(UPRIGHT + 1):
        drawing.rule(at(line, low + mark), at(line - _tick(mark), low + mark))
        if mark % 10 == 0:
            drawing.text(at(line - 6, low + mark - 0.8), str(mark), _NUMBERS, Align.RIGHT)


def _tick(mark: int) -> float:
    return _TEN if mark % 10 == 0 else _FIVE if mark % 5 == 0 else _TICK


def _draw_advice(drawing: Drawing, translations: NullTranslations) -> None:
    _ = translations.gettext
    for place, line in enumerate(
        (
            _("Imprimez cette page sur A4 en taille réelle (100 %), sans ajuster à la page."),
            _("Posez une règle sur les deux échelles : leurs millimètres doivent être ceux de la règle."),
            _("Les quatre équerres doivent être entières, à 5 mm des bords du papier."),
            _("Scannez le bon d'exercice : il doit se lire, et l'écran répondre que c'est un exercice."),
        )
    ):
        drawing.text_within(at(_TEXT, _ADVICE_TOP - place * _LEADING), line, CELL, dots(160))


def _draw_sample(drawing: Drawing, document: Document, paper: VoucherPaper) -> None:
    corner = at(*SAMPLE_CORNER)
    drawing.add(b"q 1 0 0 1 %d %d cm " % corner)
    drawing.add(document.form_operator(_SAMPLE))
    drawing.add(VoucherFace(document).operators(paper))
    drawing.add(b"Q\n")
    drawing.box(corner, geometry.CELL, grey=0.6)


def _draw_bars(drawing: Drawing, translations: NullTranslations) -> None:
    """Draw bars and gaps of equal width, both ways: blurred or uneven ones show a scaled print."""
    heading = translations.gettext("Barres : traits nets et réguliers")
    left, low = BARS_CORNER
    drawing.text_within(at(left, low + BAR_ROW - 1), heading, LABEL, dots(2 * BAR_AREA))
    for place, width in enumerate(BAR_DOTS):
        y = low - place * BAR_ROW
        for start in range(0, dots(BAR_AREA) - width, 2 * width):
            drawing.fill((dots(left) + start, dots(y)), (width, dots(BAR_ROW - 3)))
        side = dots(BAR_ROW - 3)
        for start in range(0, side - width + 1, 2 * width):
            drawing.fill((dots(left + BAR_AREA + 2), dots(y) + start), (dots(10), width))
        said = f"{millimetres(width):.2f} mm".replace(".", ",")
        drawing.text(at(left + BAR_AREA + 14, y + 1), said, _NUMBERS)


def _draw_measured(drawing: Drawing, translations: NullTranslations) -> None:
    """Leave room for what was measured, and say what to do about it."""
    _ = translations.gettext
    lines = (
        _("Échelle en largeur, {length} mm imprimés. Mesuré (mm) :").format(length=ACROSS),
        _("Échelle en hauteur, {length} mm imprimés. Mesuré (mm) :").format(length=UPRIGHT),
    )
    for place, line in enumerate(lines):
        y = _MEASURED_TOP - place * 2 * _LEADING
        drawing.text_within(at(_TEXT, y), line, VALUE, dots(90))
        drawing.rule(at(_TEXT + 94, y - 0.6), at(_TEXT + 94 + _BLANK, y - 0.6), grey=0.35)
    advice = _(
        "Si la mesure diffère de plus de 1 mm, choisissez « Taille réelle » ou « 100 % » dans les réglages"
        " de l'imprimante, puis imprimez cette page de nouveau."
    )
    drawing.text_within(at(_TEXT, _MEASURED_TOP - 4 * _LEADING), advice, SMALL, dots(160))
