"""Reading a scan: from whatever a scanner, a camera or a person typed to one code of ours, or a refusal.

Nothing is ever opened, followed or executed: a text is matched against two strict grammars and forgotten.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from voucher_desk.domain.human_code import has_code_grammar, is_valid, normalised
from voucher_desk.domain.papers import DIGITS, NEARLY_DIGITS, MisreadCode, NotAVoucherCode, read_digits
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.scanning.layouts import LAYOUTS, Keyboard, as_french_scanner

LONGEST_SCAN = 512
"""Characters beyond which nothing is tried: 200 digits in groups, with a prefix, are half of it."""

_LONGEST_TYPED_CODE = 40
_INVISIBLE = frozenset({"Cc", "Cf"})
_PREFIXES = re.compile(r"^(?:\][A-Za-z][0-9A-Za-z])?(?:\\0000(?:01|03|26|27))?")
_ONLY_DIGITS = re.compile(r"[0-9]+")


class CodeKind(StrEnum):
    """Which of the two codes of a paper was read."""

    QR = "QR"
    HUMAN = "HUMAN"


@dataclass(frozen=True, slots=True)
class KeyboardCorrected(Notice):
    """The scanner types under another keyboard than the desk's; what it meant was found again."""

    code: ClassVar[str] = "QR-20"
    keyboard: Keyboard


@dataclass(frozen=True, slots=True)
class ArabicKeyboardCorrected(Notice):
    """The scanner types while the desk writes Arabic; what it meant was found again."""

    code: ClassVar[str] = "QR-21"


@dataclass(frozen=True, slots=True)
class ScanText:
    """One code as read: 200 ASCII digits, or 12 symbols with right check symbols.

    `recovered` names the keyboard that had garbled it, None where nothing had. A QR is not verified yet.
    """

    kind: CodeKind
    text: str
    recovered: Keyboard | None = None

    def notice(self) -> Notice | None:
        """Return what to tell about the keyboard, if anything."""
        if self.recovered is None:
            return None
        if self.recovered is Keyboard.ARABIC:
            return ArabicKeyboardCorrected()
        return KeyboardCorrected(keyboard=self.recovered)


def read_scan(text: str) -> ScanText | None:
    """Return the one code a text holds, or None where it is empty or Enter alone.

    Spaces, control and invisible characters, AIM identifiers and ECI prefixes are taken off; keys of another
    keyboard layout are found again. Raises MisreadCode for a code of ours read badly, NotAVoucherCode for
    anything else.
    """
    if len(text) > LONGEST_SCAN:
        raise NotAVoucherCode
    if not text.strip():
        return None
    bare = _visible(text)
    found = _as_qr(bare) or _as_human_code(bare)
    if found is not None:
        return found
    if _is_nearly_ours(bare):
        raise MisreadCode
    raise NotAVoucherCode


def read_scans(texts: Iterable[str]) -> tuple[ScanText, ...]:
    """Return the codes that different readings of the same keystrokes hold, the likeliest first.

    More than one where the check symbols cannot tell; the signature or the database then does. Raises as
    `read_scan` where no reading holds any, MisreadCode before NotAVoucherCode.
    """
    found: dict[str, ScanText] = {}
    refusals: list[MisreadCode | NotAVoucherCode] = []
    for text in texts:
        try:
            scan = read_scan(text)
        except (MisreadCode, NotAVoucherCode) as refusal:
            refusals.append(refusal)
        else:
            if scan is not None:
                found.setdefault(scan.text, scan)
    if refusals and not found:
        raise min(refusals, key=lambda refusal: isinstance(refusal, NotAVoucherCode))
    return tuple(found.values())


def scans_among(texts: Iterable[str]) -> tuple[ScanText, ...]:
    """Return what `read_scans` does, and nothing where no reading holds a code of ours."""
    try:
        return read_scans(texts)
    except (MisreadCode, NotAVoucherCode):
        return ()


def scan_fingerprint(text: str) -> tuple[str, int]:
    """Return the SHA-256 in hexadecimal and the length of a scan: all that a log keeps of a foreign one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), len(text)


def _visible(text: str) -> str:
    """Return the text without blanks and invisible signs.

    Not NFC: composing would reorder the vowel signs that an Arabic layout shows for capitals.
    """
    return "".join(
        sign for sign in text if not sign.isspace() and unicodedata.category(sign) not in _INVISIBLE
    )


def _without_prefixes(text: str) -> str:
    return _PREFIXES.sub("", text, count=1)


def _digit_readings(bare: str) -> Iterator[tuple[Keyboard | None, str]]:
    yield None, _without_prefixes(bare)
    for layout in LAYOUTS:
        yield layout.keyboard, _without_prefixes(layout.as_digits(bare))


def _as_qr(bare: str) -> ScanText | None:
    """Return the digits; of two readings (Arabic mirrors the brackets on 9 and 0) the one of our version."""
    first = None
    for keyboard, digits in _digit_readings(bare):
        if len(digits) == DIGITS and _ONLY_DIGITS.fullmatch(digits):
            scan = ScanText(CodeKind.QR, digits, keyboard)
            if _has_our_version(digits):
                return scan
            first = first or scan
    return first


def _has_our_version(digits: str) -> bool:
    try:
        read_digits(digits)
    except Refused:
        return False
    return True


def _code_readings(bare: str) -> Iterator[tuple[Keyboard, str]]:
    if len(bare) > _LONGEST_TYPED_CODE:
        return
    for layout in LAYOUTS:
        for keys in layout.readings(bare):
            for printed in (keys, as_french_scanner(keys)):
                yield layout.keyboard, _without_prefixes(printed).replace("-", "")


def _as_human_code(bare: str) -> ScanText | None:
    """Return the code as typed, or as garbled by a keyboard where exactly one reading has right checks."""
    typed = normalised(_without_prefixes(bare))
    if is_valid(typed):
        return ScanText(CodeKind.HUMAN, typed)
    found: dict[str, Keyboard] = {}
    for keyboard, code in _code_readings(bare):
        if is_valid(code):
            found.setdefault(code, keyboard)
    if len(found) != 1:
        return None
    [(code, keyboard)] = found.items()
    return ScanText(CodeKind.HUMAN, code, keyboard)


def _is_nearly_ours(bare: str) -> bool:
    """Return whether the grammar is ours: 12 symbols, or digits of nearly the right length."""
    if has_code_grammar(normalised(_without_prefixes(bare))):
        return True
    if any(_are_nearly_digits(digits) for _, digits in _digit_readings(bare)):
        return True
    return any(has_code_grammar(code) for _, code in _code_readings(bare))


def _are_nearly_digits(digits: str) -> bool:
    return len(digits) in NEARLY_DIGITS and _ONLY_DIGITS.fullmatch(digits) is not None
