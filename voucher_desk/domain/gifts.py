"""Gifts in kind: goods that a donor gives an association beside the vouchers, and no money in the ledger."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from voucher_desk.domain.names import clean
from voucher_desk.domain.refusals import Refused, reason


@reason
class GiftIncomplete(Refused):
    """A gift needs what was given, and how much of it."""

    code: ClassVar[str] = "DON-14"


@reason
class GiftInTheFuture(Refused):
    """A gift is noted once it was given."""

    code: ClassVar[str] = "DON-15"
    given_on: date


@reason
class UnknownGift(Refused):
    """No gift has this number, or another one corrects it already."""

    code: ClassVar[str] = "DON-16"
    number: int


@dataclass(frozen=True, slots=True)
class Gift:
    """Goods given to an association: so many of a unit, on a Moroccan day.

    `value` is what they are worth in centimes of MAD, None where nobody said; it enters no equation.
    `corrects` is the number of a gift noted wrongly, in whose place this one stands; a quantity of 0 takes
    that one back.
    """

    donor: str
    association: str
    what: str
    quantity: int
    unit: str
    given_on: date
    value: int | None = None
    reference: str = ""
    corrects: int | None = None


def understood(gift: Gift) -> Gift:
    """Return the gift with its texts cleaned. Raises GiftIncomplete."""
    what, unit, reference = (clean(text)[0] for text in (gift.what, gift.unit, gift.reference))
    least = 1 if gift.corrects is None else 0
    if not what or gift.quantity < least:
        raise GiftIncomplete
    return replace(gift, what=what, unit=unit, reference=reference)


def require_given(gift: Gift, today: date) -> None:
    """Raise GiftInTheFuture where the day has not come yet."""
    if gift.given_on > today:
        raise GiftInTheFuture(given_on=gift.given_on)
