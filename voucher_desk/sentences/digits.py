"""Sentences in Arabic-Indic digits: every number that is put into one is written so, and every name is left.

A number is an `int` that fills a sentence, or stands in it; a text that fills one is a code, a name or a
number that was written already. What is written so stands between marks (U+202D, U+202C) that keep its order
from left to right, as with Latin digits, and by which it is known again: no text of a person holds any.
"""

import re
from gettext import NullTranslations

from voucher_desk.domain.digits import Digits, in_arabic_indic, in_latin

_FROM_LEFT, _END = "\u202d", "\u202c"
_MARKED = re.compile(f"{_FROM_LEFT}([^{_END}]*){_END}")
_DIGITS = "digits"
_NAMING = frozenset({"job", "number"})
"""What a number names that is typed on the command line or compared with paper: a print, a paper, a gift."""
_STANDING = re.compile(r"(?<![A-Za-z0-9{,-])(?<![A-Za-z] )[0-9]+(?![A-Za-z0-9},-])")
"""A whole number in a sentence, of no name (E10, WHO-5, Code 128) and no example to type (1234,50)."""


class ArabicIndicSentence(str):
    """A sentence that writes the numbers it is filled with in Arabic-Indic digits."""

    __slots__ = ()

    def format(self, *facts: object, **named: object) -> str:
        """Return the sentence with these facts in it."""
        shown = {name: fact if name in _NAMING else _shown(fact) for name, fact in named.items()}
        return super().format(*map(_shown, facts), **shown)


class ArabicIndicTranslations(NullTranslations):
    """The sentences of a catalogue for a reader of Arabic-Indic digits."""

    def __init__(self, catalogue: NullTranslations) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._known: dict[str, ArabicIndicSentence] = {}

    def gettext(self, message: str) -> str:
        """Return the translation of a sentence."""
        return self._sentence(self._catalogue.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a sentence that goes with a number."""
        return self._sentence(self._catalogue.ngettext(msgid1, msgid2, n))

    def info(self) -> dict[str, str]:
        """Return what is known of the catalogue, and the digits."""
        return {**self._catalogue.info(), _DIGITS: Digits.ARABIC_INDIC}

    def _sentence(self, text: str) -> ArabicIndicSentence:
        if text not in self._known:
            written = _STANDING.sub(lambda found: _marked(found[0]), text)
            self._known[text] = ArabicIndicSentence(written)
        return self._known[text]


def figures(text: str, translations: NullTranslations) -> str:
    """Return a text of figures (an amount, a day, an hour, a share) in the digits of these translations."""
    return _marked(text) if text and translations.info().get(_DIGITS) == Digits.ARABIC_INDIC else text


def as_elsewhere(text: str) -> str:
    """Return a text whose numbers were written for a screen as papers and files have them."""
    return _MARKED.sub(lambda found: in_latin(found[1]), text)


def _shown(fact: object) -> object:
    return _marked(str(fact)) if isinstance(fact, int) and not isinstance(fact, bool) else fact


def _marked(text: str) -> str:
    return f"{_FROM_LEFT}{in_arabic_indic(text)}{_END}"
