"""The four sounds of the counter: real WAV files, short, never too loud, and none like another."""

import io
import struct
import wave
from pathlib import Path

import pytest

from resources.sounds import FRAMES_PER_SECOND, TUNES, Tone, tone_wav

LOUDEST = 32_767
RESOURCES = Path(__file__).parents[2] / "resources"


def samples(tone: Tone) -> tuple[int, ...]:
    with wave.open(io.BytesIO(tone_wav(tone))) as kept:
        assert (kept.getnchannels(), kept.getsampwidth(), kept.getframerate()) == (1, 2, FRAMES_PER_SECOND)
        frames = kept.readframes(kept.getnframes())
    return struct.unpack(f"<{len(frames) // 2}h", frames)


@pytest.mark.parametrize("tone", Tone)
def test_a_sound_can_be_heard_and_hurts_nobody(tone: Tone) -> None:
    assert LOUDEST // 4 < max(map(abs, samples(tone))) <= LOUDEST // 2 + 1


@pytest.mark.parametrize("tone", Tone)
def test_a_sound_is_over_before_the_next_scan(tone: Tone) -> None:
    assert 0.1 <= len(samples(tone)) / FRAMES_PER_SECOND <= 0.7


@pytest.mark.parametrize("tone", Tone)
def test_a_sound_begins_and_ends_in_silence(tone: Tone) -> None:
    heard = samples(tone)
    assert heard[0] == 0
    assert heard[-1] == 0


def test_no_two_sounds_have_the_same_rhythm() -> None:
    assert len({tuple(note.ms for note in tune) for tune in TUNES.values()}) == len(Tone)


def test_good_news_is_higher_than_bad() -> None:
    highest = {tone: max(note.hertz for note in tune) for tone, tune in TUNES.items()}
    assert highest[Tone.REFUSED] < highest[Tone.MISREAD] < highest[Tone.VALID] < highest[Tone.DONE]


def test_the_same_sound_is_made_each_time() -> None:
    first = tone_wav(Tone.DONE)
    tone_wav.cache_clear()
    assert tone_wav(Tone.DONE) == first


def test_no_recording_is_kept_among_the_resources() -> None:
    assert [path.name for path in RESOURCES.rglob("*") if path.suffix in {".wav", ".mp3", ".ogg"}] == []
