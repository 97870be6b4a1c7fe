"""The bytes and digits of a QR are fixed for ever: papers printed years ago must stay readable."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.papers import (
    DIGITS,
    FIRST_DAY,
    SEALED_BYTES,
    MisreadCode,
    NewerVersion,
    NotAVoucherCode,
    PaperPayload,
    SealedPayload,
    UnknownKey,
    read_digits,
    signed_message,
    to_digits,
)
from voucher_desk.domain.refusals import Refused

PAPER = PaperPayload(
    key_id=7,
    programme=0x0102,
    paper_id=0x1122334455667788,
    face=30_000,
    expires_on=date(2026, 12, 31),
    scope=3,
)
SIGNATURE = bytes(range(64))

payloads = st.builds(
    PaperPayload,
    key_id=st.integers(1, 255),
    programme=st.integers(0, 65_535),
    paper_id=st.integers(0, 2**64 - 1),
    face=st.integers(0, 2**32 - 1),
    expires_on=st.dates(FIRST_DAY, date(2199, 6, 6)),
    scope=st.integers(0, 255),
)
signatures = st.binary(min_size=64, max_size=64)
any_text = st.text(st.characters(exclude_categories=())) | st.text("0123456789", min_size=185, max_size=215)


def sealed(first: bytes) -> str:
    return to_digits(first + SIGNATURE)


def test_the_19_bytes_are_laid_out_as_documented() -> None:
    assert PAPER.unsigned_bytes().hex(" ") == ("01 07 01 02 11 22 33 44 55 66 77 88 00 00 75 30 09 fc 03")


def test_the_message_signed_is_told_apart_from_other_signed_things() -> None:
    assert signed_message(b"bytes") == b"VoucherDesk/voucher/1\x00bytes"


def test_digits_are_the_bytes_as_one_padded_number() -> None:
    assert to_digits(bytes(82) + b"\x2a") == "0" * 198 + "42"
    assert len(to_digits(b"\xff" * SEALED_BYTES)) == DIGITS


def test_only_83_bytes_become_digits() -> None:
    with pytest.raises(ValueError, match="83 bytes expected, not 82"):
        to_digits(bytes(82))


@given(payloads, signatures)
def test_a_paper_survives_its_digits(paper: PaperPayload, signature: bytes) -> None:
    digits = to_digits(paper.unsigned_bytes() + signature)
    assert len(digits) == DIGITS
    assert read_digits(digits) == SealedPayload(paper, signature, signed_message(paper.unsigned_bytes()))


@given(any_text)
def test_any_text_gives_a_payload_or_a_refusal(text: str) -> None:
    try:
        answer = read_digits(text).payload.unsigned_bytes()[:1].hex()
    except Refused as refusal:
        answer = refusal.code
    assert answer in {"01", "QR-02", "QR-03", "QR-04", "QR-11"}


@given(st.integers(256**83, 10**200 - 1))
def test_200_digits_beyond_83_bytes_are_not_ours(number: int) -> None:
    with pytest.raises(NotAVoucherCode):
        read_digits(str(number))


def test_the_largest_number_of_83_bytes_is_read_as_a_newer_version() -> None:
    with pytest.raises(NewerVersion) as refusal:
        read_digits(str(256**83 - 1))
    assert refusal.value.data() == {"version": 255}


@pytest.mark.parametrize("length", [190, 199, 201, 210])
def test_digits_of_nearly_the_right_length_are_misread(length: int) -> None:
    with pytest.raises(MisreadCode):
        read_digits("1" * length)


@pytest.mark.parametrize(
    "text",
    ["", "1", "1" * 189, "1" * 211, "1" * 5_000, "٣" * 200, "²" * 200, "1" * 199 + "_", "+" + "1" * 199],
)
def test_anything_but_our_digits_is_not_a_voucher(text: str) -> None:
    with pytest.raises(NotAVoucherCode):
        read_digits(text)


def test_version_0_was_never_printed() -> None:
    with pytest.raises(NotAVoucherCode):
        read_digits("0" * DIGITS)


def test_a_newer_version_asks_for_an_update() -> None:
    with pytest.raises(NewerVersion) as refusal:
        read_digits(sealed(b"\x02" + PAPER.unsigned_bytes()[1:]))
    assert refusal.value.version == 2


def test_key_0_is_unknown_to_everybody() -> None:
    with pytest.raises(UnknownKey) as refusal:
        read_digits(sealed(b"\x01\x00" + PAPER.unsigned_bytes()[2:]))
    assert refusal.value.key_id == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"key_id": 0},
        {"key_id": 256},
        {"programme": -1},
        {"paper_id": 2**64},
        {"face": 2**32},
        {"face": -1},
        {"expires_on": date(2019, 12, 31)},
        {"expires_on": date(2199, 6, 7)},
        {"scope": 256},
    ],
)
def test_a_paper_holds_only_what_its_bytes_hold(wrong: dict[str, int | date]) -> None:
    right = {"key_id": 1, "programme": 0, "paper_id": 0, "face": 0, "expires_on": FIRST_DAY, "scope": 0}
    with pytest.raises(ValueError, match=r"paper|key"):
        PaperPayload(**(right | wrong))  # type: ignore[arg-type]  # the table mixes numbers and dates
