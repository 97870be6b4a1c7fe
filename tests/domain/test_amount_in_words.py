"""Amounts in words, read back by readers that share nothing with the writer (invariant 32)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.amount_in_words import LARGEST, in_arabic, in_french

EXHAUSTIVE_DIRHAMS = 10**5
ENDINGS = 100

FRENCH_TO_SIXTEEN = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
FRENCH_VALUES = {word: value for value, word in enumerate(FRENCH_TO_SIXTEEN.split())} | {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "huitante": 80,
}
FRENCH_SCALES = {"mille": 10**3, "million": 10**6, "milliard": 10**9}

ARABIC_TO_TEN = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
ARABIC_TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"
ARABIC_HUNDREDS = "مائة مائتان ثلاثمائة أربعمائة خمسمائة ستمائة سبعمائة ثمانمائة تسعمائة"
ARABIC_VALUES = (
    {word: value for value, word in enumerate(ARABIC_TO_TEN.split())}
    | {word: value * 10 for value, word in enumerate(ARABIC_TENS.split(), start=2)}
    | {word: value * 100 for value, word in enumerate(ARABIC_HUNDREDS.split(), start=1)}
    | {"أحد": 1, "اثنا": 2, "عشر": 10, "مائتا": 200}
)
ARABIC_SCALES = {
    **dict.fromkeys(("ألف", "ألفًا", "آلاف"), 10**3),
    **dict.fromkeys(("مليون", "مليونًا", "ملايين"), 10**6),
    **dict.fromkeys(("مليار", "مليارًا", "مليارات"), 10**9),
}
ARABIC_DUALS = {"ألفان": 2000, "ألفا": 2000, "مليونان": 2 * 10**6, "مليونا": 2 * 10**6}
ARABIC_DUALS |= {"ملياران": 2 * 10**9, "مليارا": 2 * 10**9}
ARABIC_NOUNS = {
    "درهم": (1, 100),
    "درهمان": (2, 100),
    "دراهم": (0, 100),
    "درهمًا": (0, 100),
    "سنتيم": (1, 1),
    "سنتيمان": (2, 1),
    "سنتيمات": (0, 1),
    "سنتيمًا": (0, 1),
}


def french_number(text: str) -> int:
    """Read a French number: every word adds, `cent` and the scales multiply what stands before them."""
    total = below = 0
    for word in text.replace("quatre-vingt", "huitante").replace("-", " ").split():
        bare = word if word in FRENCH_VALUES else word.removesuffix("s")
        if bare in FRENCH_SCALES:
            total, below = total + max(below, 1) * FRENCH_SCALES[bare], 0
        elif bare == "cent":
            below = max(below, 1) * 100
        elif bare != "et":
            below += FRENCH_VALUES[bare]
    return total + below


def french_amount(text: str) -> int:
    """Read a French amount back to centimes."""
    centimes = 0
    for word, worth in (("dirham", 100), ("centime", 1)):
        before, found, after = text.partition(f" {word}")
        if found:
            centimes += french_number(before.removesuffix(" de")) * worth
            text = after.removeprefix("s").removeprefix(" et ")
    assert text in ("", "s")
    return centimes


def arabic_amount(text: str) -> int:
    """Read an Arabic amount back to centimes; each noun closes the number before it."""
    centimes = total = below = 0
    after_single_noun = False
    for joined in text.split(" "):
        known = (ARABIC_VALUES, ARABIC_SCALES, ARABIC_DUALS, ARABIC_NOUNS)
        word = joined if any(joined in table for table in known) else joined.removeprefix("و")
        if word == "واحد" and after_single_noun and not joined.startswith("وو"):
            after_single_noun = False
            continue
        after_single_noun = False
        if word in ARABIC_SCALES:
            total, below = total + (below or 1) * ARABIC_SCALES[word], 0
        elif word in ARABIC_DUALS:
            total += ARABIC_DUALS[word]
        elif word in ARABIC_NOUNS:
            implied, worth = ARABIC_NOUNS[word]
            counted = total + below
            after_single_noun = implied == 1 and counted == 0
            if text.startswith("صفر"):
                return 0
            centimes += (counted or implied) * worth
            total = below = 0
        else:
            below += ARABIC_VALUES[word]
    assert (total, below) == (0, 0)
    return centimes


def test_french_words_say_the_figure_for_every_amount_up_to_a_hundred_thousand_dirhams() -> None:
    """Every whole amount and every ending is read back; a broken amount is said as its two parts."""
    wholes = [in_french(dirhams * 100) for dirhams in range(EXHAUSTIVE_DIRHAMS + 1)]
    endings = [in_french(part) for part in range(ENDINGS)]
    assert all(french_amount(text) == dirhams * 100 for dirhams, text in enumerate(wholes))
    assert all(french_amount(text) == part for part, text in enumerate(endings))
    for dirhams in range(1, EXHAUSTIVE_DIRHAMS):
        part = dirhams % ENDINGS or 1
        assert in_french(dirhams * 100 + part) == f"{wholes[dirhams]} et {endings[part]}"


def test_arabic_words_say_the_figure_for_every_amount_up_to_a_hundred_thousand_dirhams() -> None:
    wholes = [in_arabic(dirhams * 100) for dirhams in range(EXHAUSTIVE_DIRHAMS + 1)]
    endings = [in_arabic(part) for part in range(ENDINGS)]
    assert all(arabic_amount(text) == dirhams * 100 for dirhams, text in enumerate(wholes))
    assert all(arabic_amount(text) == part for part, text in enumerate(endings))
    for dirhams in range(1, EXHAUSTIVE_DIRHAMS):
        part = dirhams % ENDINGS or 1
        assert in_arabic(dirhams * 100 + part) == f"{wholes[dirhams]} و{endings[part]}"


@given(st.integers(0, LARGEST))
def test_words_say_the_figure_for_any_amount(centimes: int) -> None:
    assert french_amount(in_french(centimes)) == centimes
    assert arabic_amount(in_arabic(centimes)) == centimes


@pytest.mark.parametrize(
    ("centimes", "french"),
    [
        (0, "zéro dirham"),
        (1, "un centime"),
        (100, "un dirham"),
        (150, "un dirham et cinquante centimes"),
        (2100, "vingt et un dirhams"),
        (7100, "soixante et onze dirhams"),
        (8000, "quatre-vingts dirhams"),
        (8100, "quatre-vingt-un dirhams"),
        (9100, "quatre-vingt-onze dirhams"),
        (20000, "deux cents dirhams"),
        (20100, "deux cent un dirhams"),
        (8000000, "quatre-vingt mille dirhams"),
        (20000000, "deux cent mille dirhams"),
        (100000000, "un million de dirhams"),
        (100000100, "un million un dirhams"),
        (20000000000, "deux cents millions de dirhams"),
        (13777655, "cent trente-sept mille sept cent soixante-seize dirhams et cinquante-cinq centimes"),
    ],
)
def test_french_is_spelt_as_the_bank_spells_it(centimes: int, french: str) -> None:
    assert in_french(centimes) == french


@pytest.mark.parametrize(
    ("centimes", "arabic"),
    [
        (0, "صفر درهم"),
        (2, "سنتيمان"),
        (100, "درهم واحد"),
        (200, "درهمان"),
        (305, "ثلاثة دراهم وخمسة سنتيمات"),
        (1000, "عشرة دراهم"),
        (1100, "أحد عشر درهمًا"),
        (1200, "اثنا عشر درهمًا"),
        (2150, "واحد وعشرون درهمًا وخمسون سنتيمًا"),
        (10000, "مائة درهم"),
        (10100, "مائة درهم ودرهم واحد"),
        (20000, "مائتا درهم"),
        (20300, "مائتان وثلاثة دراهم"),
        (200000, "ألفا درهم"),
        (200300, "ألفان وثلاثة دراهم"),
        (1100000, "أحد عشر ألف درهم"),
        (1150000, "أحد عشر ألفًا وخمسمائة درهم"),
        (100000000, "مليون درهم"),
    ],
)
def test_arabic_agrees_with_its_noun(centimes: int, arabic: str) -> None:
    assert in_arabic(centimes) == arabic


@pytest.mark.parametrize("centimes", [-1, LARGEST + 1])
def test_an_amount_that_cannot_be_said_is_refused(centimes: int) -> None:
    for words in (in_french, in_arabic):
        with pytest.raises(ValueError, match=str(centimes)):
            words(centimes)
