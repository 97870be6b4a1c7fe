"""Drawing: text, rules and bitmaps as PDF operators, in dots from the bottom corner where reading starts."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from voucher_desk.domain.logos import Logo
from voucher_desk.printing.document import Document
from voucher_desk.printing.measures import type_size
from voucher_desk.printing.shaping import Glyph, ShapedLine, shaped
from voucher_desk.printing.typefaces import PER_MILLE, Face, typeface

ELLIPSIS = "…"
_STEP_DOWN = 0.25
_LONGEST = 400  # more letters than any line of A4 shows
_SEEN_KERN = 0.5
_INWARDS = 0.01


class Align(Enum):
    """Which point of a line of text is given: its left end, its middle or its right end.

    On a mirrored page left and right change places.
    """

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a line looks: `points` is its type size, `grey` from 0 (black) to 1 (white), or a `colour`."""

    face: Face
    points: float
    grey: float = 0.0
    colour: str = ""

    @property
    def size(self) -> float:
        """The type size in dots."""
        return type_size(self.points)

    @property
    def paint(self) -> str:
        """The operator that fills in this grey, or in the colour `#rrggbb`."""
        return fill_operator(self.colour) if self.colour else f"{self.grey:g} g"


def fill_operator(colour: str) -> str:
    """Return the operator that fills in a colour `#rrggbb`."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


def text_width(text: str, style: Style) -> float:
    """Return the width of a line in dots."""
    return shaped(text, style.face).width * style.size / PER_MILLE


def fitted(text: str, style: Style, width: float, smallest: float) -> tuple[str, Style]:
    """Return the line and a style that fit `width` dots: smaller type first, then an ellipsis."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + ELLIPSIS
    while text_width(text, style) > width and style.points - _STEP_DOWN >= smallest:
        style = replace(style, points=style.points - _STEP_DOWN)
    if text_width(text, style) <= width:
        return text, style
    return _shortened(text, style, width), style


def _shortened(text: str, style: Style, width: float) -> str:
    kept = bisect_right(range(len(text)), width, key=lambda end: text_width(text[:end] + ELLIPSIS, style))
    return text[: max(0, kept - 1)].rstrip() + ELLIPSIS


