"""Money: integers of minor units, read from and written for people.

Amounts of the book are `int` centimes of MAD everywhere; a foreign amount carries its currency.
No float appears here or in any money path (invariant 25).
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason

BOOK_CURRENCY = "MAD"
CENTIMES = 100
MINOR_DIGITS = {"MAD": 2, "EUR": 2, "USD": 2, "JPY": 0}

_SPACES = dict.fromkeys(map(ord, "\u0020\u00a0\u2009\u202f\u200e\u200f"))
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_DOTTED = re.compile(r"[0-9]+\.[0-9]{1,2}")
_FRENCH_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}")
_ENGLISH_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,2}")
_AMBIGUOUS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_TOO_FINE = re.compile(r"[0-9]+[.,][0-9]{3,}")
_EXACT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?")
_LARGEST_DIGITS = 15


@reason
class AmbiguousAmount(Refused):
    """`1.234` may be a thousand or one and a bit."""

    code: ClassVar[str] = "MNT-01"
    text: str


@reason
class InvalidAmount(Refused):
    """The text is not a positive amount."""

    code: ClassVar[str] = "MNT-02"
    text: str


@reason
class TooManyDecimals(Refused):
    """More than two decimals."""

    code: ClassVar[str] = "MNT-03"
    text: str


@reason
class AmountAboveRest(Refused):
    """More than the voucher still holds; `rest` in centimes."""

    code: ClassVar[str] = "MNT-04"
    rest: int


@reason
class DonationExhausted(Refused):
    """The donation has not enough available; `available` in centimes."""

    code: ClassVar[str] = "MNT-05"
    donation: str
    available: int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency; `minor` counts its smallest unit (yen have none smaller)."""

    minor: int
    currency: str


def read_amount(text: str) -> int:
    """Return the centimes a person typed: `187,50`, `1 234,50`, `1.234,50`, `1,234.50`.

    Raises AmbiguousAmount for `1.234`, TooManyDecimals for `12,345`, InvalidAmount for anything else that
    is not a positive amount in Latin digits (no sign, exponent, underscore or `NaN`).
    """
    bare = text.translate(_SPACES)
    if _AMBIGUOUS.fullmatch(bare):
        raise AmbiguousAmount(text=text.strip())
    if _FRENCH_GROUPS.fullmatch(bare):
        bare = bare.replace(".", "")
    elif _ENGLISH_GROUPS.fullmatch(bare):
        bare = bare.replace(",", "").replace(".", ",")
    elif _DOTTED.fullmatch(bare):
        bare = bare.replace(".", ",")
    elif _TOO_FINE.fullmatch(bare):
        raise TooManyDecimals(text=text.strip())
    if not _PLAIN.fullmatch(bare) or len(bare) > _LARGEST_DIGITS:
        raise InvalidAmount(text=text.strip())
    whole, _, part = bare.partition(",")
    centimes = int(whole) * CENTIMES + int(part.ljust(2, "0") or "0")
    if centimes == 0:
        raise InvalidAmount(text=text.strip())
    return centimes


def read_exact_amount(text: str) -> int:
    """Return the centimes of a machine's decimal string, `1234.50` (programme files, `--amount`, JSON).

    Raises InvalidAmount unless the text is plain Latin digits with at most two decimals.
    """
    if not _EXACT.fullmatch(text):
        raise InvalidAmount(text=text)
    whole, _, part = text.partition(".")
    return int(whole) * CENTIMES + int(part.ljust(2, "0") or "0")


def exact_text(centimes: int) -> str:
    """Return centimes as a decimal string for machines: `-3 -> "-0.03"`."""
    sign = "-" if centimes < 0 else ""
    whole, part = divmod(abs(centimes), CENTIMES)
    return f"{sign}{whole}.{part:02d}"


def shown_text(centimes: int) -> str:
    """Return centimes as people read them in French: `132 800,50`, grouped with U+202F."""
    sign = "-" if centimes < 0 else ""
    whole, part = divmod(abs(centimes), CENTIMES)
    return f"{sign}{whole:,}".replace(",", "\u202f") + f",{part:02d}"


def whole_units(amount: Money) -> Decimal:
    """Return an amount in whole units of its currency: yen have no smaller one."""
    return Decimal(amount.minor).scaleb(-MINOR_DIGITS[amount.currency])


def own_text(amount: Money) -> str:
    """Return an amount in its own currency as people read it in French, grouped with U+202F."""
    return f"{whole_units(amount):,f}".replace(",", "\u202f").replace(".", ",")


def converted(amount: Money, rate: Decimal) -> int:
    """Return the centimes of MAD for a foreign amount, rounded once, half to even (DESIGN 4).

    `rate` is MAD per one whole unit of the foreign currency.
    """
    return int((whole_units(amount) * rate * CENTIMES).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
