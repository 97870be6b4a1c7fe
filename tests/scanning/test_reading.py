"""Rows 13 to 20 of the forty bad inputs: whatever reaches the scan field gets one calm answer."""

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.human_code import grouped, human_code_of, is_valid
from voucher_desk.domain.papers import MisreadCode, NotAVoucherCode
from voucher_desk.domain.refusals import Refused
from voucher_desk.scanning.layouts import Keyboard
from voucher_desk.scanning.reading import (
    ArabicKeyboardCorrected,
    CodeKind,
    KeyboardCorrected,
    ScanText,
    read_scan,
    read_scans,
    scan_fingerprint,
    scans_among,
)

DIGITS = "00" + "31415926535897932384626433832795028841971693993751058209749445923078" * 3
QR_DIGITS = DIGITS[:200]
CODES = [human_code_of(number * 0x3_9E37_79B9_7F4B % 2**50) for number in range(1, 301)]
CODE = CODES[0]

FRENCH_ROW = "&é\"'(-è_çà"
ARABIC_INDIC_ROW = "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660"
PERSIAN_ROW = "\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9\u06f0"
ARABIC_CAPITALS = dict(
    zip(
        "QWERTYPASDFGHJKZXCVNM",
        "\u064e \u064b \u064f \u064c \ufef9 \u0625 \u061b \u0650 \u064d ] [ \ufef7 \u0623 \u0640 \u060c"
        " ~ \u0652 } { \u0622 '".split(),
        strict=True,
    )
) | {"B": "\ufef5"}
WINDOWS_ARABIC_CAPITALS = ARABIC_CAPITALS | {
    "T": "\u0644\u0625",
    "G": "\u0644\u0623",
    "B": "\u0644\u0622",
    "M": "\u2019",
}
ARABIC_SMALL = dict(
    zip(
        "qwertypasdfghjkzxcvnm",
        "\u0636\u0635\u062b\u0642\u0641\u063a\u062d\u0634\u0633\u064a\u0628\u0644\u0627\u062a\u0646"
        "\u0626\u0621\u0624\u0631\u0649\u0629",
        strict=True,
    )
) | {"b": "\u0644\u0627"}
FRENCH_CAPITALS = dict(zip("AQZWM", "QAWZ?", strict=True))


def on_digits(row: str) -> dict[str, str]:
    return dict(zip("1234567890", row, strict=True))


def typed_under(*tables: dict[str, str]) -> Callable[[str], str]:
    """Return how a text sent as US keys is shown under a layout."""
    shown = {key: sign for table in tables for key, sign in table.items()}
    return lambda text: "".join(shown.get(key, key) for key in text)


ROWS = {
    "French": (FRENCH_ROW, Keyboard.AZERTY),
    "French with Caps Lock on Linux": ("&É\"'(-È_ÇÀ", Keyboard.AZERTY),
    "Belgian": ("&é\"'(§è!çà", Keyboard.AZERTY),
    "Arabic-Indic": (ARABIC_INDIC_ROW, Keyboard.ARABIC),
    "Persian": (PERSIAN_ROW, Keyboard.ARABIC),
    "Arabic under a French scanner": ("!@#$%^&*)(", Keyboard.ARABIC),
    "US under a French scanner": ("!@#$%^&*()", Keyboard.QWERTY),
}
GARBLED = {
    "French": (typed_under(FRENCH_CAPITALS, on_digits(FRENCH_ROW)), Keyboard.AZERTY),
    "Arabic of Linux": (typed_under(ARABIC_CAPITALS), Keyboard.ARABIC),
    "Arabic 101 of Windows": (typed_under(WINDOWS_ARABIC_CAPITALS), Keyboard.ARABIC),
    "Arabic with its own digits": (
        typed_under(ARABIC_CAPITALS, on_digits(ARABIC_INDIC_ROW)),
        Keyboard.ARABIC,
    ),
    "Arabic, small letters": (lambda code: typed_under(ARABIC_SMALL)(code.lower()), Keyboard.ARABIC),
    "Moroccan Arabic": (typed_under(ARABIC_CAPITALS, on_digits(FRENCH_ROW)), Keyboard.ARABIC),
    "French with Caps Lock on Windows": (
        typed_under({"A": "q", "Q": "a", "Z": "w", "W": "z", "M": ","}),
        Keyboard.AZERTY,
    ),
    "US under a French scanner": (
        typed_under({"A": "Q", "Q": "A", "Z": "W", "W": "Z", "M": ":"}, on_digits("!@#$%^&*()")),
        Keyboard.QWERTY,
    ),
}

