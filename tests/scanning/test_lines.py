"""Scanners on a serial port end a scan with CR, LF or both, and send it in pieces of any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_desk.scanning.lines import LineBuffer
from voucher_desk.scanning.reading import LONGEST_SCAN


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_a_line_is_whole_at_its_end(end: bytes) -> None:
    buffer = LineBuffer()
    assert buffer.feed(b"0123") == ()
    assert buffer.feed(b"4567" + end) == ("01234567",)


@given(pieces=st.lists(st.sampled_from([b"AB", b"7", b"\r", b"\n", b""]), max_size=30))
def test_pieces_make_the_same_lines_as_the_whole(pieces: list[bytes]) -> None:
    buffer, whole = LineBuffer(), LineBuffer()
    in_pieces = [line for piece in pieces for line in buffer.feed(piece)]
    assert tuple(in_pieces) == whole.feed(b"".join(pieces))


def test_two_scans_at_once_are_two_lines() -> None:
    assert LineBuffer().feed(b"A\r\nB\r\nC") == ("A", "B")


def test_an_endless_line_is_cut_where_it_is_too_long_to_be_a_code() -> None:
    buffer = LineBuffer()
    for _ in range(100):
        assert buffer.feed(b"1" * 1000) == ()
    [line] = buffer.feed(b"\r")
    assert LONGEST_SCAN < len(line) <= LONGEST_SCAN + 1000


def test_foreign_signs_end_nothing() -> None:
    assert LineBuffer().feed(b"\xff\xfe7\r") == ("\ufffd\ufffd7",)
