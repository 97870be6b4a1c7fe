"""Hand scanners that type like a keyboard: their bursts are taken before any field sees them.

Keys are read by position, so that every keyboard layout works, and given back unchanged where a person typed
them. The filter sits on the window, not on the application, which would see each key twice. A key that types
two letters at once (lam with alef) does not come as a key where the system composes: it is taken from the
field it was meant for, or it would arrive before the keys that were held back.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWindow
from shiboken6 import isValid

from voucher_desk.scanning.keystrokes import FEWEST_KEYS, SILENCE_MS, Heard, Keystroke, KeystrokeBuffer
from voucher_desk.scanning.layouts import LAYOUTS
from voucher_desk.scanning.positions import KeyNumbering

_LOCKS_AND_SHIFTS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ENDS = frozenset("\r\n\t")
_VIRTUAL_KEY = KeyNumbering.MACOS


def platform_numbering() -> KeyNumbering:
    """Return how this platform numbers its keys."""
    return {"win32": KeyNumbering.WINDOWS, "darwin": KeyNumbering.MACOS}.get(sys.platform, KeyNumbering.X11)


def monotonic_ms() -> Callable[[], int]:
    """Return a clock that counts milliseconds and never goes back."""
    timer = QElapsedTimer()
    timer.start()
    return timer.elapsed


@dataclass(slots=True)
class _Held:
    """A key held back: as the buffer knows it, as Qt sent it and where to; its release if that came too."""

    key: Keystroke
    press: QKeyEvent | QInputMethodEvent
    target: QObject
    release: QKeyEvent | None = None


class ScannerFilter(QObject):
    """Listens to one window. Signal: `scanned` with a `Burst`."""

    scanned = Signal(object)

    def __init__(
        self,
        numbering: KeyNumbering | None = None,
        now_ms: Callable[[], int] | None = None,
        parent: QObject | None = None,
        fewest_keys: int = FEWEST_KEYS,
    ) -> None:
        super().__init__(parent)
        self._numbering = numbering or platform_numbering()
        self._now_ms = now_ms or monotonic_ms()
        self._buffer = KeystrokeBuffer(self._numbering, fewest_keys)
        self._held: list[_Held] = []
        self._window: QWindow | None = None
        self._focus: QObject | None = None
        self._replaying = False
        self._silence = QTimer(
            self, interval=SILENCE_MS, singleShot=True, timerType=Qt.TimerType.PreciseTimer
        )
        self._silence.timeout.connect(self._on_silence)

    def listen(self, window: QWindow | None) -> None:
        """Listen to this window, or to none; what a person typed meanwhile is not lost."""
        if window is self._window:
            return
        if self._window is not None:
            self._release_all()
            self._window.focusObjectChanged.disconnect(self._follow)
            self._window.removeEventFilter(self)
        self._window = window
        self._follow(window.focusObject() if window is not None else None)
        if window is not None:
            window.focusObjectChanged.connect(self._follow)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold a key back while it may be a scanner's."""
        if self._replaying:
            return False
        if isinstance(event, QInputMethodEvent):
            return self._composed(watched, event)
        if watched is not self._window or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in _LOCKS_AND_SHIFTS:
            return False
        if not _may_be_scanned(event):
            self._release_all()
            return False
        position = event.nativeVirtualKey() if self._numbering is _VIRTUAL_KEY else event.nativeScanCode()
        self._hold(position, event.text(), event.clone(), self._window)
        return True

    def _composed(self, field: QObject, event: QInputMethodEvent) -> bool:
        """Hold back what one key composed; what a person is still composing is left alone."""
        text = event.commitString()
        if not text or event.preeditString() or event.replacementLength():
            return False
        again = QInputMethodEvent()
        again.setCommitString(text)
        self._hold(_position_of(text, self._numbering), text, again, field)
        return True

    def _hold(
        self, position: int, text: str, press: QKeyEvent | QInputMethodEvent, target: QObject | None
    ) -> None:
        if target is None:
            return
        key = Keystroke(position, text, self._now_ms())
        self._held.append(_Held(key, press, target))
        self._act(self._buffer.press(key))
        if self._held:
            self._silence.start()

    def _follow(self, focus: QObject | None) -> None:
        """Watch the field that has the focus, for what is composed there."""
        if self._focus is not None and self._focus is not self._window and isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = focus
        if focus is not None and focus is not self._window:
            focus.installEventFilter(self)

    def _released(self, event: QKeyEvent) -> bool:
        """Keep a release behind its press, or a button would see it first."""
        for held in self._held:
            pressed = held.press.key() if isinstance(held.press, QKeyEvent) else None
            if held.release is None and pressed == event.key():
                held.release = event.clone()
                return True
        return False

    def _on_silence(self) -> None:
        self._act(self._buffer.silence(self._now_ms()))
        if self._held:
            self._silence.start()

    def _release_all(self) -> None:
        self._silence.stop()
        self._act(self._buffer.silence(self._now_ms() + SILENCE_MS))

    def _act(self, heard: Heard) -> None:
        for key in heard.replay:
            self._replay(self._taken(key))
        if heard.burst:
            for key in heard.burst.keys:
                self._taken(key)
            self.scanned.emit(heard.burst)

    def _taken(self, key: Keystroke) -> _Held:
        held = next(one for one in self._held if one.key is key)
        self._held.remove(held)
        return held

    def _replay(self, held: _Held) -> None:
        self._replaying = True
        try:
            for event in (held.press, held.release):
                if event is not None and isValid(held.target):
                    QCoreApplication.sendEvent(held.target, event)
        finally:
            self._replaying = False


def _may_be_scanned(event: QKeyEvent) -> bool:
    """Return whether a scanner could press this key: a sign or an end, no command, nothing held down."""
    if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
        return False
    return bool(event.text()) and (event.text().isprintable() or event.text() in _ENDS)


def _position_of(text: str, numbering: KeyNumbering) -> int:
    """Return the number of the only key that types this text under some layout; 0 where there is none."""
    typed = (layout.keys.get(text, "") for layout in LAYOUTS)
    only = next((keys for keys in typed if len(keys) == 1), "")
    return next((number for number, key in numbering.value.items() if key == only), 0)
