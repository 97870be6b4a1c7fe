"""One window per home: a second start asks the first to come to the front."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK = "desktop.lock"
_PATIENCE_MS = 2_000
_PAUSE_MS = 50


class SingleInstance(QObject):
    """A place that one running program has for a home. Signal: `asked_for` when another was started.

    The lock says who is first, even of two started at once; the lock and the socket of a program that was
    killed are taken over. The name of the socket tells nothing of the folder.
    """

    asked_for = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = sha256(str(home.resolve()).encode()).hexdigest()[:24]
        self._name = f"voucher-desk-{digest}"
        self._lock = QLockFile(str(home / _LOCK))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def take(self) -> bool:
        """Return whether this program is the first of its home; it then answers those started later."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def call_first(self) -> bool:
        """Ask the first program to show its window, and return whether it answered within two seconds."""
        waited = QElapsedTimer()
        waited.start()
        while waited.elapsed() < _PATIENCE_MS:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PAUSE_MS):
                socket.disconnectFromServer()
                return True
            QThread.msleep(_PAUSE_MS)
        return False

    def leave(self) -> None:
        """Give the place up."""
        self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            self.asked_for.emit()
