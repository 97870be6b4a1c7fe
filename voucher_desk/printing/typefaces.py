"""The typefaces of all paper: FiraGO for Latin and Arabic letters alike, Cascadia Mono for codes."""

from collections.abc import Sequence
from enum import Enum
from functools import cache
from io import BytesIO
from threading import Lock
from typing import Any

import pymupdf_fonts
import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

PRIVATE_USE = 0xE000
"""Glyphs that no character names (joined Arabic forms) are numbered from here."""

PER_MILLE = 1000
_READING = Lock()  # two papers drawn at once must number their glyphs in one face


class Face(Enum):
    """A typeface, by the name `pymupdf_fonts` knows it under."""

    REGULAR = "figo"
    BOLD = "figbo"
    CODE = "cascadiab"


class Typeface:
    """One face, with its glyphs as HarfBuzz shapes them and as reportlab embeds them."""

    def __init__(self, face: Face) -> None:
        data = pymupdf_fonts.myfont(face.value)
        self.shaper = uharfbuzz.Font(uharfbuzz.Face(data))
        self._units_per_em: int = self.shaper.face.upem
        self._font = TTFont(face.name, BytesIO(data), asciiReadable=True)
        self._numbering = Lock()
        self._next_private = PRIVATE_USE

    def per_mille(self, units: int) -> float:
        """Return a length in font units as thousandths of the type size."""
        return units * PER_MILLE / self._units_per_em

    def character_of(self, glyph: int, advance: int) -> int:
        """Return the code point that stands for a glyph, numbering it privately where it has none."""
        known = self._font.face.glyphToChar
        with self._numbering:
            if glyph not in known:
                self._number(glyph, advance)
        return int(known[glyph][0])

    def _number(self, glyph: int, advance: int) -> None:
        table = self._font.face
        while self._next_private in table.charToGlyph:
            self._next_private += 1
        table.charToGlyph[self._next_private] = glyph
        table.charWidths[self._next_private] = self.per_mille(advance)
        table.glyphToChar[glyph] = [self._next_private]

    def width_of(self, character: int) -> float:
        """Return the width reportlab declares for a character, in thousandths of the type size."""
        return float(self._font.face.getCharWidth(character))

    def coded(self, text: str, document: PDFDocument) -> Sequence[tuple[str, bytes]]:
        """Return the resource name and the code bytes of each stretch of text within one font subset."""
        parts: list[tuple[int, bytes]] = self._font.splitString(text, document)
        return [(self._resource(subset, document), codes) for subset, codes in parts]

    def _resource(self, subset: int, document: PDFDocument) -> str:
        name: Any = self._font.getSubsetInternalName(subset, document)
        return str(name)


def typeface(face: Face) -> Typeface:
    """Return a face, read from its package once in the life of the program, whoever asks first."""
    with _READING:
        return _read(face)


@cache
def _read(face: Face) -> Typeface:
    return Typeface(face)