def wrapped(text: str, style: Style, width: float) -> list[str]:
    """Return the words of a text in lines no wider than `width` dots; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, style) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class Drawing:
    """Operators gathered for one page, or for a part that many pages share.

    Where `mirrored_in` gives the width of the page in dots, places count from its right edge: a paper in
    Arabic is laid out like one in French. Letters and symbols themselves are not turned round.
    """

    def __init__(self, document: Document, *, mirrored_in: int = 0) -> None:
        self._document = document
        self._mirrored_in = mirrored_in
        self._operators: list[bytes] = []

    def operators(self) -> bytes:
        """Return what was drawn."""
        return b"".join(self._operators)

    def add(self, operators: bytes) -> None:
        """Add operators made elsewhere."""
        self._operators.append(operators)

    def text(self, place: tuple[float, float], text: str, style: Style, align: Align = Align.LEFT) -> None:
        """Draw one line of text, of any script, with its base line at `place`."""
        line = shaped(text, style.face)
        width = line.width * style.size / PER_MILLE
        self._show(line, style, (self._edge(place[0] - align.value * width, width), place[1]))

    def rising_text(self, middle: tuple[float, float], text: str, style: Style) -> None:
        """Draw one line of text across the page, rising from left to right, with its middle at a place."""
        line = shaped(text, style.face)
        start = -line.width * style.size / PER_MILLE / 2
        self.add(b"q .64 .77 -.77 .64 %d %d cm " % (self._edge(middle[0], 0), middle[1]))
        self._show(line, style, (start, 0))
        self.add(b"Q\n")

    def _edge(self, start: float, width: float) -> float:
        """Return how far from the left something `width` dots wide begins, told where reading starts."""
        return self._mirrored_in - start - width if self._mirrored_in else start

    def _show(self, line: ShapedLine, style: Style, place: tuple[float, float]) -> None:
        body = " ".join(self._shown(line, style))
        shown = f"{style.paint} BT {place[0]:.6g} {place[1]:.6g} Td {body} ET\n"
        if line.right_to_left:
            # Joined letters have no code points: what is read aloud or copied out is said beside them.
            actual = ("\ufeff" + line.text).encode("utf-16-be").hex().upper()
            shown = f"/Span<</ActualText<{actual}>>>BDC {shown}EMC\n"
        self._operators.append(shown.encode("latin-1"))

    def text_within(
        self, place: tuple[float, float], text: str, style: Style, width: float, align: Align = Align.LEFT
    ) -> None:
        """Draw one line of text no wider than `width` dots, at 60 % of its size at the least."""
        line, style = fitted(text, style, width, smallest=style.points * 0.6)
        self.text(place, line, style, align)

    def _shown(self, line: ShapedLine, style: Style) -> Iterator[str]:
        letters, font, rise, pending = typeface(style.face), "", 0.0, ""
        for glyph in line.glyphs:
            ((resource, codes),) = letters.coded(glyph.character, self._document.pdf)
            if (resource, glyph.rise) != (font, rise):
                yield f"[{pending}] TJ" if pending else ""
                pending = ""
            if resource != font:
                yield f"{resource} {style.size:.6g} Tf"
            if glyph.rise != rise:
                yield f"{glyph.rise * style.size / PER_MILLE:.6g} Ts"
            font, rise = resource, glyph.rise
            pending = _joined(pending, _placed(glyph, codes))
        yield f"[{pending}] TJ" if pending else ""
        yield "0 Ts" if rise else ""

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], width: float = 1, grey: float = 0
    ) -> None:
        """Draw a straight line, `width` dots thick."""
        coordinates = f"{self._edge(start[0], 0):g} {start[1]:g} m {self._edge(end[0], 0):g} {end[1]:g} l"
        self._operators.append(f"{grey:g} G {width:g} w {coordinates} S\n".encode())

    def dashed_rule(
        self, start: tuple[float, float], end: tuple[float, float], dash: int, grey: float
    ) -> None:
        """Draw a dashed line, two dots thick."""
        self._operators.append(f"[{dash}] 0 d ".encode())
        self.rule(start, end, 2, grey)
        self._operators.append(b"[] 0 d\n")

    def box(
        self, corner: tuple[float, float], size: tuple[float, float], width: float = 1, grey: float = 0
    ) -> None:
        """Draw the outline of a rectangle."""
        shape = f"{self._edge(corner[0], size[0]):g} {corner[1]:g} {size[0]:g} {size[1]:g} re"
        self._operators.append(f"{grey:g} G {width:g} w {shape} S\n".encode())

    def fill(self, corner: tuple[float, float], size: tuple[float, float], grey: float = 0) -> None:
        """Fill a rectangle."""
        shape = f"{self._edge(corner[0], size[0]):g} {corner[1]:g} {size[0]:g} {size[1]:g} re"
        self._operators.append(f"{grey:g} g {shape} f\n".encode())

    def picture(self, logo: Logo, corner: tuple[int, int], size: tuple[int, int]) -> None:
        """Draw a picture in colour into a rectangle."""
        shown = self._document.picture_operator(logo)
        left = self._edge(corner[0], size[0])
        self._operators.append(b"q %d 0 0 %d %d %d cm %bQ\n" % (*size, left, corner[1], shown))

    def bitmap(
        self, corner: tuple[float, float], size: tuple[int, int], shape: tuple[int, int], bits: bytes
    ) -> None:
        """Draw a black and white bitmap of `shape` (columns, rows); a 1 bit is black, rows fill bytes."""
        placed = self._edge(corner[0], size[0]), corner[1]
        self._operators.append(bitmap_operators(placed, size, shape, bits))


def bitmap_operators(
    corner: tuple[float, float], size: tuple[int, int], shape: tuple[int, int], bits: bytes
) -> bytes:
    """Return the operators of a bitmap: an inline stencil, black where the bit is 1 and nothing elsewhere.

    Its edges lie a hundredth of a dot inside `size`: every dot a picture touches is painted, and a reader
    that rounds an edge outwards would stretch the bars and modules by a whole dot.
    """
    width, height = (length - 2 * _INWARDS for length in size)
    left, low = (length + _INWARDS for length in corner)
    return b"q 0 g %.2f 0 0 %.2f %.2f %.2f cm BI/W %d/H %d/IM true/D[1 0] ID %b\nEI Q\n" % (
        width,
        height,
        left,
        low,
        *shape,
        bits,
    )


def escaped(codes: bytes) -> bytes:
    """Return code bytes as they stand between the parentheses of a PDF string."""
    codes = codes.replace(b"\\", rb"\\").replace(b"(", rb"\(")
    return codes.replace(b")", rb"\)").replace(b"\r", rb"\r")


def _placed(glyph: Glyph, codes: bytes) -> str:
    shown = f"({escaped(codes).decode('latin-1')})"
    before, after = -glyph.shift, glyph.nominal - glyph.advance + glyph.shift
    return f"{_kern(before)}{shown}{_kern(after)}"


def _kern(per_mille: float) -> str:
    return f"{per_mille:.4g}" if abs(per_mille) >= _SEEN_KERN else ""


def _joined(before: str, after: str) -> str:
    """Join two showings, as one string where no kerning parts them."""
    return before[:-1] + after[1:] if before.endswith(")") and after.startswith("(") else before + " " + after
