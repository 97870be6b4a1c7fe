"""Sounds of the counter: four short tunes, computed, so that no recording is kept anywhere.

Each differs from the others in rhythm and in height, so that who hears badly at one of them still knows.
"""

import io
import math
import struct
import wave
from enum import StrEnum
from functools import cache
from typing import NamedTuple

FRAMES_PER_SECOND = 22_050
_LOUDEST = 32_767
_VOLUME = 0.5
_FADE_MS = 6


class Tone(StrEnum):
    """What a sound says: may be used, was redeemed, is refused, could not be read."""

    VALID = "valid"
    DONE = "done"
    REFUSED = "refused"
    MISREAD = "misread"


class Note(NamedTuple):
    """One note: its height in hertz, 0 for a rest, and its length in milliseconds."""

    hertz: int
    ms: int


TUNES = {
    Tone.VALID: (Note(880, 140),),
    Tone.DONE: (Note(659, 100), Note(880, 100), Note(1319, 220)),
    Tone.REFUSED: (Note(220, 230), Note(0, 70), Note(165, 360)),
    Tone.MISREAD: (Note(494, 90), Note(0, 60), Note(494, 90), Note(0, 60), Note(494, 90)),
}
"""One step for good news, rising for done, low and falling for refused, three equal knocks for misread."""


@cache
def tone_wav(tone: Tone) -> bytes:
    """Return a tune as a WAV file: one channel of 16-bit samples."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(FRAMES_PER_SECOND)
        written.writeframes(b"".join(map(_frames, TUNES[tone])))
    return kept.getvalue()


def _frames(note: Note) -> bytes:
    count, fade = (FRAMES_PER_SECOND * ms // 1000 for ms in (note.ms, _FADE_MS))
    return struct.pack(f"<{count}h", *(_sample(note.hertz, at, count, fade) for at in range(count)))


def _sample(hertz: int, at: int, count: int, fade: int) -> int:
    """Return one sample; the note swells and fades, for a sudden edge is heard as a click."""
    swell = min(1.0, at / fade, (count - 1 - at) / fade)
    return round(_LOUDEST * _VOLUME * swell * math.sin(2 * math.pi * hertz * at / FRAMES_PER_SECOND))
