"""A scanner is heard wherever the focus is, and a person's typing is never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.domain.human_code import human_code_of
from voucher_desk.scanning.keystrokes import Burst, Debounce, Heard, Keystroke, KeystrokeBuffer
from voucher_desk.scanning.positions import UNKNOWN_KEY, KeyNumbering
from voucher_desk.scanning.reading import read_scans

CODE = human_code_of(0x1_2345_6789_ABCD)
X11 = {KeyNumbering.X11.key_at(position): position for position in range(9, 70)}


def typed(text: str, gap: int = 8, start: int = 0, end: str = "\r") -> list[Keystroke]:
    """Return the keys of a US keyboard on X11, shown as capitals, `gap` ms apart."""
    return [Keystroke(X11[key], key, start + place * gap) for place, key in enumerate(text + end)]


def heard(buffer: KeystrokeBuffer, keys: list[Keystroke]) -> list[Heard]:
    return [buffer.press(key) for key in keys]


def test_a_scan_ended_by_enter_is_one_burst_and_nothing_else() -> None:
    keys = typed(CODE)
    answers = heard(KeystrokeBuffer(KeyNumbering.X11), keys)
    assert answers[:-1] == [Heard()] * 12
    assert answers[-1] == Heard(burst=Burst(tuple(keys), CODE, CODE))


@pytest.mark.parametrize("end", ["\r", "\n", "\t"])
def test_a_scan_may_end_in_enter_or_tab_known_by_their_text(end: str) -> None:
    keys = [*typed(CODE, end=""), Keystroke(position=999, text=end, at_ms=100)]
    burst = heard(KeystrokeBuffer(KeyNumbering.X11), keys)[-1].burst
    assert burst is not None
    assert burst.by_text == CODE


def test_a_scanner_that_sends_no_enter_is_heard_by_its_silence() -> None:
    buffer = KeystrokeBuffer(KeyNumbering.X11)
    keys = typed(CODE, end="")
    assert heard(buffer, keys) == [Heard()] * 12
    last = keys[-1].at_ms
    assert buffer.silence(last + 119) == Heard()
    assert buffer.silence(last + 120) == Heard(burst=Burst(tuple(keys), CODE, CODE))
    assert buffer.silence(last + 500) == Heard()


def test_a_scan_is_heard_even_if_the_silence_was_told_by_the_next_key_only() -> None:
    buffer = KeystrokeBuffer(KeyNumbering.X11)
    heard(buffer, typed(CODE, end=""))
    answer = buffer.press(Keystroke(X11["A"], "a", 1_000))
    assert answer.burst is not None
    assert answer.replay == ()
    assert buffer.silence(1_120).replay == (Keystroke(X11["A"], "a", 1_000),)


def test_positions_are_right_where_the_text_shows_another_layout() -> None:
    french = str.maketrans("1234567890AQZWM", "&é\"'(-è_çàQAWZ?")
    keys = [Keystroke(key.position, key.text.translate(french), key.at_ms) for key in typed(CODE)]
    burst = heard(KeystrokeBuffer(KeyNumbering.X11), keys)[-1].burst
    assert burst is not None
    assert burst.candidates() == (CODE, CODE.translate(french))
    assert [scan.text for scan in read_scans(burst.candidates())] == [CODE]


def test_the_text_is_right_where_the_scanner_was_set_to_the_desks_layout() -> None:
    keys = [Keystroke(300, key.text, key.at_ms) for key in typed(CODE)]
    burst = heard(KeystrokeBuffer(KeyNumbering.X11), keys)[-1].burst
    assert burst is not None
    assert burst.candidates() == (UNKNOWN_KEY * 12, CODE)


def test_eleven_fast_keys_are_given_back() -> None:
    keys = typed(CODE[:11])
    answers = heard(KeystrokeBuffer(KeyNumbering.X11), keys)
    assert answers[-1] == Heard(replay=tuple(keys))


def test_enter_alone_is_given_back_at_once() -> None:
    assert heard(KeystrokeBuffer(KeyNumbering.X11), typed("")) == [Heard(replay=tuple(typed("")))]


def test_a_median_of_35_ms_is_a_scanner_and_of_36_a_person() -> None:
    assert heard(KeystrokeBuffer(KeyNumbering.X11), typed(CODE, gap=35))[-1].burst is not None
    assert all(
        answer.burst is None for answer in heard(KeystrokeBuffer(KeyNumbering.X11), typed(CODE, gap=36))
    )


def test_a_hiccup_within_a_scan_does_not_break_it() -> None:
    keys = typed(CODE, end="")
    late = [
        Keystroke(key.position, key.text, key.at_ms + 100 * (place > 5)) for place, key in enumerate(keys)
    ]
    buffer = KeystrokeBuffer(KeyNumbering.X11)
    heard(buffer, late)
    assert buffer.silence(late[-1].at_ms + 120).burst == Burst(tuple(late), CODE, CODE)


def test_a_person_gets_each_key_by_the_next_one_or_after_120_ms() -> None:
    buffer = KeystrokeBuffer(KeyNumbering.X11)
    first, second, third = typed("BON", gap=90, end="")
    assert buffer.press(first) == Heard()
    assert buffer.press(second) == Heard(replay=(first,))
    assert buffer.press(third) == Heard(replay=(second,))
    assert buffer.silence(third.at_ms + 120) == Heard(replay=(third,))


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 120), st.sampled_from("A1é\r")), max_size=60))
def test_no_key_is_lost_doubled_or_moved(history: list[tuple[int, int, str]]) -> None:
    buffer = KeystrokeBuffer(KeyNumbering.WINDOWS)
    now, pressed, given_back = 0, [], []
    for gap, position, text in history:
        now += gap
        pressed.append(Keystroke(position, text, now))
        answer = buffer.press(pressed[-1])
        given_back += [*answer.replay] if answer.burst is None else [*answer.burst.keys, *answer.replay]
    answer = buffer.silence(now + 120)
    given_back += [*answer.replay] if answer.burst is None else [*answer.burst.keys]
    assert given_back == pressed


def test_a_trigger_that_bounces_is_one_scan() -> None:
    debounce = Debounce()
    assert debounce.is_new(CODE, 0)
    assert not debounce.is_new(CODE, 1_999)
    assert debounce.is_new("another", 2_000)


def test_the_same_code_two_seconds_later_is_another_scan() -> None:
    debounce = Debounce()
    assert debounce.is_new(CODE, 0)
    assert debounce.is_new(CODE, 2_000)


def test_two_papers_before_one_camera_are_two_scans_however_long_they_stay() -> None:
    debounce = Debounce()
    news = [debounce.is_new(code, at_ms) for at_ms in range(0, 9_000, 500) for code in (CODE, "another")]
    assert news.count(True) == 2
