"""Lines: what a scanner on a serial port sends, byte after byte, as one text for each scan."""

import re

from voucher_desk.scanning.reading import LONGEST_SCAN

_END = re.compile(rb"[\r\n]+")


class LineBuffer:
    """Holds what came of a line until it is ended by CR, LF or both; no code has signs beyond ASCII."""

    def __init__(self) -> None:
        self._begun = b""

    def feed(self, data: bytes) -> tuple[str, ...]:
        """Take some bytes; return the lines they end, without the empty ones."""
        *ended, begun = _END.split(self._begun + data)
        # Of a line that is too long, no more is kept than shows that it is.
        self._begun = begun[: LONGEST_SCAN + 1]
        return tuple(line.decode("ascii", "replace") for line in ended if line)
