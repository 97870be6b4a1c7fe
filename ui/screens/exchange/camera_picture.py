"""The live picture of the camera: what it reads, in grey, cut to the square one aims with."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voucher_desk.decoding import GreyFrame

_SIDE = 160
_CORNER = 6
_AIM = 0.62
"""The part of the square in which a voucher at the right distance has its code."""


class CameraPicture(QWidget):
    """Shows one frame until the next; nothing beside the square, and no colours, since nobody reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.mirrored = False
        self._shown: QImage | None = None
        self.setFixedSize(QSize(_SIDE, _SIDE))

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is shown."""
        return self._shown is None

    def show_frame(self, frame: GreyFrame) -> None:
        """Show a frame that is whole."""
        whole = QImage(
            frame.brightness, frame.width, frame.height, frame.stride, QImage.Format.Format_Grayscale8
        )
        side = min(frame.width, frame.height)
        self._shown = whole.copy(QRect((frame.width - side) // 2, (frame.height - side) // 2, side, side))
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, as in a mirror where that is wanted, and the square to aim with."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._shown is None:
            return
        if self.mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(self.rect(), self._shown)
        side = _AIM * _SIDE
        aim = QRectF(0, 0, side, side)
        aim.moveCenter(QPointF(_SIDE / 2, _SIDE / 2))
        painter.setPen(QPen(Qt.GlobalColor.white, 2))
        painter.drawRoundedRect(aim, _CORNER, _CORNER)
