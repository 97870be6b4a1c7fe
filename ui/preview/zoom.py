"""Zoom: how large a page is shown, fitted to the window or at a part of its actual size."""

from enum import Enum

from PySide6.QtCore import QSize

PERCENTS = (25, 50, 75, 100, 125, 150, 200, 300, 400)


class Fit(Enum):
    """How a page fills the window."""

    PAGE = "page"
    WIDTH = "width"


Zoom = Fit | int
"""A way to fill the window, or the percentage of the page's actual size."""


def dots_per_inch(zoom: Zoom, page: tuple[float, float], room: QSize, actual: float) -> float:
    """Return the resolution that shows a page, in inches, in this room; `actual` is the screen's own."""
    if isinstance(zoom, int):
        return actual * zoom / 100
    across = room.width() / page[0]
    return max(1.0, across if zoom is Fit.WIDTH else min(across, room.height() / page[1]))


def larger(percent: float) -> int:
    """Return the next step up."""
    return next((step for step in PERCENTS if step > percent + 1), PERCENTS[-1])


def smaller(percent: float) -> int:
    """Return the next step down."""
    return next((step for step in reversed(PERCENTS) if step < percent - 1), PERCENTS[0])
