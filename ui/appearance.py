"""Appearance: one style, palette and typeface on every platform, from `resources.palettes` and `.styles`."""

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from resources.palettes import DISABLED, PALETTES, Look
from resources.styles import style_sheet
from resources.typefaces import faces

_POINTS = 10.5


def dress(application: QApplication, look: Look = Look.LIGHT, text_percent: int = 100) -> None:
    """Give the application its style, palette, typeface and style sheet; letters at 100 to 200 % of usual.

    A sheet that is worn already is left alone: put on again, it would dress every widget anew for a second.
    """
    sheet = style_sheet(text_percent)
    new = application.styleSheet() != sheet
    if new:
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(palette_of(look))
    application.setFont(typeface(text_percent))
    if new:
        application.setStyleSheet(sheet)


def palette_of(look: Look) -> QPalette:
    """Return the palette of a look."""
    palette = QPalette()
    for role, colour in PALETTES[look].items():
        palette.setColor(QPalette.ColorRole[role], QColor(colour))
    for role, colour in DISABLED[look].items():
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor(colour))
    return palette


def typeface(text_percent: int = 100) -> QFont:
    """Return FiraGO, which has Latin and Arabic letters alike; it comes as a package, not from the system."""
    font = QFont(_family())
    font.setPointSizeF(_POINTS * text_percent / 100)
    return font


@cache
def _family() -> str:
    """Return the name of the typeface, once its faces are known to Qt."""
    families = [
        family
        for face in faces()
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFontFromData(face))
    ]
    return families[0]
