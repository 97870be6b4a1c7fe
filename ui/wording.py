"""Wording: everything a screen shows passes here, so that language and direction are decided once."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from gettext import NullTranslations

from voucher_desk.domain.dates import written
from voucher_desk.domain.digits import Digits, in_arabic_indic
from voucher_desk.domain.human_code import grouped
from voucher_desk.domain.local_time import local, local_date
from voucher_desk.domain.money import BOOK_CURRENCY, shown_text
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.digits import ArabicIndicTranslations, as_elsewhere, figures
from voucher_desk.sentences.words import figure_word, word_of

RIGHT_TO_LEFT = frozenset({"ar"})
DIGITS_TO_CHOOSE = frozenset({"ar"})
"""Languages that are written with either digits; French and English readers know the Latin ones alone."""
_ISOLATE, _POP = "\u2066", "\u2069"
_NO_BREAK = "\u00a0"


class Wording:
    """The sentences of one language, and how it writes money, codes, days and hours.

    Codes, amounts and dates are isolated where the language runs from right to left, so that their signs keep
    their order. `digits` are what numbers are read in where the language has a choice; `on_screen` are the
    sentences with numbers in them, and `translations` those of papers and files, whose digits are Latin.
    """

    def __init__(self, language: str, translations: NullTranslations, digits: Digits = Digits.LATIN) -> None:
        self.language = language
        self.translations = translations
        self.digits = digits if language in DIGITS_TO_CHOOSE else Digits.LATIN
        arabic_indic = self.digits is Digits.ARABIC_INDIC
        self.on_screen = ArabicIndicTranslations(translations) if arabic_indic else translations
        self.gettext = self.on_screen.gettext
        self.ngettext = self.on_screen.ngettext

    @property
    def right_to_left(self) -> bool:
        """Return whether screens are mirrored."""
        return self.language in RIGHT_TO_LEFT

    def sentence(self, reason: Refused | Notice) -> str:
        """Return what a refusal or a notice says."""
        from voucher_desk.sentences.saying import sentence_of  # noqa: PLC0415  it knows every refusal

        return sentence_of(reason, self.on_screen)

    def word(self, member: Enum) -> str:
        """Return the word for a state, a kind or a reason."""
        return word_of(member, self.on_screen)

    def title(self, member: Enum) -> str:
        """Return the word for a member where it stands alone, with a capital."""
        word = self.word(member)
        return word[:1].upper() + word[1:]

    def figure(self, name: str) -> str:
        """Return the word for a figure of the reconciliation, with a capital."""
        word = figure_word(name, self.on_screen)
        return word[:1].upper() + word[1:]

    def money(self, centimes: int) -> str:
        """Return an amount with its currency: `132 800,50 MAD`."""
        return self.figures(shown_text(centimes) + _NO_BREAK + BOOK_CURRENCY)

    def amount(self, centimes: int) -> str:
        """Return an amount where the currency stands in the heading."""
        return self.figures(shown_text(centimes))

    def typed_amount(self, centimes: int) -> str:
        """Return an amount as a person would type it into a field."""
        text = shown_text(centimes)
        return in_arabic_indic(text) if self.digits is Digits.ARABIC_INDIC else text

    def count(self, number: int) -> str:
        """Return how many there are, in groups of three digits: `1 000 000`."""
        return self.figures(f"{number:,}".replace(",", _NO_BREAK))

    def number(self, number: int) -> str:
        """Return a number without groups: one of few, in a table or a chart."""
        return self.figures(str(number))

    def code(self, human_code: str) -> str:
        """Return a human code in groups of four."""
        return self.isolated(grouped(human_code))

    def day(self, day: date) -> str:
        """Return a calendar day: `18/12/2026`."""
        return self.figures(written(day))

    def date_of(self, instant: datetime) -> str:
        """Return the Moroccan day of a UTC instant."""
        return self.day(local_date(instant))

    def moment(self, instant: datetime) -> str:
        """Return the Moroccan day and clock time of a UTC instant."""
        return self.figures(f"{local(instant):%d/%m/%Y %H:%M}")

    def hour(self, instant: datetime) -> str:
        """Return the Moroccan clock time of a UTC instant."""
        return self.figures(f"{local(instant):%H:%M}")

    def clock(self, instant: datetime) -> str:
        """Return the Moroccan clock time of a UTC instant, to the second."""
        return self.figures(f"{local(instant):%H:%M:%S}")

    def listed(self, texts: Sequence[str]) -> str:
        """Return several short texts as one."""
        return (self.gettext(", ")).join(texts)

    def figures(self, text: str) -> str:
        """Return a text of figures, such as a share or a span of days, in the digits of the reader."""
        return self.isolated(figures(text, self.on_screen))

    def isolated(self, text: str) -> str:
        """Return a text that keeps its own direction within a sentence of this language."""
        return f"{_ISOLATE}{text}{_POP}" if text and self.right_to_left else text


def without_isolates(text: str) -> str:
    """Return a text as it is copied into another program, its numbers in Latin digits."""
    return as_elsewhere(text).replace(_ISOLATE, "").replace(_POP, "").replace(_NO_BREAK, " ")
