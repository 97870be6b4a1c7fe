"""Ed25519 keys: a private key that signs and never shows itself, and the check anybody can make."""

import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SEED_BYTES: Final = 32
_NAME_SIGNS: Final = 16


def key_name(public_key: bytes) -> str:
    """Return the name of a key: the first 16 hexadecimal signs of the SHA-256 of its public half."""
    return hashlib.sha256(public_key).hexdigest()[:_NAME_SIGNS]


def verify(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether a signature (64 bytes) over a message is that of a public key (32 bytes).

    Anything of another length is no signature; nothing is raised.
    """
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


class SigningKey:
    """A private key of this station; printing or logging it shows its name only."""

    __slots__ = ("_private", "name", "public_key")

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public_key: Final = private.public_key().public_bytes_raw()
        self.name: Final = key_name(self.public_key)

    @classmethod
    def from_seed(cls, seed: bytes) -> "SigningKey":
        """Return the key of 32 random bytes; raises ValueError for another length."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def from_pem(cls, pem: bytes) -> "SigningKey":
        """Return the key of an unencrypted PKCS#8 file; raises ValueError if it holds no Ed25519 key."""
        try:
            private = serialization.load_pem_private_key(pem, password=None)
        except (TypeError, UnsupportedAlgorithm) as error:
            msg = "encrypted, or of an unknown kind"
            raise ValueError(msg) from error
        if not isinstance(private, Ed25519PrivateKey):
            msg = "not an Ed25519 key"
            raise ValueError(msg)  # noqa: TRY004 -- the file is wrong, not the caller
        return cls(private)

    def sign(self, message: bytes) -> bytes:
        """Return the signature, 64 bytes; the same for the same message (RFC 8032)."""
        return self._private.sign(message)

    def to_pem(self) -> bytes:
        """Return the private key as unencrypted PKCS#8, for the key folder and nothing else."""
        return self._private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )

    def __repr__(self) -> str:
        return f"SigningKey({self.name})"