any_text = st.text(st.characters(exclude_categories=()), max_size=600)
awkward = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ&é\"'(-è_çà]\\ \u0644\u0627\u0661?", max_size=250)


@pytest.mark.parametrize("text", ["", "\r", "\n", "\r\n", " ", "\t\r\n"])
def test_nothing_or_enter_alone_is_ignored(text: str) -> None:
    assert read_scan(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example/bon?code=0123456789AB",
        "\x00",
        "\x00\x01\x02",
        "\u202e",
        "\u202eBON",
        "5449000000996",
        "PLANCHER\x00",
        "2" * 189,
        "2" * 211,
        "²" * 200,
        "'" * 40,
    ],
)
def test_what_is_not_ours_is_not_a_voucher(text: str) -> None:
    with pytest.raises(NotAVoucherCode):
        read_scan(text)


@pytest.mark.parametrize("sign", ["A", "1", " ", "\r", "\u202e", "&", "'"])
def test_five_thousand_characters_are_refused_unread(sign: str) -> None:
    with pytest.raises(NotAVoucherCode):
        read_scan(sign * 5_000)


@pytest.mark.parametrize("length", [190, 199, 201, 210])
def test_digits_lost_on_the_way_are_a_misreading(length: int) -> None:
    lost = (QR_DIGITS + QR_DIGITS)[:length]
    for text in (lost, typed_under(on_digits(FRENCH_ROW))(lost)):
        with pytest.raises(MisreadCode):
            read_scan(text)


def test_twelve_symbols_with_wrong_checks_are_a_misreading() -> None:
    wrong = CODE[:-1] + ("A" if CODE[-1] != "A" else "B")
    for text in (wrong, grouped(wrong), typed_under(ARABIC_CAPITALS)(wrong)):
        with pytest.raises(MisreadCode):
            read_scan(text)


def test_a_qr_comes_as_200_digits() -> None:
    assert read_scan(QR_DIGITS + "\r") == ScanText(CodeKind.QR, QR_DIGITS)


@pytest.mark.parametrize(
    "prefix", ["\\000001", "\\000003", "\\000026", "\\000027", "]Q1", "]Q2", "]Q1\\000026", "\x02", "\ufeff"]
)
def test_what_scanners_and_keyboards_put_around_a_code_is_taken_off(prefix: str) -> None:
    assert read_scan(prefix + QR_DIGITS + "\x03\r\n") == ScanText(CodeKind.QR, QR_DIGITS)


def test_prefixes_are_found_under_another_keyboard_too() -> None:
    french = typed_under(on_digits(FRENCH_ROW))
    assert read_scan("$A&*ààààé-" + french(QR_DIGITS)) == ScanText(CodeKind.QR, QR_DIGITS, Keyboard.AZERTY)
    belgian = typed_under(on_digits("&é\"'(§è!çà"))
    assert read_scan("µààààé§" + belgian(QR_DIGITS)) == ScanText(CodeKind.QR, QR_DIGITS, Keyboard.AZERTY)
    garbled = typed_under(FRENCH_CAPITALS, on_digits(FRENCH_ROW))
    assert read_scan("$Cà" + garbled(CODE)) == ScanText(CodeKind.HUMAN, CODE, Keyboard.AZERTY)


@pytest.mark.parametrize("prefix", ["\\000099", "]]]", "000026", "\\000026\\000026", "VD1:"])
def test_other_prefixes_are_not_guessed(prefix: str) -> None:
    with pytest.raises(Refused):
        read_scan(prefix + QR_DIGITS)


def test_a_prefix_is_taken_off_the_front_only() -> None:
    with pytest.raises(NotAVoucherCode):
        read_scan(QR_DIGITS + "]Q1")


def test_digits_pasted_in_groups_and_with_direction_marks_are_read() -> None:
    pasted = "\u2067" + " ".join(QR_DIGITS[start : start + 5] for start in range(0, 200, 5)) + "\u2069\u200f"
    assert read_scan(pasted) == ScanText(CodeKind.QR, QR_DIGITS)


@pytest.mark.parametrize("layout", ROWS)
def test_digits_are_found_again_under_every_keyboard(layout: str) -> None:
    row, keyboard = ROWS[layout]
    scan = read_scan(typed_under(on_digits(row))(QR_DIGITS))
    assert scan == ScanText(CodeKind.QR, QR_DIGITS, keyboard)


def test_200_digits_of_another_version_are_left_to_be_judged_by_their_bytes() -> None:
    assert read_scan("9" * 200) == ScanText(CodeKind.QR, "9" * 200)


