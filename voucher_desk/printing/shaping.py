"""Shaping: one line of French and Arabic text as glyphs in the order they are seen.

The Unicode bidirectional algorithm (UAX 9) gives each letter a level; stretches of one level are put into
visual order and shaped by HarfBuzz with a stated direction: a guessed one turns Arabic-Indic numbers round.
Isolates (U+2066-2069) are dropped: a code or an amount is a line of its own wherever it stands beside Arabic.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any
from unicodedata import bidirectional

import uharfbuzz
from bidi import algorithm

from voucher_desk.printing.typefaces import Face, Typeface, typeface

_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_KEPT_JOINERS = (0x200C, 0x200D)
for _joiner in _KEPT_JOINERS:
    del _INVISIBLE[_joiner]
_CONTROL = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")
_DRAWN = {0x202F: "\u2009"}
"""What parts thousands, drawn as a thin space: HarfBuzz makes it too narrow. It is drawn so when the order of
the line is known; a thin space before that would turn the groups of an amount round beside Arabic."""
_LATIN_FEATURES = {
    "liga": False,
    "clig": False,
    "calt": False,  # the f of "fb" has a form of its own
}  # a ligature would be copied out of the PDF as another letter
_ARABIC_FEATURES = {"liga": True}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn glyph; lengths in thousandths of the type size.

    `nominal` is the advance the font declares, `advance` the one after kerning.
    """

    character: str
    nominal: float
    advance: float
    shift: float
    rise: float


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """A line ready to draw: `text` as read, `glyphs` as seen from the left, `width` per mille of the size."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    right_to_left: bool


@lru_cache(maxsize=4096)
def shaped(text: str, face: Face) -> ShapedLine:
    """Return one line of text shaped in a face; controls become spaces, invisible marks are dropped."""
    line = "".join(map(_known, text.translate(_CONTROL).translate(_INVISIBLE)))
    letters = typeface(face)
    runs = _visual_runs(line)
    glyphs = tuple(glyph for run, backwards in runs for glyph in _glyphs(run, letters, backwards=backwards))
    width = sum(glyph.advance for glyph in glyphs)
    return ShapedLine(line, glyphs, width, any(backwards for _, backwards in runs))


def _known(letter: str) -> str:
    """Return the letter, or U+FFFD for a code point that has no direction since nothing is assigned to it."""
    return letter if bidirectional(letter) else "\ufffd"


def _visual_runs(text: str) -> list[tuple[str, bool]]:
    if text.isascii():
        return [(text, False)] if text else []
    runs = [
        (level, "".join(letter["ch"] for letter in letters))
        for level, letters in groupby(_levelled(text), key=lambda letter: int(letter["level"]))
    ]
    for lowest in range(max((level for level, _ in runs), default=0), 0, -1):
        runs = _turned(runs, lowest)
    return [(run, level % 2 == 1) for level, run in runs]


def _levelled(text: str) -> list[dict[str, Any]]:
    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = "LR"[storage["base_level"]]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    letters: list[dict[str, Any]] = list(storage["chars"])
    return letters


def _turned(runs: list[tuple[int, str]], lowest: int) -> list[tuple[int, str]]:
    """Reverse each unbroken sequence of runs at this level or above (UAX 9, rule L2)."""
    turned: list[tuple[int, str]] = []
    for high, group in groupby(runs, key=lambda run: run[0] >= lowest):
        stretch = list(group)
        turned.extend(reversed(stretch) if high else stretch)
    return turned


def _glyphs(run: str, letters: Typeface, *, backwards: bool) -> list[Glyph]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.translate(_DRAWN))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    uharfbuzz.shape(letters.shaper, buffer, _ARABIC_FEATURES if backwards else _LATIN_FEATURES)
    return [
        _glyph(letters, info.codepoint, place)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _glyph(letters: Typeface, number: int, place: uharfbuzz.GlyphPosition) -> Glyph:
    character = letters.character_of(number, place.x_advance)
    return Glyph(
        character=chr(character),
        nominal=letters.width_of(character),
        advance=letters.per_mille(place.x_advance),
        shift=letters.per_mille(place.x_offset),
        rise=letters.per_mille(place.y_offset),
    )
