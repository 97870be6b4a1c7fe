"""Frames are read one at a time, and the latest first: a slow machine skips, it does not fall behind."""

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

import ui.camera.frame_reader as reader_module
from ui.camera.frame_reader import FrameReader, Seen
from voucher_desk.decoding import GreyFrame


def frame(width: int) -> QVideoFrame:
    return QVideoFrame(QVideoFrameFormat(QSize(width, 2), QVideoFrameFormat.PixelFormat.Format_Y8))


def widths(seen: list[Seen]) -> list[int]:
    return [one.frame.width for one in seen]


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Return what holds the worker up until it is set."""
    gate = Event()

    def slow(_frame: GreyFrame) -> tuple[str, ...]:
        gate.wait()
        return ("text",)

    monkeypatch.setattr(reader_module, "codes_in", slow)
    return gate


def test_of_frames_that_wait_only_the_latest_is_read(qtbot: Any, go_on: Event) -> None:
    reader, seen = FrameReader(), list[Seen]()
    reader.seen.connect(seen.append)
    for width in (2, 4, 6, 8):
        reader.offer(frame(width))
    go_on.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert widths(seen) == [2, 8]
    assert seen[0].texts == ("text",)


def test_what_is_forgotten_is_not_read(qtbot: Any, go_on: Event) -> None:
    reader, seen = FrameReader(), list[Seen]()
    reader.seen.connect(seen.append)
    reader.offer(frame(2))
    reader.offer(frame(4))
    go_on.set()
    reader.forget()
    reader.offer(frame(6))
    qtbot.waitUntil(lambda: 6 in widths(seen))
    assert 4 not in widths(seen)


def test_a_frame_that_cannot_be_read_does_not_stop_the_next(qtbot: Any, go_on: Event) -> None:
    go_on.set()
    reader, seen = FrameReader(), list[Seen]()
    reader.seen.connect(seen.append)
    reader.offer(QVideoFrame())
    reader.offer(frame(6))
    qtbot.waitUntil(lambda: bool(seen))
    assert widths(seen) == [6]
