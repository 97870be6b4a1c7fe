"""Trying the scanner out: what arrived, how fast, under which keyboard; the database hears nothing of it."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.forms import field
from ui.parts.labels import paragraph
from ui.parts.layouts import column
from ui.parts.pages import heading
from ui.screens.exchange.scan_report import Agreement, ScanReport, kind_of, report_of
from ui.screens.exchange.serial_choice import SerialChoice
from ui.workplace import Workplace
from voucher_desk.scanning.keystrokes import FEWEST_KEYS, SLOWEST_GAP_MS, Burst
from voucher_desk.scanning.reading import LONGEST_SCAN, CodeKind
from voucher_desk.sentences.marking import N_

SHOWN_MS = 60_000
"""How long a result stays."""

_WORDS: dict[Enum | None, str] = {
    CodeKind.QR: N_("Code QR d'un bon"),
    CodeKind.HUMAN: N_("Code imprimé sous le bon"),
    None: N_("Ce n'est pas un code de bon"),
    Agreement.ALIKE: N_("Le lecteur et ce poste ont le même clavier."),
    Agreement.BY_POSITION: N_("Le poste a un autre clavier : les touches sont lues par leur place."),
    Agreement.BY_TEXT: N_("Le lecteur est réglé sur un autre clavier que QWERTY : le texte est lu."),
    Agreement.UNREAD: N_("Impossible à dire avec ce code : scannez un bon."),
}


class ScannerTrial(QWidget):
    """A page of its own; shows each scan until the next one, or for a minute."""

    def __init__(self, place: Workplace, go_back: Callable[[], None]) -> None:
        super().__init__()
        self._wording = wording = place.wording
        _ = wording.gettext
        self.back = button(_("Retour au guichet"), go_back, kind="primary")
        self.waiting = EmptyState(
            "exchange", _("Scannez un bon"), _("Rien n'est vérifié ni enregistré pendant l'essai.")
        )
        self.facts = Facts()
        self.result = card(self.facts)
        self.typed = QLineEdit(maxLength=LONGEST_SCAN)
        self.typed.setEchoMode(QLineEdit.EchoMode.Password)
        self.verdict = paragraph("", "muted")
        self._fading = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._fading.timeout.connect(self.begin)
        slow = card(field(_("Ce qui arrive ici n'a pas été reconnu comme un scan"), self.typed), self.verdict)
        head = heading(_("Essai du lecteur"), _("Ce que le lecteur envoie à ce poste."), self.back)
        self.serial = SerialChoice(place)
        self.setLayout(column(head, self.waiting, self.result, None, self.serial, slow, spacing=14))
        self.typed.returnPressed.connect(self._on_typed)
        self.begin()

    def begin(self) -> None:
        """Wait for a scan, with nothing of the one before."""
        self._fading.stop()
        self.facts.show_pairs(())
        self.result.hide()
        self.waiting.show()
        self.typed.clear()
        self.verdict.clear()
        self.typed.setFocus()

    def show_burst(self, burst: Burst) -> None:
        """Show what a scan tells; its signs themselves are forgotten."""
        self._show(self._pairs(report_of(burst)))

    def show_line(self, text: str) -> None:
        """Show what came by the serial port; its signs, too, are forgotten."""
        _ = self._wording.gettext
        self._show([(_("Lu"), self._read(kind_of(text), len(text))), (_("Par"), _("Port série"))])

    def _show(self, pairs: list[tuple[str, str]]) -> None:
        self.begin()
        self.facts.show_pairs(pairs)
        self.waiting.hide()
        self.result.show()
        self._fading.start()

    def _pairs(self, report: ScanReport) -> list[tuple[str, str]]:
        wording = self._wording
        _ = wording.gettext
        speed = _("{ms} ms entre deux touches, {speed} touches par seconde")
        agreement = _WORDS[report.agreement]
        corrected = wording.sentence(report.notice) if report.notice else ""
        return [
            (_("Lu"), self._read(report.kind, report.length)),
            (_("Frappes"), wording.number(report.keys)),
            (_("Durée"), _("{ms} ms").format(ms=report.lasted_ms)),
            (_("Vitesse"), speed.format(ms=report.gap_ms, speed=report.keys_per_second)),
            (_("Clavier"), " ".join(filter(None, (_(agreement), corrected)))),
        ]

    def _read(self, kind: CodeKind | None, length: int) -> str:
        signs = self._wording.ngettext("{n} signe", "{n} signes", length).format(n=length)
        named = _WORDS[kind]
        return f"{self._wording.gettext(named)} ({signs})"

    def _on_typed(self) -> None:
        """Say why keys that ended by Enter were taken for a person's."""
        count = len(self.typed.text())
        self.begin()
        said = self._wording.gettext(
            "{count} signes reçus comme une frappe à la main. Un scan compte {fewest} signes ou plus, avec"
            " {slowest} ms au plus entre deux touches : réglez le lecteur plus vite."
        )
        self.verdict.setText(said.format(count=count, fewest=FEWEST_KEYS, slowest=SLOWEST_GAP_MS))
