"""What a use case cannot do purely: draw at random, and sign with the station's key."""

from typing import Protocol


class Lots(Protocol):
    """Random draws that nobody can foresee (invariant 3)."""

    def paper_id(self) -> int:
        """Return 64 random bits."""
        ...

    def human_code_bits(self) -> int:
        """Return 50 random bits."""
        ...

    def person_code(self) -> str:
        """Return a pseudonymous code that is not derived from anything about the person."""
        ...

    def sample_seed(self) -> str:
        """Return 128 random bits as hexadecimal digits: the seed of a draw."""
        ...


class Seals(Protocol):
    """The signing key of this station and the public keys of all."""

    @property
    def key_id(self) -> int:
        """Return the number of the key that new papers are signed with."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of a message, 64 bytes."""
        ...

    def is_signed(self, key_id: int, signature: bytes, message: bytes) -> bool | None:
        """Return whether the signature is good, or None where the key is unknown."""
        ...
