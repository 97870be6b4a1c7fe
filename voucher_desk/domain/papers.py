"""Papers: the signed bytes that stand in the QR of one printed voucher, and the 200 digits that write them.

Big-endian, 83 bytes: version 1, signing key 1, programme 2, paper id 8, face 4, expiry 2, scope 1, Ed25519
signature 64. Decimal digits pack a numeric QR to 99.7 % and pass a keyboard scanner under any layout. Nothing
here says anything about the person. Signing and verifying are done elsewhere; only the bytes are known here.
"""

import re
import struct
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from voucher_desk.domain.refusals import Refused, reason

VERSION = 1
SIGNED_PREFIX = b"VoucherDesk/voucher/1\0"
FIRST_DAY = date(2020, 1, 1)
LAST_DAY = FIRST_DAY + timedelta(days=(1 << 16) - 1)
LARGEST_FACE = (1 << 32) - 1
ANY_PROVIDER = 0
SAMPLE_ID = 0
"""The paper id and the bits of the human code that samples bear, and that no draw of ours ever gives."""
SIGNATURE_BYTES = 64
SEALED_BYTES = 83
DIGITS = 200
NEARLY_DIGITS = range(190, 211)

_LAYOUT = struct.Struct(">BBHQIHB")
_ONLY_DIGITS = re.compile(r"[0-9]+")


@reason
class NotAVoucherCode(Refused):
    """The text was never one of our codes; it is not kept, not shown and not opened."""

    code: ClassVar[str] = "QR-02"


@reason
class MisreadCode(Refused):
    """One of our codes, read badly: a wrong length, wrong check symbols or a wrong signature."""

    code: ClassVar[str] = "QR-03"


@reason
class UnknownKey(Refused):
    """Signed with a key this station was never told of; `key_id` 0..255."""

    code: ClassVar[str] = "QR-04"
    key_id: int


@reason
class OtherProgramme(Refused):
    """A well signed voucher of another programme; `programme` is its number."""

    code: ClassVar[str] = "QR-06"
    programme: int


@reason
class NewerVersion(Refused):
    """Written by a later release; `version` is the byte found."""

    code: ClassVar[str] = "QR-11"
    version: int


@reason
class SamplePaper(Refused):
    """The sample of a trial page: it was read well, and is worth nothing."""

    code: ClassVar[str] = "QR-15"


@dataclass(frozen=True, slots=True)
class PaperPayload:
    """What a QR says of one paper.

    `key_id` 1..255 names the signing key, `programme` 0..65535, `paper_id` is 64 random bits (invariant 3),
    `face` is in centimes of MAD (below 2**32), `expires_on` the last good day (2020-01-01 to 2199-06-06),
    `scope` 0..255 an index into the programme's scopes, 0 for any contracted provider.
    Raises ValueError for a value its bytes cannot hold.
    """

    key_id: int
    programme: int
    paper_id: int
    face: int
    expires_on: date
    scope: int

    def __post_init__(self) -> None:
        """Prove that every field fits its bytes."""
        if self.key_id == 0:
            msg = "key_id 0 names no key"
            raise ValueError(msg)
        try:
            self.unsigned_bytes()
        except struct.error as error:
            msg = f"not a paper: {error}"
            raise ValueError(msg) from error

    def unsigned_bytes(self) -> bytes:
        """Return the 19 bytes before the signature, version first."""
        day = (self.expires_on - FIRST_DAY).days
        return _LAYOUT.pack(VERSION, self.key_id, self.programme, self.paper_id, self.face, day, self.scope)


@dataclass(frozen=True, slots=True)
class SealedPayload:
    """A payload as read, not yet verified: `signature` (64 bytes) must be the key's over `message`."""

    payload: PaperPayload
    signature: bytes
    message: bytes


def signed_message(unsigned: bytes) -> bytes:
    """Return what is signed: the 19 bytes, told apart from every other thing a station signs."""
    return SIGNED_PREFIX + unsigned


def to_digits(sealed: bytes) -> str:
    """Return the 200 decimal digits of 83 sealed bytes; raises ValueError for another length."""
    if len(sealed) != SEALED_BYTES:
        msg = f"{SEALED_BYTES} bytes expected, not {len(sealed)}"
        raise ValueError(msg)
    return str(int.from_bytes(sealed, "big")).zfill(DIGITS)


def read_digits(text: str) -> SealedPayload:
    """Return the payload written in 200 ASCII digits, its signature unverified.

    Raises MisreadCode for digits of nearly that length, NotAVoucherCode for anything else that is not ours,
    NewerVersion, and UnknownKey for key 0, which no key ever gets.
    """
    sealed = _sealed_bytes(text)
    version, key_id, programme, paper_id, face, day, scope = _LAYOUT.unpack_from(sealed)
    if version > VERSION:
        raise NewerVersion(version=version)
    if version < VERSION:
        raise NotAVoucherCode
    if key_id == 0:
        raise UnknownKey(key_id=key_id)
    payload = PaperPayload(key_id, programme, paper_id, face, FIRST_DAY + timedelta(days=day), scope)
    unsigned, signature = sealed[: _LAYOUT.size], sealed[_LAYOUT.size :]
    return SealedPayload(payload, signature, signed_message(unsigned))


def _sealed_bytes(text: str) -> bytes:
    """Return 83 bytes; 200 digits can also write integers that need 84, which nobody of ours printed."""
    if len(text) not in NEARLY_DIGITS or not _ONLY_DIGITS.fullmatch(text):
        raise NotAVoucherCode
    if len(text) != DIGITS:
        raise MisreadCode
    number = int(text)
    if number >= 1 << (8 * SEALED_BYTES):
        raise NotAVoucherCode
    return number.to_bytes(SEALED_BYTES, "big")
