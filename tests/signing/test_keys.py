"""Signatures are Ed25519 (RFC 8032), and a private key never shows itself."""

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.signing.keys import SigningKey, key_name, verify

SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
KEY = SigningKey.from_seed(SEED)


def test_the_first_vector_of_rfc_8032_holds() -> None:
    assert KEY.public_key.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert KEY.sign(b"").hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b"
    )


@given(st.binary(max_size=200))
def test_what_a_key_signed_is_verified_by_its_public_half(message: bytes) -> None:
    assert verify(KEY.public_key, KEY.sign(message), message)
    assert not verify(KEY.public_key, KEY.sign(message), message + b"\0")


@given(st.integers(0, 511))
def test_one_bit_flipped_spoils_a_signature(bit: int) -> None:
    signature = int.from_bytes(KEY.sign(b"bon"), "big") ^ 1 << bit
    assert not verify(KEY.public_key, signature.to_bytes(64, "big"), b"bon")


@given(st.binary(max_size=70).filter(lambda some: len(some) != 32), st.binary(max_size=70))
def test_bytes_of_another_length_are_no_key_and_no_signature(some: bytes, message: bytes) -> None:
    assert not verify(some, KEY.sign(message), message)
    assert not verify(KEY.public_key, some[:63], message)


def test_another_keys_signature_is_refused() -> None:
    assert not verify(SigningKey.from_seed(bytes(32)).public_key, KEY.sign(b"bon"), b"bon")


def test_a_key_is_named_after_its_public_half() -> None:
    assert KEY.name == key_name(KEY.public_key) == "21fe31dfa154a261"


def test_printing_a_key_shows_its_name_only() -> None:
    assert repr(KEY) == str(KEY) == f"SigningKey({KEY.name})"


def test_a_key_survives_its_file() -> None:
    again = SigningKey.from_pem(KEY.to_pem())
    assert again.public_key == KEY.public_key
    assert again.sign(b"bon") == KEY.sign(b"bon")


def test_a_seed_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        SigningKey.from_seed(bytes(31))


def pem_of(private: Ed25519PrivateKey | ec.EllipticCurvePrivateKey, passphrase: bytes | None) -> bytes:
    encryption = (
        serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    )
    return private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"not a key",
        KEY.to_pem()[:-40],
        pem_of(Ed25519PrivateKey.from_private_bytes(SEED), b"passphrase"),
        pem_of(ec.derive_private_key(7, ec.SECP256R1()), None),
    ],
)
def test_only_an_open_ed25519_file_is_a_key(pem: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        SigningKey.from_pem(pem)
