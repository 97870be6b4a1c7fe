"""A page in colour, mirrored for Arabic: places are millimetres from the edge where reading starts.

Heights grow upwards from the bottom. Text leans to the start, the middle or the end of its line.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import cos, pi, sin

from resources.palettes import INKS
from voucher_desk.domain.logos import Logo
from voucher_desk.printing.document import Document
from voucher_desk.printing.drawing import Align, Drawing, Style, fill_operator, text_width, wrapped
from voucher_desk.printing.measures import dots, millimetres
from voucher_desk.printing.typefaces import Face

START, MIDDLE, END = Align.LEFT, Align.CENTRE, Align.RIGHT
Point = tuple[float, float]
_BEND = 0.5523
_MIRRORED = {START: END, MIDDLE: MIDDLE, END: START}


def ink(points: float, colour: str = "Ink", *, bold: bool = False) -> Style:
    """Return a style in one of the inks."""
    return Style(Face.BOLD if bold else Face.REGULAR, points, colour=INKS[colour])


class Canvas:
    """One page under way; `size` in millimetres."""

    def __init__(self, document: Document, size: Point, *, mirrored: bool) -> None:
        self._document = document
        self._drawing = Drawing(document)
        self.width, self.height = size
        self.mirrored = mirrored

    @property
    def drawing(self) -> Drawing:
        """Return the page as it is drawn on in dots, never mirrored."""
        return self._drawing

    def finish(self) -> None:
        """Write the page."""
        self._document.add_page((dots(self.width), dots(self.height)), self._drawing.operators())

    def text(
        self, place: Point, text: str, style: Style, *, width: float | None = None, align: Align = START
    ) -> None:
        """Draw one line; within `width` where given: smaller type first, then an ellipsis."""
        x, y = dots(self._x(place[0])), dots(place[1])
        leaning = _MIRRORED[align] if self.mirrored else align
        if width is None:
            self._drawing.text((x, y), text, style, leaning)
        else:
            self._drawing.text_within((x, y), text, style, dots(width), leaning)

    def paragraph(self, place: Point, text: str, style: Style, width: float, leading: float) -> float:
        """Draw a text in lines from `place` down; return the height of the line after the last."""
        x, y = place
        for line in self.broken(text, style, width):
            self.text((x, y), line, style, width=width)
            y -= leading
        return y

    def broken(self, text: str, style: Style, width: float) -> list[str]:
        """Return a text in lines no wider than `width` millimetres."""
        return wrapped(text, style, dots(width))

    def measure(self, text: str, style: Style) -> float:
        """Return how wide a line is, in millimetres."""
        return millimetres(text_width(text, style))

    def box(self, corner: Point, size: Point, colour: str) -> None:
        """Fill a rectangle that starts at `corner`, its lower start corner."""
        (x, y), (width, height) = corner, size
        self.shape([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Fill a polygon."""
        self._add(f"{fill_operator(INKS[colour])} {self._path(points)} h f")

    def picture(self, logo: Logo, corner: Point, size: Point) -> None:
        """Draw a picture, never mirrored itself, in a rectangle that starts at `corner`."""
        x = self.width - corner[0] - size[0] if self.mirrored else corner[0]
        self._drawing.picture(logo, (dots(x), dots(corner[1])), (dots(size[0]), dots(size[1])))

    def line(self, points: Sequence[Point], colour: str, width: float = 0.2, dash: float = 0) -> None:
        """Draw a line through some points, `width` millimetres thick."""
        stroke = fill_operator(INKS[colour]).replace("rg", "RG")
        dashes = f"[{dots(dash)}] 0 d" if dash else "[] 0 d"
        self._add(f"{stroke} {dots(width)} w 1 J 1 j {dashes} {self._path(points)} S")

    def disc(self, centre: Point, radius: float, colour: str) -> None:
        """Fill a circle."""
        self._add(f"{fill_operator(INKS[colour])} {self._round(centre, radius)} h f")

    def slice(self, centre: Point, radius: float, turns: tuple[float, float], colour: str) -> None:
        """Fill the part of a disc between two turns, clockwise from the top, 1 being all of it."""
        first, last = turns
        steps = max(2, round((last - first) * 90))
        angles = (2 * pi * (first + (last - first) * step / steps) for step in range(steps + 1))
        rim = [(centre[0] + radius * sin(angle), centre[1] + radius * cos(angle)) for angle in angles]
        self.shape([centre, *rim], colour)

    def rounded(self, corner: Point, size: Point, colour: str, radius: float = 2.0) -> None:
        """Fill a rectangle with round corners."""
        (left, low), (width, height) = corner, size
        right, top, radius = left + width, low + height, min(radius, width / 2, height / 2)
        bend = radius * (1 - _BEND)
        corners = (
            ((right - radius, low), (right - bend, low), (right, low + bend), (right, low + radius)),
            ((right, top - radius), (right, top - bend), (right - bend, top), (right - radius, top)),
            ((left + radius, top), (left + bend, top), (left, top - bend), (left, top - radius)),
            ((left, low + radius), (left, low + bend), (left + bend, low), (left + radius, low)),
        )
        drawn = (f"{self._at(start)} l " + " ".join(map(self._at, curve)) + " c" for start, *curve in corners)
        path = f"{self._at((left + radius, low))} m {' '.join(drawn)} h f"
        self._add(f"{fill_operator(INKS[colour])} {path}")

    @contextmanager
    def clipped(self, corner: Point, size: Point) -> Iterator[None]:
        """Draw nothing outside a rectangle while this lasts."""
        (x, y), (width, height) = corner, size
        edge = self._path([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
        self._drawing.add(f"q {edge} h W n\n".encode())
        yield
        self._drawing.add(b"Q\n")

    def _add(self, operators: str) -> None:
        self._drawing.add(f"q {operators} Q\n".encode())

    def _x(self, x: float) -> float:
        return self.width - x if self.mirrored else x

    def _at(self, point: Point) -> str:
        return f"{dots(self._x(point[0]))} {dots(point[1])}"

    def _path(self, points: Sequence[Point]) -> str:
        first, *others = points
        return " ".join([f"{self._at(first)} m", *(f"{self._at(point)} l" for point in others)])

    def _round(self, centre: Point, radius: float) -> str:
        (x, y), bend = centre, radius * _BEND
        curves = (
            ((x + radius, y + bend), (x + bend, y + radius), (x, y + radius)),
            ((x - bend, y + radius), (x - radius, y + bend), (x - radius, y)),
            ((x - radius, y - bend), (x - bend, y - radius), (x, y - radius)),
            ((x + bend, y - radius), (x + radius, y - bend), (x + radius, y)),
        )
        drawn = (" ".join(self._at(point) for point in curve) + " c" for curve in curves)
        return f"{self._at((x + radius, y))} m {' '.join(drawn)}"
