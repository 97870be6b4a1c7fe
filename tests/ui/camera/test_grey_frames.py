"""A frame is made grey without loss: by its plane of brightness, or by its picture where it has none."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from ui.camera.grey_frames import grey_frame
from voucher_desk.decoding import GreyFrame

Format = QVideoFrameFormat.PixelFormat
WIDTH, HEIGHT = 34, 6
SHADES = [bytes((16 + 5 * x + 7 * y) % 256 for x in range(WIDTH)) for y in range(HEIGHT)]


def sent(kind: Format, lines: list[bytes]) -> QVideoFrame:
    """Return a frame of a format with these lines in its first plane."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDTH, HEIGHT), kind))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    plane, stride = memoryview(frame.bits(0)), frame.bytesPerLine(0)
    for y, line in enumerate(lines):
        plane[y * stride : y * stride + len(line)] = line
    frame.unmap()
    return frame


def lines_of(frame: GreyFrame | None) -> list[bytes]:
    assert frame is not None
    assert frame.is_whole()
    assert (frame.width, frame.height) == (WIDTH, HEIGHT)
    starts = range(0, frame.stride * frame.height, frame.stride)
    return [frame.brightness[start : start + frame.width] for start in starts]


@pytest.mark.parametrize(
    "kind",
    [
        Format.Format_Y8,
        Format.Format_NV12,
        Format.Format_NV21,
        Format.Format_YUV420P,
        Format.Format_YUV422P,
        Format.Format_YV12,
    ],
)
def test_the_plane_of_brightness_is_taken_as_it_is(kind: Format) -> None:
    assert lines_of(grey_frame(sent(kind, SHADES))) == SHADES


def test_brightness_that_comes_before_colour_is_taken_alone() -> None:
    mixed = [b"".join(bytes((shade, 200)) for shade in line) for line in SHADES]
    assert lines_of(grey_frame(sent(Format.Format_YUYV, mixed))) == SHADES


def test_brightness_that_comes_after_colour_is_taken_alone() -> None:
    mixed = [b"".join(bytes((200, shade)) for shade in line) for line in SHADES]
    assert lines_of(grey_frame(sent(Format.Format_UYVY, mixed))) == SHADES


def test_a_picture_in_colours_becomes_grey() -> None:
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    for y, line in enumerate(SHADES):
        for x, shade in enumerate(line):
            picture.setPixelColor(x, y, QColor(shade, shade, shade))
    assert lines_of(grey_frame(QVideoFrame(picture))) == SHADES


def test_an_empty_frame_is_none() -> None:
    assert grey_frame(QVideoFrame()) is None
