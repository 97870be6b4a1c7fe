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
    for size in _SIZES:
        for mode, role in (
            (QIcon.Mode.Normal, plain),
            (QIcon.Mode.Active, plain),
            (QIcon.Mode.Selected, QPalette.ColorRole.HighlightedText),
            (QIcon.Mode.Disabled, QPalette.ColorRole.Dark),
        ):
            made.addPixmap(drawn(name, palette.color(role).name(), size), mode)
    return made


def drawn(name: str, colour: str, size: int) -> QPixmap:
    """Return an icon drawn in a colour, `size` pixels square."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(
        painter, QRectF(0, 0, size, size)
    )
    painter.end()
    return picture


@cache
def _source(name: str) -> str:
    return (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
