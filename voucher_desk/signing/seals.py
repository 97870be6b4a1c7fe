"""Seals: the current key under its number, and the public keys of all stations under theirs."""

from collections.abc import Mapping
from dataclasses import dataclass

from voucher_desk.signing.keys import SigningKey, verify


@dataclass(frozen=True, slots=True)
class StationSeals:
    """Signs new papers with one key and checks papers of any known key.

    `key_id` 1..255 is the number the database gave `key`; `public_keys` maps such numbers to 32 bytes and may
    grow while the program runs.
    """

    key_id: int
    key: SigningKey
    public_keys: Mapping[int, bytes]

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message, 64 bytes."""
        return self.key.sign(message)

    def is_signed(self, key_id: int, signature: bytes, message: bytes) -> bool | None:
        """Return whether the signature is good, or None where the key is unknown."""
        public_key = self.public_keys.get(key_id)
        return None if public_key is None else verify(public_key, signature, message)