@pytest.mark.parametrize("layout", GARBLED)
def test_a_code_is_found_again_or_asked_for_again_but_never_mistaken(layout: str) -> None:
    garble, keyboard = GARBLED[layout]
    found = 0
    for code in CODES:
        try:
            scan = read_scan(garble(code))
        except MisreadCode:
            continue
        assert scan is not None
        assert scan.text == code
        assert scan.recovered in {keyboard, None, Keyboard.AZERTY, Keyboard.QWERTY}
        found += 1
    assert found >= 297


def test_a_code_that_two_readings_make_valid_is_asked_for_again() -> None:
    # Under Moroccan Arabic both 4 and M show an apostrophe; here either choice has right check symbols.
    shown = typed_under(ARABIC_CAPITALS, on_digits(FRENCH_ROW))
    by_look: dict[str, str] = {}
    for code in (human_code_of(bits) for bits in apostrophes()):
        if by_look.setdefault(shown(code), code) != code:
            with pytest.raises(MisreadCode):
                read_scan(shown(code))
            return
    pytest.fail("no such pair among the 1 024 codes tried")


def apostrophes() -> list[int]:
    """Return the bits of the codes whose ten random symbols are all 4 or M."""
    choices = [(4, 20)[number >> place & 1] for number in range(1024) for place in range(10)]
    return [sum(choices[number * 10 + place] << 5 * place for place in range(10)) for number in range(1024)]


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        grouped(CODE),
        grouped(CODE).lower(),
        f" {grouped(CODE)}\r\n",
        "]C0" + CODE,
        CODE.translate(dict(zip(map(ord, "1234567890"), ARABIC_INDIC_ROW, strict=True))),
        CODE.replace("0", "o").replace("1", "l"),
    ],
)
def test_a_code_typed_by_hand_is_read_as_meant(typed: str) -> None:
    assert read_scan(typed) == ScanText(CodeKind.HUMAN, CODE)


def test_the_person_is_told_which_keyboard_was_corrected() -> None:
    assert ScanText(CodeKind.QR, QR_DIGITS).notice() is None
    assert ScanText(CodeKind.QR, QR_DIGITS, Keyboard.AZERTY).notice() == KeyboardCorrected(Keyboard.AZERTY)
    assert ScanText(CodeKind.QR, QR_DIGITS, Keyboard.ARABIC).notice() == ArabicKeyboardCorrected()


@given(any_text | awkward)
def test_any_text_is_a_code_nothing_or_a_refusal(text: str) -> None:
    try:
        scan = read_scan(text)
    except Refused as refusal:
        answer = refusal.code
    else:
        answer = "nothing" if scan is None else scan.kind.value
        assert scan is None or scan.kind is CodeKind.QR or is_valid(scan.text)
    assert answer in {"QR-02", "QR-03", "nothing", "QR", "HUMAN"}


def test_of_two_readings_the_one_that_is_a_code_is_taken() -> None:
    assert read_scans(("\ufffd" * 12, CODE)) == (ScanText(CodeKind.HUMAN, CODE),)
    assert read_scans((CODE, CODE.lower())) == (ScanText(CodeKind.HUMAN, CODE),)


def test_two_readings_that_are_both_codes_are_both_kept_the_likelier_first() -> None:
    assert [scan.text for scan in read_scans((CODES[1], CODES[0]))] == [CODES[1], CODES[0]]


def test_of_two_refusals_the_one_that_invites_to_scan_again_is_told() -> None:
    wrong = CODE[:-1] + ("A" if CODE[-1] != "A" else "B")
    for texts in (("https://evil.example", wrong), (wrong, "https://evil.example")):
        with pytest.raises(MisreadCode):
            read_scans(texts)
    with pytest.raises(NotAVoucherCode):
        read_scans(("https://evil.example",))


def test_readings_that_are_all_refused_leave_none() -> None:
    assert scans_among(("https://evil.example", CODE)) == (ScanText(CodeKind.HUMAN, CODE),)
    assert scans_among(("https://evil.example", "\ufffd" * 12)) == ()


def test_readings_of_nothing_are_nothing() -> None:
    assert read_scans(("\r", "")) == ()


def test_the_log_keeps_a_hash_and_a_length() -> None:
    assert scan_fingerprint("bon") == (hashlib.sha256(b"bon").hexdigest(), 3)


@given(any_text)
def test_any_text_has_a_fingerprint(text: str) -> None:
    digest, length = scan_fingerprint(text)
    assert (len(digest), length) == (64, len(text))
