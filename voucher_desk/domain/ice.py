"""The ICE of an enterprise: nine digits of its own, four of the establishment, two of control."""

import re
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason

_FIFTEEN_DIGITS = re.compile(r"[0-9]{15}")
_MODULUS = 97


@reason
class IceWrong(Refused):
    """The number is not fifteen Latin digits, or its control digits are not those of the others."""

    code: ClassVar[str] = "ICE-01"
    provider: str


@reason
class IceOfAnother(Refused):
    """The ICE on an invoice is not the one its provider is contracted under."""

    code: ClassVar[str] = "ICE-02"
    provider: str


def require_same_ice(text: str, contracted: str, provider: str) -> None:
    """Raise IceWrong or IceOfAnother unless this is the provider's ICE; any right one where none is known."""
    require_ice(text, provider)
    if contracted not in {"", text}:
        raise IceOfAnother(provider=provider)


def require_ice(text: str, provider: str) -> None:
    """Raise IceWrong unless the text is an ICE whose control digits are right (ISO 7064, modulo 97)."""
    if not _FIFTEEN_DIGITS.fullmatch(text) or int(text) % _MODULUS:
        raise IceWrong(provider=provider)
