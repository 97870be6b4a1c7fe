"""Which serial port the hand scanner is on, where it is on one; chosen once, listened to at the counter."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.parts.choices import Choices
from ui.parts.forms import field
from ui.parts.labels import paragraph
from ui.parts.layouts import column
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.serial_scanner import SerialScanner

_MARGIN = 16


class SerialChoice(QFrame):
    """A choice of ports, and the scanner behind it. Signal: `scanned` with what it sent."""

    scanned = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._place = place
        self.scanner: SerialScanner | None = None
        self.port: Choices[str] = Choices()
        _ = place.wording.gettext
        told = _("Un lecteur réglé en mode port série (USB-COM) est lu ici, à 9600 bauds, sans clavier.")
        self.advice = paragraph(told, "muted")
        chosen = field(_("Lecteur sur port série"), self.port)
        self.setLayout(column(chosen, self.advice, spacing=8, margin=_MARGIN))
        self.port.activated.connect(lambda _index: self._on_chosen())

    def offer(self) -> None:
        """Offer the ports there are now, and the one remembered even where it is unplugged."""
        _ = self._place.wording.gettext
        try:
            from ui.serial_scanner import ports  # noqa: PLC0415  only with the extra `camera`
        except ImportError:
            self.port.setEnabled(False)
            self.advice.setText(_("La lecture par port série n'est pas installée sur ce poste."))
            return
        known, found = self._place.devices.port, ports()
        if known and known not in {name for _word, name in found}:
            found.append((known, known))
        self.port.offer([(_("Aucun"), ""), *found])
        self.port.choose(known)

    def listen(self) -> None:
        """Listen to the port that is remembered."""
        if self._place.devices.port and (scanner := self._made_scanner()):
            scanner.listen(self._place.devices.port)

    def rest(self) -> None:
        """Let go of the port: nobody is at the counter."""
        if self.scanner is not None:
            self.scanner.listen("")

    def _made_scanner(self) -> "SerialScanner | None":
        if self.scanner is None:
            try:
                from ui.serial_scanner import SerialScanner  # noqa: PLC0415  only with the extra `camera`
            except ImportError:
                return None
            self.scanner = SerialScanner(self)
            self.scanner.scanned.connect(self.scanned)
            self.scanner.lost.connect(self._on_lost)
            self.scanner.found.connect(self._on_found)
        return self.scanner

    def _on_chosen(self) -> None:
        self._place.choose_devices(replace(self._place.devices, port=self.port.value() or ""))
        self._place.messages.clear()
        self.rest()
        self.listen()

    def _on_lost(self) -> None:
        said = self._place.wording.gettext(
            "Le lecteur du port {port} ne répond pas. Rebranchez-le : il sera repris de lui-même. "
            "Le code peut toujours être tapé."
        )
        port = self._place.wording.isolated(self._place.devices.port)
        self._place.messages.fault(said.format(port=port))

    def _on_found(self) -> None:
        self._place.messages.done(self._place.wording.gettext("Le lecteur répond de nouveau."))
