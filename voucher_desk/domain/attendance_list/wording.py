"""Words as people write them in a sheet, laid bare so that two spellings of one word compare equal."""

import re
import unicodedata

from voucher_desk.domain.names import latin_digits, without_invisible

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_NOT_WORDS = re.compile(r"[\W_]+")
# Arabic spellings that vary freely: the open and closed ta, the dotless ya, the lengthening stroke.
_ARABIC = str.maketrans({"\u0629": "\u0647", "\u0649": "\u064a", "\u0640": None})
_MARK = "Mn"


def bare(text: str) -> str:
    """Return lower-case words without accents, vowel signs or punctuation, one space between them.

    `Féminin ` and `FEMININ` are one, composed or not; so are `أنثى` and `انثي`, `nationalId` and
    `National ID`. Digits of any script become 0 to 9.
    """
    split = _CAMEL.sub(" ", without_invisible(text))
    unmarked = "".join(
        letter for letter in unicodedata.normalize("NFKD", split) if unicodedata.category(letter) != _MARK
    )
    return _NOT_WORDS.sub(" ", latin_digits(unmarked.translate(_ARABIC)).casefold()).strip()


def bare_words(*spellings: str) -> frozenset[str]:
    """Return the bare forms of several spellings."""
    return frozenset(map(bare, spellings))
