"""The human code: 12 symbols printed beside the QR, typed where the QR is spoiled.

Crockford's base 32 (no I, L, O, U). Ten symbols carry 50 random bits of the paper, two are Reed-Solomon check
symbols over GF(32) with x^5 + x^2 + 1 and the roots alpha and alpha^2: any two codes differ in three symbols
or more, so every error in one or two symbols, and every exchange of two symbols, is seen.
"""

from itertools import product

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
UNREADABLE = "?"
RANDOM_BITS = 50
SYMBOLS = 12

_DATA_SYMBOLS = 10
_BITS_PER_SYMBOL = 5
_GROUP = 4
_MOST_UNREADABLE = 2
_FIELD_POLYNOMIAL = 0b100101
_VALUE = {symbol: value for value, symbol in enumerate(ALPHABET)}
_DROPPED = dict.fromkeys(map(ord, "\t\u0020\u00a0\u2009\u202f-\u2010\u2011\u2012\u2013\u2014\u2212"))
_READ_AS = (
    {ord(symbol.lower()): symbol for symbol in ALPHABET}
    | {ord(letter): digit for letter, digit in zip("ILOilo", "110110", strict=True)}
    | {zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
)


def _powers_of_alpha() -> tuple[int, ...]:
    powers = [1]
    while len(powers) < len(ALPHABET) - 1:
        doubled = powers[-1] << 1
        powers.append(doubled ^ _FIELD_POLYNOMIAL if doubled >= len(ALPHABET) else doubled)
    return tuple(powers)


_POWERS = _powers_of_alpha()
_LOGARITHMS = {value: exponent for exponent, value in enumerate(_POWERS)}


def human_code_of(bits50: int) -> str:
    """Return the 12 symbols of 50 random bits, the most significant first.

    Raises ValueError for a number of more bits.
    """
    if not 0 <= bits50 < 1 << RANDOM_BITS:
        msg = f"{RANDOM_BITS} bits expected"
        raise ValueError(msg)
    shifts = range(RANDOM_BITS - _BITS_PER_SYMBOL, -1, -_BITS_PER_SYMBOL)
    data = [bits50 >> shift & len(ALPHABET) - 1 for shift in shifts]
    return "".join(ALPHABET[value] for value in data + _check_values(data))


def grouped(code: str) -> str:
    """Return a code as it is printed and read aloud: `XXXX-XXXX-XXXX`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def normalised(text: str) -> str:
    """Return what a person meant by what they typed.

    Capitals; spaces and hyphens dropped; I and L read as 1, O as 0; Arabic-Indic and Persian digits as Latin
    ones. Anything else stays, and makes the code invalid.
    """
    return text.translate(_DROPPED).translate(_READ_AS)


def has_code_grammar(code: str) -> bool:
    """Return whether a normalised text is 12 symbols of the alphabet, whatever its check symbols say."""
    return len(code) == SYMBOLS and all(symbol in _VALUE for symbol in code)


def is_valid(code: str) -> bool:
    """Return whether a normalised text is a code with right check symbols."""
    if not has_code_grammar(code):
        return False
    values = [_VALUE[symbol] for symbol in code]
    return _at_power(values, 1) == 0 and _at_power(values, 2) == 0


def suggestions(text: str) -> tuple[str, ...]:
    """Return the codes a person may have meant, to be offered and never accepted unasked.

    For a text of 12 symbols with one wrong, or with one or two unreadable (`?`, or any symbol outside the
    alphabet). Empty for a valid code and for anything further from one.
    """
    symbols = normalised(text)
    if len(symbols) != SYMBOLS or is_valid(symbols):
        return ()
    unreadable = [place for place, symbol in enumerate(symbols) if symbol not in _VALUE]
    if not unreadable:
        return tuple(code for place in range(SYMBOLS) for code in _fillings(symbols, [place]))
    return tuple(_fillings(symbols, unreadable)) if len(unreadable) <= _MOST_UNREADABLE else ()


def _fillings(symbols: str, places: list[int]) -> list[str]:
    """Return the valid codes that differ from `symbols` at `places` only."""
    found = []
    for filling in product(ALPHABET, repeat=len(places)):
        tried = list(symbols)
        for place, symbol in zip(places, filling, strict=True):
            tried[place] = symbol
        if is_valid("".join(tried)):
            found.append("".join(tried))
    return found


def _times(left: int, right: int) -> int:
    if left == 0 or right == 0:
        return 0
    return _POWERS[(_LOGARITHMS[left] + _LOGARITHMS[right]) % len(_POWERS)]


def _at_power(values: list[int], exponent: int) -> int:
    """Return the polynomial with these coefficients, highest degree first, at alpha^exponent."""
    total = 0
    for value in values:
        total = _times(total, _POWERS[exponent]) ^ value
    return total


def _check_values(data: list[int]) -> list[int]:
    """Return the remainder of the data, shifted by two places, by (x + alpha)(x + alpha^2)."""
    first, second = 0, 0
    for value in data:
        lead = first ^ value
        first, second = second ^ _TIMES_LINEAR[lead], _TIMES_CONSTANT[lead]
    return [first, second]


_TIMES_LINEAR = tuple(_times(value, _POWERS[1] ^ _POWERS[2]) for value in range(len(ALPHABET)))
_TIMES_CONSTANT = tuple(_times(value, _times(_POWERS[1], _POWERS[2])) for value in range(len(ALPHABET)))
"""Every value times each of the two lower coefficients of (x + alpha)(x + alpha^2)."""
