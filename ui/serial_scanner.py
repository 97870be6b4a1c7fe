"""Hand scanners on a serial port: 9600 baud, 8 bits, no parity, 1 stop bit, as they leave the factory.

Needs the extra `camera`, in which Qt's serial port comes: it is imported at the first wish for it.
"""

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from voucher_desk.scanning.lines import LineBuffer

AGAIN_MS = 2_000
"""How long until a scanner that is gone is looked for again."""


def ports() -> list[tuple[str, str]]:
    """Return the serial ports of this machine: what a person knows them by, and the system's name."""
    found = ((info.portName(), info.description()) for info in QSerialPortInfo.availablePorts())
    return [(f"{name} · {told}" if told else name, name) for name, told in found]


class SerialScanner(QObject):
    """Listens to one port. Signals: `scanned` with a line; `lost` when it is gone; `found` again."""

    scanned = Signal(str)
    lost = Signal()
    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._port: QSerialPort | None = None
        self._is_lost = False
        self._lines = LineBuffer()
        self.again = QTimer(self, interval=AGAIN_MS)
        self.again.timeout.connect(self._try)

    def listen(self, name: str) -> None:
        """Listen to this port from now on, to none where the name is empty."""
        self.again.stop()
        self._close()
        self._name, self._is_lost = name, False
        if name:
            self._try()

    def _try(self) -> None:
        port = QSerialPort(self._name, self)
        if not port.open(QIODevice.OpenModeFlag.ReadOnly):
            port.deleteLater()
            self._lose()
            return
        self.again.stop()
        self._port, self._lines = port, LineBuffer()
        port.readyRead.connect(self._on_bytes)
        port.errorOccurred.connect(self._on_error)
        if self._is_lost:
            self._is_lost = False
            self.found.emit()

    def _on_bytes(self) -> None:
        if self._port is not None:
            for line in self._lines.feed(bytes(self._port.readAll().data())):
                self.scanned.emit(line)

    def _on_error(self, error: QSerialPort.SerialPortError) -> None:
        if error is not QSerialPort.SerialPortError.NoError:
            self._close()
            self._lose()

    def _lose(self) -> None:
        """Say once that the scanner is gone, and go on looking for it."""
        self.again.start()
        if not self._is_lost:
            self._is_lost = True
            self.lost.emit()

    def _close(self) -> None:
        if self._port is not None:
            port, self._port = self._port, None
            port.blockSignals(True)
            port.close()
            port.deleteLater()
