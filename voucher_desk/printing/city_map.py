"""A sketch of where the cities lie: a coast drawn from a few of its points, no map of anybody's.

Cities without a known place are listed by the tables beside it, not drawn.
"""

from collections.abc import Sequence
from decimal import Decimal

from voucher_desk.domain.report_lists import Place, ReportLists
from voucher_desk.printing.canvas import END, START, Canvas, Point, ink
from voucher_desk.printing.drawing import Style

COAST = (
    ("32.30", "-9.25"),
    ("32.90", "-8.85"),
    ("33.25", "-8.52"),
    ("33.45", "-8.00"),
    ("33.61", "-7.63"),
    ("33.71", "-7.38"),
    ("33.90", "-7.00"),
    ("34.04", "-6.84"),
    ("34.27", "-6.67"),
    ("34.60", "-6.45"),
    ("35.10", "-6.20"),
)
"""Some points of the Atlantic coast, south to north: latitude and longitude in degrees."""
_MARGIN = Decimal("0.35")
_NARROWEST = Decimal("1.4")
_BESIDE = 3.4
_CITY, _NOTE = ink(8.5, "Deep", bold=True), ink(7.5, "Accent")


class CityMap:
    """Degrees on paper: what shows all cities with some room around them, north up in every language."""

    def __init__(self, corner: Point, size: Point, places: Sequence[Place]) -> None:
        self._corner, self._size = corner, size
        self.places = tuple(places)
        longitudes = [place.longitude for place in places]
        latitudes = [place.latitude for place in places]
        self._middle = (max(longitudes) + min(longitudes)) / 2, (max(latitudes) + min(latitudes)) / 2
        across = max(longitudes) - min(longitudes) + 2 * _MARGIN
        along = (max(latitudes) - min(latitudes) + 2 * _MARGIN) * Decimal("1.2")
        self._span = max(across, along * Decimal(str(size[0] / size[1])), _NARROWEST)

    def at(self, longitude: Decimal, latitude: Decimal) -> Point:
        """Return a place in millimetres; a degree north is a fifth longer here than one east."""
        (x, y), (width, height) = self._corner, self._size
        scale = width / float(self._span)
        east = float(longitude - self._middle[0]) * scale
        north = float(latitude - self._middle[1]) * scale * 1.2
        return x + width / 2 + east, y + height / 2 + north


def draw_city_map(
    canvas: Canvas, corner: Point, size: Point, cities: Sequence[str], lists: ReportLists, sea: str
) -> None:
    """Draw the sea with its name, the land and the cities that have a known place."""
    places = [place for city in cities if (place := lists.place(city))]
    canvas.box(corner, size, "Sea")
    if not places:
        return
    sketch = CityMap(corner, size, places)
    shore = [sketch.at(Decimal(east), Decimal(north)) for north, east in COAST]
    (x, y), (width, height) = corner, size
    edge = [(x + 2 * width, shore[0][1]), *shore, (x + 2 * width, shore[-1][1])]
    with canvas.clipped(corner, size):
        canvas.shape([_unturned(canvas, corner, size, point) for point in edge], "Sand")
        canvas.line([_unturned(canvas, corner, size, point) for point in shore], "Accent", 0.5)
    for place in places:
        centre = _unturned(canvas, corner, size, sketch.at(place.longitude, place.latitude))
        canvas.disc(centre, 2.0, "Paper")
        canvas.disc(centre, 1.5, "Accent")
        name = place.arabic if canvas.mirrored and place.arabic else place.name
        _draw_east_of(canvas, centre, name, _CITY)
    _draw_east_of(canvas, _unturned(canvas, corner, size, (x, y + height - 6)), sea, _NOTE)


def _unturned(canvas: Canvas, corner: Point, size: Point, point: Point) -> Point:
    """Return a place so that east stays on the right hand, also where the page is mirrored."""
    return (2 * corner[0] + size[0] - point[0], point[1]) if canvas.mirrored else point


def _draw_east_of(canvas: Canvas, point: Point, name: str, style: Style) -> None:
    """Write a name to the right of a point, whichever way the page reads."""
    step, align = (-_BESIDE, END) if canvas.mirrored else (_BESIDE, START)
    canvas.text((point[0] + step, point[1] - 1.2), name, style, align=align)
