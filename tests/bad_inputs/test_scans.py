"""Rows 13 to 24 of the contract of bad inputs, through the use case: the code, one scan kept, no more."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from db.engine import reading
from voucher_desk.domain.human_code import human_code_of
from voucher_desk.domain.papers import NotAVoucherCode, PaperPayload, signed_message, to_digits
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher
from voucher_desk.usecases.redeem_voucher import Scan, ScanAnswer, redeem_voucher

FRENCH_KEYS = str.maketrans("1234567890", "&é\"'(-è_çà")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSON = "S1-0001"


def scanned(field: Any, raw: str, *, provider: str = "PHARMA-CAS", user: str = "guichet-cas") -> ScanAnswer:
    answer: ScanAnswer = field.do(user, redeem_voucher, Scan(raw, provider, str(uuid4())))
    return answer


def scans(engine: Engine) -> list[dict[str, Any]]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(text("SELECT * FROM scan ORDER BY id")).mappings()]


def require_refused(field: Any, engine: Engine, raw: str, code: str, **who: str) -> ScanAnswer:
    """Scan, and show that this refusal is all that happened (invariants 22 and 23)."""
    figures, kept = field.figures(), len(scans(engine))

    answer = scanned(field, raw, **who)

    assert answer.verdict is Verdict.REFUSED
    assert answer.refusal is not None
    assert answer.refusal.code == code
    last = scans(engine)[-1]
    assert len(scans(engine)) == kept + 1
    assert (last["code"], last["text_length"], last["amount"]) == (code, len(raw), 0)
    assert field.figures() == figures
    require_nothing_told(answer, last, raw)
    return answer


def require_nothing_told(answer: ScanAnswer, row: dict[str, Any], raw: str) -> None:
    """Neither the answer nor what is kept of it names a person, another provider, or a foreign text."""
    told = json.dumps([row, answer.refusal.data() if answer.refusal else {}], default=str)
    assert PERSON not in told
    assert "HAMMAM" not in told
    assert len(raw) < 13 or raw not in told


@pytest.fixture
def paper(field: Any) -> Any:
    """Return the paper of a voucher somebody holds."""
    (serial,) = field.issued(1)
    return field.papers[serial]


@pytest.mark.parametrize("raw", ["", "\r", "\n", "\r\n", " \t"])
def test_13_enter_alone_is_ignored_and_leaves_no_scan(field: Any, engine: Engine, raw: str) -> None:
    with pytest.raises(NotAVoucherCode):
        scanned(field, raw)

    assert scans(engine) == []


@pytest.mark.parametrize(
    "raw",
    [
        "https://evil.example/?q=1",
        "WIFI:S:x;;",
        "BEGIN:VCARD",
        "12345",
        "'; DROP TABLE voucher; --",
        "../../x",
    ],
)
def test_qr_02_a_code_of_somebody_else_is_not_opened(
    field: Any, engine: Engine, paper: Any, raw: str
) -> None:
    require_refused(field, engine, raw, "QR-02")


@pytest.mark.parametrize(
    "raw", ["5" * 5_000, "\x00" * 40, "\u202e" + "abc" * 9, "\x1b[2J\x07", "\ud800" * 20]
)
def test_18_a_hostile_text_leaves_its_length_and_hash(
    field: Any, engine: Engine, paper: Any, raw: str
) -> None:
    require_refused(field, engine, raw, "QR-02")


def test_qr_03_wrong_check_symbols_are_read_again(field: Any, engine: Engine, paper: Any) -> None:
    code = paper.human_code
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")

    require_refused(field, engine, wrong, "QR-03")


@pytest.mark.parametrize("place", [60, 120, 199])
def test_qr_03_one_digit_changed_in_the_qr_breaks_its_signature(
    field: Any, engine: Engine, paper: Any, place: int
) -> None:
    digits = paper.qr_digits
    wrong = f"{digits[:place]}{(int(digits[place]) + 1) % 10}{digits[place + 1 :]}"

    require_refused(field, engine, wrong, "QR-03")


def test_qr_03_a_qr_cut_short(field: Any, engine: Engine, paper: Any) -> None:
    require_refused(field, engine, paper.qr_digits[:-1], "QR-03")


@pytest.mark.parametrize("keys", [FRENCH_KEYS, ARABIC_DIGITS], ids=["azerty", "arabic"])
def test_16_keys_of_another_keyboard_are_found_again(field: Any, paper: Any, keys: dict[int, str]) -> None:
    assert scanned(field, paper.qr_digits.translate(keys)).verdict is Verdict.REDEEMED


def test_16_found_again_but_not_signed_is_refused(field: Any, engine: Engine, paper: Any) -> None:
    wrong = paper.qr_digits[:-1] + str((int(paper.qr_digits[-1]) + 1) % 10)

    require_refused(field, engine, wrong.translate(FRENCH_KEYS), "QR-03")


def test_qr_05_good_grammar_and_unknown(field: Any, engine: Engine, paper: Any) -> None:
    require_refused(field, engine, human_code_of(1), "QR-05")


def test_qr_05_a_well_signed_paper_that_nobody_drew(field: Any, engine: Engine, paper: Any) -> None:
    require_refused(field, engine, signed(field, paper_id=7), "QR-05")


def signed(field: Any, *, key_id: int | None = None, programme: int = 7, paper_id: int = 7) -> str:
    """Return digits signed with the station's own key: what only a stolen key could make."""

    def sign(work: Any, _request: None) -> str:
        day = datetime(2026, 12, 31, tzinfo=UTC).date()
        payload = PaperPayload(key_id or work.seals.key_id, programme, paper_id, 250_00, day, 1)
        unsigned = payload.unsigned_bytes()
        return to_digits(unsigned + work.seals.sign(signed_message(unsigned)))

    digits: str = field.desk.rehearse(sign, None)
    return digits


