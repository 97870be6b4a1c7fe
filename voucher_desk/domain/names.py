"""Names and other short text: stored as plain NFC text of at most 120 characters, nothing invisible in it."""

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from voucher_desk.domain.refusals import Notice

LONGEST_NAME = 120

# Format, control, surrogate and private characters draw nothing, or draw something only here.
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co"})
# Letters and marks by category which draw nothing either: joiner, Hangul fillers, Khmer inherent vowels,
# Mongolian and general variation selectors, blank Braille cell, variation selectors supplement.
_INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
            *range(0x180B, 0x1810),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
_FIRST_INVISIBLE = min(_INVISIBLE)
# Code points that will never be characters; no XML may hold the last two of each plane.
_FIRST_NONCHARACTER = 0xFFFE
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class InvisibleCharactersRemoved(Notice):
    """Zero-width, bidirectional or control characters were taken out of a text."""

    code: ClassVar[str] = "NOM-01"


@dataclass(frozen=True, slots=True)
class NameShortened(Notice):
    """A text was longer than a name may be; `longest` characters of it are kept."""

    code: ClassVar[str] = "NOM-02"
    longest: int = LONGEST_NAME


def clean(text: str, longest: int = LONGEST_NAME) -> tuple[str, bool]:
    """Return a text as it is stored, and whether invisible characters were taken out.

    NFC, so that both ways of writing "Amélie" are equal; runs of white space become one space; at most
    `longest` characters (`is_too_long` tells beforehand). Nothing else changes: markup, formulas and
    quotation marks are letters like any other.
    """
    visible = without_invisible(text)
    return _composed(visible)[:longest].rstrip(), visible != text


def is_too_long(text: str) -> bool:
    """Return whether `clean` would cut this text."""
    return len(_composed(without_invisible(text))) > LONGEST_NAME


def without_invisible(text: str) -> str:
    """Return the text without the characters that draw nothing; line ends and tabs stay."""
    if text.isprintable() and max(text, default="") < _FIRST_INVISIBLE:
        return text  # Latin, as nearly all of a long list is: not letter by letter
    return "".join(character for character in text if character.isspace() or not _is_invisible(character))


def latin_digits(text: str) -> str:
    """Return the text with Arabic-Indic and all other decimal digits written 0 to 9."""
    return "".join(str(unicodedata.decimal(character, character)) for character in text)


def _is_invisible(character: str) -> bool:
    return (
        character in _INVISIBLE
        or unicodedata.category(character) in _INVISIBLE_CATEGORIES
        or ord(character) & 0xFFFF >= _FIRST_NONCHARACTER
        or ord(character) in _NONCHARACTERS
    )


def _composed(visible: str) -> str:
    return unicodedata.normalize("NFC", _SPACES.sub(" ", visible).strip())
