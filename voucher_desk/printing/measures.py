"""Measures of paper: all is drawn in dots of 1/300 inch, so that bars and modules fall on whole printer dots.

A 600 dpi printer has two of its own dots to each of ours. Heights grow upwards from the bottom edge.
"""

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
MILLIMETRES_PER_INCH = 25.4

POINTS_PER_DOT = POINTS_PER_INCH / DOTS_PER_INCH
A4 = (2480, 3508)
"""Width and height of A4 in whole dots."""


def dots(millimetres: float) -> int:
    """Return the nearest whole number of dots."""
    return round(millimetres * DOTS_PER_INCH / MILLIMETRES_PER_INCH)


def millimetres(dot_count: float) -> float:
    """Return a length in dots as millimetres."""
    return dot_count * MILLIMETRES_PER_INCH / DOTS_PER_INCH


def type_size(points: float) -> float:
    """Return a type size given in points as dots."""
    return points / POINTS_PER_DOT
