"""What lists and statements on A4 have alike: title, pairs of label and value, cells, signatures, foot.

Places are in millimetres from the lower corner where reading starts: the left one, in Arabic the right one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from typing import NamedTuple, Protocol

from voucher_desk.printing.document import Document
from voucher_desk.printing.drawing import Align, Drawing, Style
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.qr_symbol import text_symbol
from voucher_desk.printing.typefaces import Face

LEFT = 12.0
RIGHT = 198.0
TITLE_LINE = 279.0
FOOT_LINE = 11.0

TITLE = Style(Face.BOLD, 16)
SUBTITLE = Style(Face.REGULAR, 8, grey=0.3)
LABEL = Style(Face.REGULAR, 7, grey=0.4)
VALUE = Style(Face.BOLD, 8)
CELL = Style(Face.REGULAR, 8)
STRONG_CELL = Style(Face.BOLD, 8)
CODE_CELL = Style(Face.CODE, 7.5)
SMALL = Style(Face.REGULAR, 6.5, grey=0.35)

HAIRLINE = 1
BORDER_GREY = 0.6
SHADE = 0.93
_PADDING = 1.2
_PAIR_LEADING = 4.6
_LABEL_WIDTH = 24.0
_QR_SPACE = 26.0
_SMALLEST_MODULE = 3
_TRAINING = Style(Face.BOLD, 110, grey=0.9)


class Pair(NamedTuple):
    """A label and what it names."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, where it starts, how wide it is and to which side it leans."""

    heading: str
    x: float
    width: float
    align: Align = Align.LEFT


class Anchored(Protocol):
    """A reading that tells where the journal stood when it was made."""

    @property
    def anchor(self) -> str:
        """Return the last hash of the journal."""

    @property
    def anchor_count(self) -> int:
        """Return how many events the journal held."""


def blank_page(document: Document) -> Drawing:
    """Return an A4 page to draw on, mirrored where the language of the paper is read from the right."""
    return Drawing(document, mirrored_in=A4[0] if document.from_right else 0)


def at(x: float, y: float) -> tuple[int, int]:
    """Return a place in dots."""
    return dots(x), dots(y)


def draw_title(drawing: Drawing, title: str, subtitle: str, width: float) -> None:
    """Draw the title of a page and a smaller line under it; either may be user text of any length."""
    drawing.text_within(at(LEFT, TITLE_LINE), title, TITLE, dots(width))
    drawing.text_within(at(LEFT, TITLE_LINE - 5), subtitle, SUBTITLE, dots(width))


def draw_pairs(drawing: Drawing, place: tuple[float, float], width: float, pairs: Sequence[Pair]) -> None:
    """Draw labels with their values to the right, one under another from `place` down."""
    x, height = place
    for label, value in pairs:
        drawing.text_within(at(x, height), label, LABEL, dots(_LABEL_WIDTH - 1))
        drawing.text_within(at(x + _LABEL_WIDTH, height), value, VALUE, dots(width - _LABEL_WIDTH - 1))
        height -= _PAIR_LEADING


def draw_page_symbol(drawing: Drawing, text: str) -> None:
    """Draw a QR symbol in the top corner where lines end, modules whole dots, white around it."""
    symbol = text_symbol(text)
    module = max(_SMALLEST_MODULE, dots(_QR_SPACE) // (symbol.side + 8))
    side = symbol.side * module
    corner = dots(RIGHT) - side, dots(TITLE_LINE + 6) - side
    drawing.bitmap(corner, (side, side), (symbol.side, symbol.side), symbol.bits)


def draw_training(drawing: Drawing, word: str, page: tuple[int, int] = A4) -> None:
    """Draw a word across a page of so many dots, under everything else."""
    drawing.rising_text((page[0] // 2, page[1] // 2), word, _TRAINING)


def draw_column_heads(drawing: Drawing, columns: Sequence[Column], top: float, height: float) -> None:
    """Draw the shaded row of headings that ends at `top`."""
    width = columns[-1].x + columns[-1].width - columns[0].x
    drawing.fill(at(columns[0].x, top - height), at(width, height), SHADE)
    for column in columns:
        draw_cell(drawing, column, top, height, column.heading, STRONG_CELL)


def draw_cell(drawing: Drawing, column: Column, top: float, height: float, text: str, style: Style) -> None:
    """Draw one cell with its border; text too long is made smaller, then cut with an ellipsis."""
    drawing.box(at(column.x, top - height), at(column.width, height), HAIRLINE, BORDER_GREY)
    if text:
        x = column.x + _PADDING + column.align.value * (column.width - 2 * _PADDING)
        line = top - height / 2 - style.points * 0.12
        drawing.text_within(at(x, line), text, style, dots(column.width - 2 * _PADDING), column.align)


def draw_signature(
    drawing: Drawing, corner: tuple[float, float], size: tuple[float, float], who: Pair
) -> None:
    """Draw a box to sign in: its heading above, what to write below it in small letters."""
    x, y = corner
    drawing.box(at(x, y), at(*size), HAIRLINE, BORDER_GREY)
    drawing.text_within(at(x + 2, y + size[1] - 4.2), who.label, STRONG_CELL, dots(size[0] - 4))
    drawing.text_within(at(x + 2, y + size[1] - 8.0), who.value, SMALL, dots(size[0] - 4))


def journal_words(paper: Anchored, translations: NullTranslations) -> str:
    """Return where the journal stood when a paper was made: its length and its last hash (invariant 54)."""
    return translations.gettext("Journal : {count} événements, empreinte {anchor}").format(
        count=paper.anchor_count, anchor=paper.anchor
    )


def draw_journal_foot(drawing: Drawing, paper: Anchored, page: str, translations: NullTranslations) -> None:
    """Draw the last line of a page: where the journal stood, and the page, such as `1/3`."""
    said = translations.gettext("Page {page}").format(page=page)
    draw_foot(drawing, journal_words(paper, translations), said)


def draw_foot(drawing: Drawing, left: str, page: str) -> None:
    """Draw the last line of a page: what it belongs to, and `page x/y`."""
    drawing.rule(at(LEFT, FOOT_LINE + 4), at(RIGHT, FOOT_LINE + 4), HAIRLINE, BORDER_GREY)
    drawing.text_within(at(LEFT, FOOT_LINE), left, SMALL, dots(140))
    drawing.text(at(RIGHT, FOOT_LINE), page, VALUE, Align.RIGHT)
