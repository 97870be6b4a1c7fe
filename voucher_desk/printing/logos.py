"""Donors' logos on paper: as large as their box lets them be, nothing of them outside it."""

from collections.abc import Sequence

from voucher_desk.domain.logos import Logo
from voucher_desk.printing.drawing import Drawing
from voucher_desk.printing.measures import dots

HEIGHT = 15.0
_LOW = 275.0
_WIDEST = 38.0
_ALL = 100.0
"""How wide all logos of a page may be together."""
_GAP = 4.0

Box = tuple[float, float]


def within(logo: Logo, room: Box) -> Box:
    """Return the size of a logo as large as it fits into some room, its shape kept."""
    scale = min(room[0] / logo.width, room[1] / logo.height)
    return logo.width * scale, logo.height * scale


def draw_logos(drawing: Drawing, logos: Sequence[Logo], right: float) -> float:
    """Draw logos beside the title of a page, the last ending at `right`; return the millimetres they take."""
    end = right
    width = min(_WIDEST, _ALL / max(1, len(logos)) - _GAP)
    for logo in reversed(logos):
        size = within(logo, (width, HEIGHT))
        place = end - size[0], _LOW + (HEIGHT - size[1]) / 2
        drawing.picture(logo, (dots(place[0]), dots(place[1])), (dots(size[0]), dots(size[1])))
        end -= size[0] + _GAP
    return right - end
