"""A station signs with one key and knows the public keys of all."""

from datetime import date

from voucher_desk.domain.papers import PaperPayload, read_digits, signed_message, to_digits
from voucher_desk.signing.keys import SigningKey
from voucher_desk.signing.seals import StationSeals

OURS = SigningKey.from_seed(b"\x01" * 32)
THEIRS = SigningKey.from_seed(b"\x02" * 32)
SEALS = StationSeals(1, OURS, {1: OURS.public_key, 2: THEIRS.public_key})


def test_a_paper_signed_here_is_read_and_found_good() -> None:
    unsigned = PaperPayload(1, 3, 2**63, 30_000, date(2026, 12, 31), 0).unsigned_bytes()
    digits = to_digits(unsigned + SEALS.sign(signed_message(unsigned)))
    sealed = read_digits(digits)
    assert SEALS.is_signed(sealed.payload.key_id, sealed.signature, sealed.message) is True


def test_a_signature_under_another_keys_number_is_bad() -> None:
    assert SEALS.is_signed(2, SEALS.sign(b"bon"), b"bon") is False
    assert SEALS.is_signed(2, THEIRS.sign(b"bon"), b"bon") is True


def test_an_unknown_number_is_neither_good_nor_bad() -> None:
    assert SEALS.is_signed(9, SEALS.sign(b"bon"), b"bon") is None
