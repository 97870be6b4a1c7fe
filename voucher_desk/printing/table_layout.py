"""How a table stands on A4: the page it needs, the width of each column, the lines of each cell.

Lengths are in millimetres, type sizes in points.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.drawing import Style, fitted, text_width
from voucher_desk.printing.measures import dots, millimetres

PORTRAIT, LANDSCAPE = (210.0, 297.0), (297.0, 210.0)
EDGE = frame.LEFT
PADDING = 1.7
ABOVE = 1.1
"""The air at the sides of a text, and above and below it."""
_SIZES = (8.0, 7.0, 6.0)
_WIDEST = 70.0
"""What a column of text asks for at the most: more of it is read better in several lines."""
_LONGEST_WORD = 34.0
_MOST_GROWTH = 1.8
_STEP = 0.5
_SMALLEST_NUMBER = 0.4
"""How small a number wider than any that was judged may get: in two lines it would be read as two."""
_LETTERS = 400
_ON_PAPER = str.maketrans("\n\r\t\v\f\u2028\u2029✓✗", " " * 7 + "√×")
"""A cell is one paragraph; signs of the screen that the typeface lacks, by those it has."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column as it was shown: its heading, and whether numbers stand in it."""

    heading: str
    is_number: bool = False


class TableCell(NamedTuple):
    """A cell as it was shown; one that `fails` must catch the eye."""

    text: str
    fails: bool = False


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of a cell."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The page of a table, its type size, and the width of each column with the air around its text."""

    page: tuple[float, float]
    points: float
    widths: tuple[float, ...]

    @property
    def width(self) -> float:
        """Return how wide the table is."""
        return sum(self.widths)

    @property
    def leading(self) -> float:
        """Return how far a line stands below the one before."""
        return self.points * 0.5

    def lines(self, at: int, column: TableColumn, cell: TableCell) -> list[CellLine]:
        """Return a cell in lines that fit its column; a number in one, in smaller type if it must be."""
        style, width = _style(self.points, strong=cell.fails), dots(self.widths[at] - 2 * PADDING)
        text = cell.text.translate(_ON_PAPER)
        if column.is_number:
            line, smaller = fitted(text, style, width, self.points * _SMALLEST_NUMBER)
            if line == text:
                return [CellLine(text, smaller)]
        return [CellLine(line, style) for line in broken(text, style, width)]

    def heading(self, at: int, column: TableColumn) -> list[CellLine]:
        """Return the heading of a column in lines that fit it."""
        return self.lines(at, replace(column, is_number=False), TableCell(column.heading, fails=True))


def layout_of(
    columns: Sequence[TableColumn],
    sample: Sequence[Sequence[TableCell]],
    sizes: Sequence[float] = _SIZES,
) -> TableLayout:
    """Return how a table stands best, judged by some of its rows: upright where it is narrow enough.

    Type gets smaller before words are broken.
    """
    points, *smaller = sizes
    style = _style(points, strong=True)
    texts = [{row[at].text.translate(_ON_PAPER) for row in sample} for at in range(len(columns))]
    asked = [_asked(column, held, style) for column, held in zip(columns, texts, strict=True)]
    natural, least = ([one[part] for one in asked] for part in (0, 1))
    for page in (PORTRAIT, LANDSCAPE):
        if sum(natural) <= _room(page):
            return TableLayout(page, points, _spread(natural, _room(page)))
    if smaller and sum(least) > _room(LANDSCAPE):
        return layout_of(columns, sample, smaller)
    return TableLayout(LANDSCAPE, points, _squeezed(natural, least, _room(LANDSCAPE)))


def broken(text: str, style: Style, width: float) -> list[str]:
    """Return a text in lines no wider than `width` dots; a word too long for one is broken.

    Words are measured one by one: the same ones come again in every row of a long list.
    """
    if len(text) <= _LETTERS and text_width(text, style) <= width:
        return [text]
    lines: list[str] = []
    space, taken = text_width(" ", style), 0.0
    for word in text.split(" "):
        taken += space + text_width(word[:_LETTERS], style)
        if lines and taken <= width:
            lines[-1] += f" {word}"
        else:
            lines += _parts(word, style, width)
            taken = text_width(lines[-1], style)
    return lines


def _parts(word: str, style: Style, width: float) -> list[str]:
    parts = [word]
    while len(parts[-1]) > 1 and text_width(parts[-1][:_LETTERS], style) > width:
        rest = parts.pop()
        fits = _letters_within(rest, style, width)
        parts += [rest[:fits], rest[fits:]]
    return parts


def _letters_within(word: str, style: Style, width: float) -> int:
    """Return how many letters of a word stand in a line, one at the least."""
    ends = range(1, min(len(word), _LETTERS) + 1)
    return max(1, bisect_right(ends, width, key=lambda end: text_width(word[:end], style)))


def _style(points: float, *, strong: bool) -> Style:
    return replace(frame.STRONG_CELL if strong else frame.CELL, points=points)


def _room(page: tuple[float, float]) -> float:
    return page[0] - 2 * EDGE


def _asked(column: TableColumn, texts: Collection[str], style: Style) -> tuple[float, float]:
    """Return how wide a column would like to be, and how wide it must be for no word to be broken."""
    head = max(_width(word, style) for word in column.heading.split(" "))
    widest = max((_width(text, style) for text in texts), default=0)
    if column.is_number:
        needed = wanted = max(head, widest)
    else:
        words = {word for text in texts for word in text.split(" ")}
        longest = max((_width(word, style) for word in words), default=0)
        needed = max(head, min(longest, _LONGEST_WORD))
        wanted = max(needed, min(max(widest, _width(column.heading, style)), _WIDEST))
    return 2 * PADDING + wanted, 2 * PADDING + needed


def _width(text: str, style: Style) -> float:
    return millimetres(text_width(text[:_LETTERS], style))


def _spread(natural: Sequence[float], room: float) -> tuple[float, ...]:
    """Return widths that use the room, each column growing by its own measure, though not out of sight."""
    growth = min(_MOST_GROWTH, room / sum(natural))
    return tuple(width * growth for width in natural)


def _squeezed(natural: Sequence[float], least: Sequence[float], room: float) -> tuple[float, ...]:
    """Return widths that fill the room: the widest are cut first, none below its least if it can be."""
    level = max(natural)
    widths = list(natural)
    while level > 0 and sum(widths) > room:
        level -= _STEP
        widths = [max(low, min(width, level)) for width, low in zip(natural, least, strict=True)]
    return _spread(widths, room)
