"""Keystrokes: telling a scanner's burst of keys from a person typing, and never losing what a person typed.

A scan is 12 keys or more, at a median gap of 35 ms or less, ended by Enter, Tab or 120 ms of silence. Times
are milliseconds of any clock that does not go back, passed in with each key.
"""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from voucher_desk.scanning.positions import END_KEY, KeyNumbering

FEWEST_KEYS = 12
SLOWEST_GAP_MS = 35
SILENCE_MS = 120
BOUNCE_MS = 2_000

_ENDS = frozenset("\r\n\t")


@dataclass(frozen=True, slots=True)
class Keystroke:
    """One key going down: its native `position`, the `text` the host's layout made of it, and when.

    Shift and its like are no keystrokes; nor is a key that repeats because it is held down.
    """

    position: int
    text: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class Burst:
    """Keys that came as a scanner sends them, the ending key included: one scan, ours or not."""

    keys: tuple[Keystroke, ...]
    by_position: str
    by_text: str

    def candidates(self) -> tuple[str, ...]:
        """Return what may have been scanned, the likelier first: US positions, then the text shown.

        The text is right, and the positions wrong, where the scanner was set to the desk's own layout.
        """
        return (self.by_position, self.by_text)


@dataclass(frozen=True, slots=True)
class Heard:
    """What to do after a key or a silence: act on the `burst`, and give the `replay` keys to the screen.

    Keys that stand in neither are still held back.
    """

    burst: Burst | None = None
    replay: tuple[Keystroke, ...] = ()


class KeystrokeBuffer:
    """Holds keys back until it is known whether a scanner or a person pressed them.

    A person's key is held until the next one, or for 120 ms. A burst that turns out to be no code of ours may
    still be replayed from `Burst.keys`.
    """

    def __init__(self, numbering: KeyNumbering, fewest_keys: int = FEWEST_KEYS) -> None:
        """Take how keys are numbered, and how many make a scan where shorter codes than ours are awaited."""
        self._numbering = numbering
        self._fewest_keys = fewest_keys
        self._held: list[Keystroke] = []

    def press(self, key: Keystroke) -> Heard:
        """Take one key."""
        before = self.silence(key.at_ms)
        self._held.append(key)
        now = self._judged() if self._ends(key) else Heard(replay=self._too_slow())
        return Heard(before.burst or now.burst, before.replay + now.replay)

    def silence(self, now_ms: int) -> Heard:
        """Judge what is held if no key came for 120 ms."""
        if not self._held or now_ms - self._held[-1].at_ms < SILENCE_MS:
            return Heard()
        return self._judged()

    def _judged(self) -> Heard:
        keys, self._held = tuple(self._held), []
        scanned = keys[:-1] if self._ends(keys[-1]) else keys
        if not self._is_scanners(scanned):
            return Heard(replay=keys)
        by_position = "".join(self._numbering.key_at(key.position) for key in scanned)
        return Heard(burst=Burst(keys, by_position, "".join(key.text for key in scanned)))

    def _too_slow(self) -> tuple[Keystroke, ...]:
        """Let go of all but the newest key as soon as the gaps are a person's."""
        if len(self._held) == 1 or _median_gap(self._held) <= SLOWEST_GAP_MS:
            return ()
        *released, newest = self._held
        self._held = [newest]
        return tuple(released)

    def _is_scanners(self, keys: tuple[Keystroke, ...]) -> bool:
        return len(keys) >= self._fewest_keys and _median_gap(keys) <= SLOWEST_GAP_MS

    def _ends(self, key: Keystroke) -> bool:
        return key.text in _ENDS or self._numbering.key_at(key.position) == END_KEY


class Debounce:
    """Takes the same code seen again within two seconds, by a bouncing trigger or a camera, for one scan."""

    def __init__(self, quiet_ms: int = BOUNCE_MS) -> None:
        self._quiet_ms = quiet_ms
        self._last_seen: dict[str, int] = {}

    def is_new(self, code: str, now_ms: int) -> bool:
        """Return whether this code was away for two seconds; a code in view all the time stays one scan."""
        self._last_seen = {
            seen: at_ms for seen, at_ms in self._last_seen.items() if now_ms - at_ms < self._quiet_ms
        }
        is_new = code not in self._last_seen
        self._last_seen[code] = now_ms
        return is_new


def _median_gap(keys: list[Keystroke] | tuple[Keystroke, ...]) -> int:
    return median_low(later.at_ms - earlier.at_ms for earlier, later in pairwise(keys))
