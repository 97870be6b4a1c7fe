"""Key positions: which key of a US keyboard was pressed, whatever the host's layout makes of it.

X11 and Wayland number keys as evdev + 8, Windows by scan-code set 1, which is evdev's numbering for these
keys; macOS gives no scan code, so its virtual key codes (kVK, physical for these keys) are taken. Shift is
not looked at: no code of ours depends on it.
"""

from enum import Enum

UNKNOWN_KEY = "\ufffd"
END_KEY = "\r"

_EVDEV_ROWS = {2: "1234567890-", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'", 43: "\\ZXCVBNM,./"}
_EVDEV_KEYPAD = {71: "789-456", 79: "1230."}
_EVDEV_ENDS = (15, 28, 96)
_KVK_RUNS = {
    0: "ASDFHGZXCV",
    11: "BQWERYT123465",
    25: "97-80]OU[IP",
    37: "LJ'K;\\,/NM.",
    82: "01234567",
    91: "89",
}
_KVK_ENDS = (36, 48, 76)


def _numbered(runs: dict[int, str], ends: tuple[int, ...], offset: int = 0) -> dict[int, str]:
    keys = {first + offset + step: key for first, run in runs.items() for step, key in enumerate(run)}
    return keys | {end + offset: END_KEY for end in ends}


class KeyNumbering(Enum):
    """How a platform numbers the keys; `value` maps a number to a key, Enter and Tab to `END_KEY`."""

    X11 = _numbered(_EVDEV_ROWS | _EVDEV_KEYPAD, _EVDEV_ENDS, 8)
    WINDOWS = _numbered(_EVDEV_ROWS | _EVDEV_KEYPAD, _EVDEV_ENDS)
    MACOS = _numbered(_KVK_RUNS, _KVK_ENDS)

    def key_at(self, position: int) -> str:
        """Return the US key at a position, `UNKNOWN_KEY` where our codes need none."""
        return self.value.get(position, UNKNOWN_KEY)
