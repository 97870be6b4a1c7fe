"""Listening to a hand scanner for as long as a part of a screen is seen, and to none elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.scanner import ScannerFilter, monotonic_ms
from voucher_desk.scanning.keystrokes import FEWEST_KEYS, Burst, Debounce


class Listening(QObject):
    """One part that awaits scans: it listens to its window while it is shown, wherever the focus is there.

    Signals: `scanned` with the readings of a scan, the likelier first, once: a bouncing trigger and a camera
    bring a code again and again. While `on_trial` nothing is scanned: each Burst as it came is `tried`.
    """

    scanned = Signal(object)
    tried = Signal(object)

    def __init__(self, part: QWidget, fewest_keys: int = FEWEST_KEYS) -> None:
        super().__init__(part)
        self._part = part
        self.on_trial = False
        self._scanner = ScannerFilter(parent=self, fewest_keys=fewest_keys)
        self._debounce = Debounce()
        self._now_ms = monotonic_ms()
        self._scanner.scanned.connect(self._on_burst)
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to listen when the part is shown, and leave the keyboard alone when it is not."""
        if event.type() == QEvent.Type.Show:
            self.listen_with(self._part)
        elif event.type() == QEvent.Type.Hide:
            self._scanner.listen(None)
        return False

    def listen_with(self, looked_at: QWidget) -> None:
        """Listen to the window that shows what the person looks at now."""
        self._scanner.listen(looked_at.window().windowHandle())

    def take(self, readings: Sequence[str]) -> None:
        """Take a scan, whatever read it, once."""
        if self._debounce.is_new(readings[0], self._now_ms()):
            self.scanned.emit(tuple(readings))

    def _on_burst(self, burst: Burst) -> None:
        if self.on_trial:
            self.tried.emit(burst)
        else:
            self.take(burst.candidates())
