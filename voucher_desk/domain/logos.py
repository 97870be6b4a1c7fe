"""Logos of donors: what a picture may be, and where a donation lets it be shown.

It stands on the papers the donor reads. On vouchers and distribution lists it stands only where the donation
chose so: a donor's sign on what a person carries tells who helped that person, and why.
"""

from dataclasses import dataclass
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason

MOST_BYTES = 1_000_000
"""How heavy a picture may be as it is given."""
MOST_DOTS = 9_000_000
"""How many dots a picture may have as it is given: a small file can hold more than memory does."""
LONGEST_SIDE = 4_000
KEPT_SIZE = (600, 300)
"""The width and height within which a logo is kept, in dots: sharp at twice the size it is printed."""

_SIGNATURE = 8
_FRAME = 12
"""The bytes at the start of a PNG, and those around the content of each part of it."""


@reason
class LogoTooHeavy(Refused):
    """The picture has more bytes than a logo needs."""

    code: ClassVar[str] = "DON-18"
    file: str
    most: int


@reason
class LogoTooLarge(Refused):
    """The picture has more dots than a logo needs, whatever its file weighs."""

    code: ClassVar[str] = "DON-19"
    file: str
    width: int
    height: int
    side: int


@reason
class LogoUnreadable(Refused):
    """The file is no PNG or JPEG picture, not the one its name says, or damaged."""

    code: ClassVar[str] = "DON-20"
    file: str


@reason
class LogoMissing(Refused):
    """The donation has no logo that could be shown or taken off."""

    code: ClassVar[str] = "DON-21"
    donation: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as it is kept: a PNG of our own making, without transparency and without metadata.

    `sha256` is of its bytes, `source` that of the file it was made from; sides in dots.
    """

    png: bytes
    sha256: str
    source: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LogoChoice:
    """What a donation shows of its donor's logo: the SHA-256 of the picture, None without one.

    `source` is the SHA-256 of the file it was made from; `number` counts the choices of one donation.
    """

    sha256: str | None = None
    source: str | None = None
    on_vouchers: bool = False
    on_lists: bool = False
    number: int = 0


def packed_rows(png: bytes) -> bytes:
    """Return the packed colours of a PNG that is kept, without what frames them."""
    rows, place = [], _SIGNATURE
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        if png[place + 4 : place + 8] == b"IDAT":
            rows.append(png[place + 8 : place + 8 + length])
        place += length + _FRAME
    return b"".join(rows)


def require_dots(file: str, width: int, height: int) -> None:
    """Raise LogoTooLarge for a picture with more dots than are worth reading."""
    if max(width, height) > LONGEST_SIDE or width * height > MOST_DOTS:
        raise LogoTooLarge(file=file, width=width, height=height, side=LONGEST_SIDE)


def require_weight(file: str, size: int) -> None:
    """Raise LogoTooHeavy for a file of more bytes than are worth reading."""
    if size > MOST_BYTES:
        raise LogoTooHeavy(file=file, most=MOST_BYTES)
