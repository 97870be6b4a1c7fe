"""Answers as people write them in cells: sexes, yes and no, adult and minor, marks of presence."""

import re

from voucher_desk.domain.attendance_list.table import Value
from voucher_desk.domain.attendance_list.wording import bare, bare_words
from voucher_desk.domain.names import latin_digits
from voucher_desk.domain.people import ADULT_AGE, AgeGroup, Sex
from voucher_desk.domain.sessions import Presence

_SEXES = {
    Sex.FEMALE: bare_words(
        *("f", "fem", "féminin", "féminine", "femme", "femmes", "fille", "fillette", "mme", "madame", "mlle"),
        *(
            "female",
            "woman",
            "women",
            "girl",
            "w",
            "أنثى",
            "انثى",
            "إناث",
            "امرأة",
            "نساء",
            "فتاة",
            "بنت",
            "أ",
        ),
        *("مؤنث", "سيدة"),
    ),
    Sex.MALE: bare_words(
        *("m", "masc", "masculin", "h", "homme", "hommes", "garçon", "mr", "monsieur", "male", "man", "men"),
        *("boy", "ذكر", "ذكور", "رجل", "رجال", "ولد", "فتى", "مذكر", "ذ", "سيد"),
    ),
    Sex.UNKNOWN: bare_words(
        *("u", "nc", "n/c", "non communiqué", "non communiquée", "non précisé", "non précisée", "nsp"),
        *("ne se prononce pas", "inconnu", "inconnue", "unknown", "not stated", "not given", "undisclosed"),
        *("prefer not to say", "غير محدد", "غير معروف", "غير مصرح به", "غير مذكور"),
    ),
}
_UNKNOWN = _SEXES[Sex.UNKNOWN]
_YES = bare_words("o", "oui", "y", "yes", "vrai", "true", "1", "x", "ok", "نعم", "ن")
_NO = bare_words("n", "non", "no", "faux", "false", "0", "لا", "ل")
_BRACKETS = {
    AgeGroup.MINOR: bare_words(
        *(
            "m",
            "mineur",
            "mineure",
            "mineur(e)",
            "mineurs",
            "enfant",
            "enfants",
            "minor",
            "child",
            "children",
            "kid",
        ),
        *("قاصر", "قاصرة", "قاصرون", "طفل", "طفلة", "أطفال", "moins de 18 ans", "under 18"),
    ),
    AgeGroup.ADULT: bare_words(
        *("a", "adulte", "adultes", "majeur", "majeure", "majeur(e)", "adult", "adults", "18 ans et plus"),
        *("راشد", "راشدة", "بالغ", "بالغة", "بالغون", "over 18"),
    ),
    AgeGroup.UNKNOWN: _UNKNOWN,
}
_PRESENT = _YES | bare_words(
    "p", "présent", "présente", "présent(e)", "present", "attended", "حاضر", "حاضرة", "ح"
)
_ABSENT = _NO | bare_words(
    "a", "abs", "absent", "absente", "absent(e)", "excusé", "excusée", "غائب", "غائبة", "غ"
)
# A cross in a box may mean either, and is not among these.
_TICKS = frozenset("✓✔☑✅")

_RANGE = re.compile(r"(\d{1,3}) ?(?:-|\u2013|\u2014|à|a|to|إلى|الى) ?(\d{1,3})(?: ?ans)?")
_FROM = re.compile(r"(?:(?:>=|≥|\+) ?(\d{1,3})|(\d{1,3}) ?(?:\+|et plus|ans et plus|and over))(?: ?ans)?")
_BELOW = re.compile(r"(?:<|- ?|moins de ) ?(\d{1,3})(?: ?ans)?")


def read_sex(value: Value) -> Sex | None:
    """Return the sex a cell states (`F`, `Femme`, `Féminin`, `Masculin `, `أنثى`); None if not understood."""
    return next((sex for sex, words in _SEXES.items() if _word(value) in words), None)


def read_bracket(value: Value, *, yes: AgeGroup) -> AgeGroup | None:
    """Return the bracket a cell states, in words, by yes or no, or as a range of ages; None if it does not.

    `yes` is what "oui" means in this column: MINOR under "Mineur", ADULT under "Majeur".
    """
    word = _word(value)
    if word in _YES:
        return yes
    if word in _NO:
        return AgeGroup.ADULT if yes is AgeGroup.MINOR else AgeGroup.MINOR
    return stated_bracket(value)


def stated_bracket(value: Value) -> AgeGroup | None:
    """Return the bracket a cell names in words (`Mineur`, `adulte`, `قاصر`, `NC`) or as a range of ages."""
    word = _word(value)
    named = next((group for group, words in _BRACKETS.items() if word in words), None)
    return named or (_range_bracket(value) if isinstance(value, str) else None)


def read_yes(value: Value) -> bool | None:
    """Return whether a cell says yes (`oui`, `1`, `x`, `نعم`) or no; None if not understood."""
    word = _word(value)
    return True if word in _YES else False if word in _NO else None


def read_presence(value: Value) -> Presence | None:
    """Return the presence a cell states (`O`, `x`, `✓`, `Présent`, `حاضر`); None if not understood."""
    if isinstance(value, str) and value.strip() in _TICKS:
        return Presence.PRESENT
    word = _word(value)
    if word in _PRESENT:
        return Presence.PRESENT
    return Presence.ABSENT if word in _ABSENT else None


def _word(value: Value) -> str:
    return bare(str(value)) if isinstance(value, str | int) else ""


def _range_bracket(text: str) -> AgeGroup | None:
    """Return the bracket of `0-17`, `18-59`, `60+`, `<18`; None where the range lies on both sides of 18."""
    typed = " ".join(latin_digits(text).casefold().split())
    if found := _RANGE.fullmatch(typed):
        return _bracket_between(int(found[1]), int(found[2]))
    if found := _FROM.fullmatch(typed):
        return _bracket_between(int(found[1] or found[2]), None)
    if found := _BELOW.fullmatch(typed):
        return _bracket_between(0, int(found[1]) - 1)
    return None


def _bracket_between(youngest: int, oldest: int | None) -> AgeGroup | None:
    if youngest >= ADULT_AGE:
        return AgeGroup.ADULT
    return AgeGroup.MINOR if oldest is not None and oldest < ADULT_AGE else None
