"""Charts of the bulletin: bars, stacked bars and rings, with the numbers that they draw.

A count that is withheld has no length: `*` stands where its number would.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from voucher_desk.domain.money import shown_text
from voucher_desk.printing.canvas import END, MIDDLE, Canvas, Point, ink

WITHHELD = "*"
PALE = frozenset({"Sand", "Sky", "Line", "Warm"})
"""The inks that dark letters are read on."""
_LABEL, _NUMBER, _SMALL = ink(8), ink(8.5, bold=True), ink(7.5, "Quiet")
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Share:
    """A part of something: its name, how many (None is withheld) and its ink."""

    name: str
    count: int | None
    colour: str


def counted(number: int | None) -> str:
    """Return a count as it is written: thousands apart, withheld as a star.

    The space keeps a number whole within an Arabic sentence, which a narrower one would turn round.
    """
    return WITHHELD if number is None else f"{number:,}".replace(",", "\u00a0")


def amount_words(centimes: int) -> str:
    """Return an amount in MAD as it stands within a sentence of either direction."""
    return shown_text(centimes).replace("\u202f", "\u00a0")


def draw_bars(
    canvas: Canvas, top: Point, width: float, shares: Sequence[Share], *, name_width: float, row: float = 7.0
) -> float:
    """Draw one bar a line from `top` down, the longest across; return the height below the last."""
    x, y = top
    room = width - name_width - 16
    longest = max((share.count or 0 for share in shares), default=0)
    for share in shares:
        y -= row
        canvas.text((x, y + row * 0.3), share.name, _LABEL, width=name_width - _GAP)
        length = room * (share.count or 0) / longest if longest else 0
        canvas.box((x + name_width, y + row * 0.12), (room, row * 0.66), "Wash")
        if length:
            canvas.box((x + name_width, y + row * 0.12), (max(0.4, length), row * 0.66), share.colour)
        canvas.text((x + width, y + row * 0.3), counted(share.count), _NUMBER, align=END)
    return y


def draw_stack(canvas: Canvas, corner: Point, size: Point, shares: Sequence[Share]) -> None:
    """Draw shares one after the other in one bar, each with its number where there is room for it.

    Where one of them is withheld none is drawn: the lengths of the others would tell it.
    """
    (x, y), (width, height) = corner, size
    line = y + height / 2 - 0.9
    canvas.box(corner, size, "Wash")
    whole = sum(share.count or 0 for share in shares)
    if any(share.count is None for share in shares):
        canvas.text((x + width / 2, line), WITHHELD, ink(7, bold=True), align=MIDDLE)
        return
    for share in shares:
        length = width * (share.count or 0) / whole if whole else 0
        if not length:
            continue
        canvas.box((x, y), (length, height), share.colour)
        number = counted(share.count)
        style = ink(7, "Ink" if share.colour in PALE else "Paper", bold=True)
        if canvas.measure(number, style) + 1.5 < length:
            canvas.text((x + length / 2, line), number, style, align=MIDDLE)
        x += length


def draw_ring(canvas: Canvas, centre: Point, radius: float, shares: Sequence[Share], total: str) -> None:
    """Draw a ring with a number in the middle; withheld shares leave it whole, in one pale ink."""
    whole = sum(share.count or 0 for share in shares)
    canvas.disc(centre, radius, "Wash")
    if whole and all(share.count is not None for share in shares):
        turned, parted = 0.0, list[float]()
        for share in shares:
            part = (share.count or 0) / whole
            if not part:
                continue
            canvas.slice(centre, radius, (turned, turned + part), share.colour)
            turned += part
            parted.append(turned)
        for turn in parted if len(parted) > 1 else ():
            edge = centre[0] + radius * sin(2 * pi * turn), centre[1] + radius * cos(2 * pi * turn)
            canvas.line([centre, edge], "Paper", 0.5)
    canvas.disc(centre, radius * 0.62, "Paper")
    canvas.text((centre[0], centre[1] - 2), total, ink(17, "Deep", bold=True), align=MIDDLE)


def draw_legend(canvas: Canvas, place: Point, shares: Sequence[Share], width: float) -> float:
    """Draw what each ink means, as many on a line as there is room; return the height of the last line."""
    x, y = place
    for share in shares:
        wide = canvas.measure(share.name, _SMALL) + 9
        if x > place[0] and x + wide > place[0] + width:
            x, y = place[0], y - 4.4
        canvas.box((x, y), (2.6, 2.6), share.colour)
        canvas.text((x + 4, y + 0.2), share.name, _SMALL)
        x += wide
    return y
