"""Keyboard layouts: what a host shows where a scanner pressed the keys of a US keyboard.

Only keys our codes need stand here: digits, letters, the hyphen, and the bracket and backslash of scanner
prefixes. A key answers for both its levels, so that Shift and Caps Lock do not matter: our alphabets have one
case. Where two keys show the same (an apostrophe, lam with alef in Arabic), several readings come back and
the check symbols decide. Belgian stands with French; Spanish types our symbols where the US layout does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_KEYS = "1234567890-]\\;QWERTYUIOPASDFGHJKLZXCVBNM"
_MOST_READINGS = 1024
_LONGEST_TOKEN = 2


class Keyboard(StrEnum):
    """The kind of keyboard a text was typed under, as told to a person."""

    QWERTY = "QWERTY"
    AZERTY = "AZERTY"
    ARABIC = "ARABIC"


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of a host; `keys` maps what is shown (one or two characters) to the keys that type it."""

    keyboard: Keyboard
    keys: dict[str, str]

    def as_digits(self, text: str) -> str:
        """Return the text by keys, a digit wherever a digit key types it; what no key types stays."""
        return "".join(_preferring_digits(self.keys.get(shown, shown)) for shown in text)

    def readings(self, text: str) -> list[str]:
        """Return every row of keys that shows this text.

        Empty where some part is typed by no key, and where there are more readings than 10 check bits can
        tell apart.
        """
        ending_at: list[list[str]] = [[""]] + [[] for _ in text]
        for start in range(len(text)):
            for size in range(1, min(_LONGEST_TOKEN, len(text) - start) + 1):
                keys = self.keys.get(text[start : start + size], "")
                ending_at[start + size] += [before + key for before in ending_at[start] for key in keys]
            if len(ending_at[start + 1]) > _MOST_READINGS:
                return []
        return ending_at[len(text)]


def as_french_scanner(keys: str) -> str:
    """Return what was printed, where a scanner set to French pressed these US keys."""
    return keys.translate(_FRENCH_SCANNER)


def _preferring_digits(keys: str) -> str:
    return next((key for key in keys if key.isdigit()), keys[:1])


def _pairs(row: str) -> Iterator[tuple[str, str]]:
    for key, shown in zip(_KEYS, row.split(), strict=True):
        yield from ((token, key) for token in shown.split("|"))


def _layout(keyboard: Keyboard, *rows: str) -> Layout:
    """Return a layout of rows in the order of `_KEYS`; `|` parts what one key shows on different systems."""
    keys: dict[str, str] = {}
    for row in rows:
        for shown, key in _pairs(row):
            if key not in keys.get(shown, ""):
                keys[shown] = keys.get(shown, "") + key
    return Layout(keyboard, keys)


_FRENCH_SCANNER = str.maketrans("QWAZ;M", "AZQWM,")

_US_LETTERS = "Q W E R T Y U I O P A S D F G H J K L Z X C V B N M"
_FRENCH_LETTERS = "A Z E R T Y U I O P Q S D F G H J K L W X C V B N"
_ARABIC_INDIC = " ".join("\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660")
_PERSIAN = " ".join("\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9\u06f0")

# Arabic by code point: an editor would show such a row from right to left. The key B types lam and
# alef, as two characters or as one; Shift with T, G or B likewise.
_ARABIC_PLAIN = (
    "\u062f \\ \u0643|\u0637"
    " \u0636 \u0635 \u062b \u0642 \u0641 \u063a \u0639 \u0647 \u062e \u062d"
    " \u0634 \u0633 \u064a \u0628 \u0644 \u0627 \u062a \u0646 \u0645"
    " \u0626 \u0621 \u0624 \u0631 \u0644\u0627|\ufefb \u0649 \u0629"
)
_ARABIC_SHIFTED = (
    "> \u2026 :"
    " \u064e \u064b \u064f \u064c \u0644\u0625|\ufef9 \u0625 `|\u2018 \u00f7 \u00d7 \u061b"
    " \u0650 \u064d ] [ \u0644\u0623|\ufef7 \u0623 \u0640 \u060c /"
    " ~ \u0652 } { \u0644\u0622|\ufef5 \u0622 '|\u2019"
)

LAYOUTS = (
    _layout(
        Keyboard.AZERTY,
        f"& é|É \" ' ( -|§ è|È _|! ç|Ç à|À ) $ *|µ m {_FRENCH_LETTERS.lower()} ,",
        f"1 2 3 4 5 6 7 8 9 0 ° £ µ M {_FRENCH_LETTERS} ?",
    ),
    _layout(
        Keyboard.ARABIC,
        f"1 2 3 4 5 6 7 8 9 0 - {_ARABIC_PLAIN}",
        f"! @ # $ % ^ & * ) ( _ {_ARABIC_SHIFTED}",
        f"{_ARABIC_INDIC} - {_ARABIC_PLAIN}",
        f"{_PERSIAN} - {_ARABIC_PLAIN}",
    ),
    _layout(
        Keyboard.ARABIC,
        f"& é \" ' ( - è _ ç à ) {_ARABIC_PLAIN}",
        f"1 2 3 4 5 6 7 8 9 0 ° {_ARABIC_SHIFTED}",
        f"{_ARABIC_INDIC} ° {_ARABIC_SHIFTED}",
    ),
    _layout(
        Keyboard.QWERTY,
        f"1 2 3 4 5 6 7 8 9 0 - ] \\ ; {_US_LETTERS.lower()}",
        f"! @ # $ % ^ & * ( ) _ }} \\ : {_US_LETTERS}",
    ),
)
"""Tried in this order. French stands first: it is what Morocco's desks have."""
