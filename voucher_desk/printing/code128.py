"""Code 128 of the human code, encoded by `python-barcode`, for laser scanners that cannot see a QR symbol."""

from dataclasses import dataclass

from barcode.codex import Code128
from barcode.writer import SVGWriter

QUIET_MODULES = 10
HUMAN_CODE_MODULES = 167
"""What twelve symbols take at most: start, twelve, check and stop; runs of digits may take less."""

_WRITER = SVGWriter()  # never used, but made anew each time where none is given


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar code one module high: bit 1 is a bar, padded to bytes; `modules` leaves the quiet zones out."""

    modules: int
    bits: bytes


class _HumanCode128(Code128):  # type: ignore[misc]  # python-barcode publishes no types
    """Code 128 that starts in set B.

    python-barcode starts in set C, where it takes a leading `99` for a change of set and drops it.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, writer=_WRITER)
        self._charset = "B"


def bars(text: str) -> Bars:
    """Return the bars of a text of ASCII letters, digits and signs."""
    (pattern,) = _HumanCode128(text).build()
    whole = (len(pattern) + 7) // 8
    return Bars(len(pattern), int(pattern.ljust(whole * 8, "0"), 2).to_bytes(whole, "big"))
