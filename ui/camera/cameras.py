"""The cameras of this machine, and one of them opened."""

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoSink,
)

_WANTED_DOTS = 1280 * 720
_FEWEST_A_SECOND = 15


class Cameras:
    """What this machine has. A camera is known by its identifier, which the system gives it."""

    def listed(self) -> list[tuple[str, str]]:
        """Return the cameras that are plugged in, the system's first choice first: name and identifier."""
        chosen = QMediaDevices.defaultVideoInput()
        devices = sorted(QMediaDevices.videoInputs(), key=lambda device: device != chosen)
        return [(device.description(), _identifier(device)) for device in devices]

    def open(self, identifier: str, sink: QVideoSink) -> "OpenCamera | None":
        """Let a camera send its frames to a sink; None where it is not there."""
        for device in QMediaDevices.videoInputs():
            if _identifier(device) == identifier:
                return OpenCamera(device, sink)
        return None


class OpenCamera(QObject):
    """A camera that is on until it is closed."""

    def __init__(self, device: QCameraDevice, sink: QVideoSink) -> None:
        super().__init__()
        self._session = QMediaCaptureSession(self)
        self._camera = QCamera(device, self)
        if formats := device.videoFormats():
            self._camera.setCameraFormat(min(formats, key=_distance))
        self._session.setCamera(self._camera)
        self._session.setVideoSink(sink)
        self._camera.start()

    def close(self) -> None:
        """Turn the camera off, and its light."""
        self._camera.stop()
        self.deleteLater()


def _identifier(device: QCameraDevice) -> str:
    return device.id().toStdString()


def _distance(offered: QCameraFormat) -> tuple[bool, int]:
    """Return how far a format is from 1280 x 720 at a pace that a moving hand needs."""
    size = offered.resolution()
    too_slow = offered.maxFrameRate() < _FEWEST_A_SECOND
    return too_slow, abs(size.width() * size.height() - _WANTED_DOTS)
