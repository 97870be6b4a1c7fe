"""Frames of a camera made grey: the plane of brightness that most cameras send, else by way of a picture."""

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from voucher_desk.decoding import GreyFrame

_Format = QVideoFrameFormat.PixelFormat

_BRIGHTNESS_FIRST = frozenset(
    {
        _Format.Format_Y8,
        _Format.Format_NV12,
        _Format.Format_NV21,
        _Format.Format_YUV420P,
        _Format.Format_YUV422P,
        _Format.Format_YV12,
    }
)
_EVERY_SECOND_BYTE = {_Format.Format_YUYV: 0, _Format.Format_UYVY: 1}
"""Formats that mix brightness and colour, and the first byte of brightness."""


def grey_frame(frame: QVideoFrame) -> GreyFrame | None:
    """Return a copy of the brightness of a frame, None where it cannot be read."""
    kind = frame.pixelFormat()
    if kind in _BRIGHTNESS_FIRST or kind in _EVERY_SECOND_BYTE:
        return _from_plane(frame)
    return _from_picture(frame.toImage())


def _from_plane(frame: QVideoFrame) -> GreyFrame | None:
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        plane, stride = bytes(frame.bits(0)), frame.bytesPerLine(0)
    finally:
        frame.unmap()
    first = _EVERY_SECOND_BYTE.get(frame.pixelFormat())
    if first is not None:
        plane, stride = plane[first::2], stride // 2
    return GreyFrame(plane, frame.width(), frame.height(), stride)


def _from_picture(picture: QImage) -> GreyFrame | None:
    if picture.isNull():
        return None
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return GreyFrame(bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine())
