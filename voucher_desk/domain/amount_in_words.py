"""Amounts in words, in French and in Arabic, exact to the centime (invariant 32).

French keeps the traditional hyphens (`vingt et un`, `quatre-vingt-un`, `un million de dirhams`). Arabic is in
the nominative, as on a cheque, and agrees with its noun: 1, 2, 3-10, 11-99, hundreds, each in their own way.
"""

from dataclasses import dataclass

from voucher_desk.domain.money import CENTIMES

LARGEST = 10**14 - 1
"""The largest amount that can be said, in centimes: just under a thousand milliards of dirhams."""

_MILLION = 10**6
_MILLIARD = 10**9


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FRENCH_UNITS = _words(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
_FRENCH_TENS = _words("- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
_FRENCH_LARGE = ((_MILLIARD, "milliard"), (_MILLION, "million"))

_ARABIC_UNITS = _words("- واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
_ARABIC_TENS = _words("- - عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
_ARABIC_HUNDREDS = _words("- مائة مائتان ثلاثمائة أربعمائة خمسمائة ستمائة سبعمائة ثمانمائة تسعمائة")
_TEN = 10
_TEENS_END = 20
_HUNDRED = 100
_THOUSAND = 1000
_TEENS_BORROWED = (7, 9)  # soixante-dix and quatre-vingt-dix count on from ten
_EIGHTY = 8
_TWO_HUNDRED = 2


def in_french(centimes: int) -> str:
    """Return the amount in French words: `deux cents dirhams et cinquante centimes`.

    Raises ValueError below zero and above LARGEST.
    """
    whole, part = _split(centimes)
    if part == 0:
        return _french_dirhams(whole)
    spoken = f"{_french(part)} centime{'s' if part > 1 else ''}"
    return f"{_french_dirhams(whole)} et {spoken}" if whole else spoken


def in_arabic(centimes: int) -> str:
    """Return the amount in Arabic words: `مائتا درهم وخمسون سنتيمًا`.

    Raises ValueError below zero and above LARGEST.
    """
    whole, part = _split(centimes)
    if whole == 0 and part == 0:
        return f"صفر {_DIRHAM.one}"
    amounts = ((whole, _DIRHAM), (part, _CENTIME))
    return " و".join(_counted(number, noun) for number, noun in amounts if number)


def _split(centimes: int) -> tuple[int, int]:
    if not 0 <= centimes <= LARGEST:
        raise ValueError(centimes)
    return divmod(centimes, CENTIMES)


def _french_dirhams(whole: int) -> str:
    link = " de" if whole and whole % _MILLION == 0 else ""
    return f"{_french(whole)}{link} dirham{'s' if whole > 1 else ''}"


def _french(number: int) -> str:
    if number == 0:
        return _FRENCH_UNITS[0]
    words = []
    for scale, name in _FRENCH_LARGE:
        count, number = divmod(number, scale)
        if count:
            words.append(f"{_french_below_thousand(count)} {name}{'s' if count > 1 else ''}")
    thousands, rest = divmod(number, _THOUSAND)
    if thousands:
        words.append(_french_thousands(thousands))
    if rest:
        words.append(_french_below_thousand(rest))
    return " ".join(words)


def _french_thousands(count: int) -> str:
    # `cent` and `vingt` lose their s before `mille`, a numeral, but not before `millions`, a noun.
    if count == 1:
        return "mille"
    spoken = _french_below_thousand(count)
    return spoken.removesuffix("s") + " mille" if spoken.endswith(("cents", "vingts")) else f"{spoken} mille"


def _french_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, _HUNDRED)
    if hundreds == 0:
        return _french_below_hundred(rest)
    spoken = "cent" if hundreds == 1 else f"{_FRENCH_UNITS[hundreds]} cent"
    if rest == 0:
        return spoken if hundreds == 1 else f"{spoken}s"
    return f"{spoken} {_french_below_hundred(rest)}"


def _french_below_hundred(number: int) -> str:
    if number < _TEENS_END:
        return _FRENCH_UNITS[number]
    tens, unit = divmod(number, _TEN)
    spoken = _FRENCH_TENS[tens]
    if tens in _TEENS_BORROWED:
        unit += _TEN
    if unit == 0:
        return f"{spoken}s" if tens == _EIGHTY else spoken
    if unit in (1, 11) and tens < _EIGHTY:
        return f"{spoken} et {_FRENCH_UNITS[unit]}"
    return f"{spoken}-{_FRENCH_UNITS[unit]}"


@dataclass(frozen=True, slots=True)
class _Noun:
    """A masculine Arabic noun as numbers govern it.

    `one` is the plain singular; `alone` is the whole phrase for 1; `two` the dual, `two_of` the dual before
    another noun; `few` the plural after 3-10; `many` the accusative after 11-99; `many_of` the same before
    another noun.
    """

    one: str
    alone: str
    two: str
    two_of: str
    few: str
    many: str
    many_of: str


_DIRHAM = _Noun("درهم", "درهم واحد", "درهمان", "درهما", "دراهم", "درهمًا", "درهم")
_CENTIME = _Noun("سنتيم", "سنتيم واحد", "سنتيمان", "سنتيما", "سنتيمات", "سنتيمًا", "سنتيم")
_ARABIC_LARGE = (
    (_MILLIARD, _Noun("مليار", "مليار", "ملياران", "مليارا", "مليارات", "مليارًا", "مليار")),
    (_MILLION, _Noun("مليون", "مليون", "مليونان", "مليونا", "ملايين", "مليونًا", "مليون")),
    (_THOUSAND, _Noun("ألف", "ألف", "ألفان", "ألفا", "آلاف", "ألفًا", "ألف")),
)


def _counted(number: int, noun: _Noun, *, governs: bool = False) -> str:
    """Return `number` of `noun`; with `governs` the noun itself stands before another noun."""
    last = number % _HUNDRED
    if last in (1, 2):
        tail = noun.alone if last == 1 else noun.two_of if governs else noun.two
        return f"{_arabic(number - last, governs=True)} {noun.one} و{tail}" if number > last else tail
    if last == 0:
        return f"{_arabic(number, governs=True)} {noun.one}"
    if last <= _TEN:
        return f"{_arabic(number)} {noun.few}"
    return f"{_arabic(number)} {noun.many_of if governs else noun.many}"


def _arabic(number: int, *, governs: bool = False) -> str:
    """Return a number above zero; with `governs` its last word stands before the counted noun."""
    words = []
    for scale, noun in _ARABIC_LARGE:
        count, number = divmod(number, scale)
        if count:
            words.append(_counted(count, noun, governs=governs and number == 0))
    hundreds, rest = divmod(number, _HUNDRED)
    if hundreds:
        loses_its_nun = governs and rest == 0 and hundreds == _TWO_HUNDRED
        words.append(_ARABIC_HUNDREDS[hundreds].removesuffix("ن" if loses_its_nun else ""))
    if rest:
        words.append(_arabic_below_hundred(rest))
    return " و".join(words)


def _arabic_below_hundred(number: int) -> str:
    if number <= _TEN:
        return _ARABIC_UNITS[number]
    tens, unit = divmod(number, _TEN)
    if tens == 1:
        return {1: "أحد", 2: "اثنا"}.get(unit, _ARABIC_UNITS[unit]) + " عشر"
    return f"{_ARABIC_UNITS[unit]} و{_ARABIC_TENS[tens]}" if unit else _ARABIC_TENS[tens]
