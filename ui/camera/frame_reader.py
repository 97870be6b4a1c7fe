"""Reading a camera's frames in one thread beside the screen's: always the latest, never a queue."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtMultimedia import QVideoFrame

from ui.camera.grey_frames import grey_frame
from voucher_desk.decoding import GreyFrame, codes_in


@dataclass(frozen=True, slots=True)
class Seen:
    """One frame as it was read, and the texts found in it."""

    frame: GreyFrame
    texts: tuple[str, ...]


class FrameReader(QObject):
    """Reads one frame at a time; a newer one takes the place of one that waits. Signal: `seen` with a Seen.

    What waits is known to the screen's thread alone; frames go to the worker and come back as values.
    """

    seen = Signal(object)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._reading = False
        self._latest: QVideoFrame | None = None
        self._done.connect(self._on_done)

    def offer(self, frame: QVideoFrame) -> None:
        """Read this frame next."""
        self._latest = frame
        self._go_on()

    def forget(self) -> None:
        """Let go of every frame: the camera is off."""
        self._latest = None
        self._pool.waitForDone()

    def _go_on(self) -> None:
        if self._reading or self._latest is None:
            return
        frame, self._latest = self._latest, None
        self._reading = True
        self._pool.start(lambda: self._read(frame))

    def _read(self, frame: QVideoFrame) -> None:
        seen = None
        try:
            if grey := grey_frame(frame):
                seen = Seen(grey, codes_in(grey))
        finally:
            self._done.emit(seen)

    def _on_done(self, seen: Seen | None) -> None:
        self._reading = False
        if seen:
            self.seen.emit(seen)
        self._go_on()
