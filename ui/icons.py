"""Icons: line drawings of one colour, drawn in the colours of the palette at the size asked for."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 48, 64)


def icon(name: str, *, on_highlight: bool = False) -> QIcon:
    """Return an icon of `resources/icons`, in the colours of text, of a selection, of what cannot be used."""
    palette = QGuiApplication.palette()
    plain = QPalette.ColorRole.HighlightedText if on_highlight else QPalette.ColorRole.Text
    made = QIcon()
    for role, modes in (
        (plain, (QIcon.Mode.Normal, QIcon.Mode.Active)),
        (QPalette.ColorRole.HighlightedText, (QIcon.Mode.Selected,)),
        (QPalette.ColorRole.Dark, (QIcon.Mode.Disabled,)),
    ):
        drawing = _drawing(name, palette.color(role).name())
        for picture in (_picture(drawing, size) for size in _SIZES):
            for mode in modes:
                made.addPixmap(picture, mode)
    return made


def drawn(name: str, colour: str, size: int) -> QPixmap:
    """Return an icon drawn in a colour, `size` pixels square."""
    return _picture(_drawing(name, colour), size)


def _picture(drawing: QSvgRenderer, size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _drawing(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


@cache
def _source(name: str) -> str:
    return (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