def test_qr_04_a_key_nobody_told_us_of(field: Any, engine: Engine, paper: Any) -> None:
    require_refused(field, engine, signed(field, key_id=200), "QR-04")


def test_qr_06_another_programme(field: Any, engine: Engine, paper: Any) -> None:
    require_refused(field, engine, signed(field, programme=8), "QR-06")


def test_19_an_eci_prefix_is_taken_off(field: Any, paper: Any) -> None:
    assert scanned(field, "\\000026" + paper.qr_digits).verdict is Verdict.REDEEMED


@pytest.mark.parametrize("way", ["lower", "spaces", "hyphens", "letters"])
def test_20_a_code_typed_in_any_way_is_understood(field: Any, paper: Any, way: str) -> None:
    code = paper.human_code
    typed = {
        "lower": code.lower(),
        "spaces": " ".join(code),
        "hyphens": f"{code[:4]}-{code[4:8]}-{code[8:]}",
        "letters": code.replace("0", "O").replace("1", "l"),
    }[way]

    assert scanned(field, typed).verdict is Verdict.REDEEMED


@pytest.mark.parametrize("kind", ["qr_digits", "human_code"])
def test_qr_09_the_old_paper_of_a_reprinted_voucher(
    field: Any, engine: Engine, paper: Any, kind: str
) -> None:
    field.do("distribution", reprint_voucher, ReprintVoucher(paper.serial, "taché"))

    require_refused(field, engine, getattr(paper, kind), "QR-09")


def test_qr_10_a_used_voucher_says_when_and_not_where(field: Any, engine: Engine, paper: Any) -> None:
    first = field.redeem(paper.serial, provider="HAMMAM-CAS", user="guichet-hammam")

    answer = require_refused(field, engine, paper.qr_digits, "QR-10")

    assert answer.refusal is not None
    assert answer.refusal.data() == {"at": first.at}


def test_qr_11_a_version_newer_than_this_program(field: Any, engine: Engine, paper: Any) -> None:
    newer = str(int(paper.qr_digits) + (1 << 8 * 82)).zfill(200)

    require_refused(field, engine, newer, "QR-11")


def test_qr_12_the_voucher_of_another_city(field: Any, engine: Engine, paper: Any) -> None:
    require_refused(field, engine, paper.qr_digits, "QR-12", provider="PHARMA-RAB", user="guichet-rab")
