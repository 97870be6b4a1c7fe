"""The work bar: says that something is under way, how far it has come, and lets it be stopped."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.background import Background
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.wording import Wording

_QUIET_MS = 400


class WorkBar(QWidget):
    """Shown for work of more than a blink; a long task shows its steps and can be cancelled."""

    def __init__(self, background: Background, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = wording.gettext
        self._wording = wording
        self._words = label(_("Travail en cours…"), "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Avancement"))
        self._bar.setRange(0, 0)
        self._stop = button(_("Annuler"), background.cancel, kind="quiet")
        self._patience = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._patience.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self.hide()
        background.busy_changed.connect(self._on_busy_changed)
        background.progressed.connect(self._on_progressed)

    def _on_busy_changed(self, busy: bool) -> None:
        self._words.setText(self._wording.gettext("Travail en cours…"))
        self._bar.setRange(0, 0)
        self._stop.hide()
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self.hide()

    def _on_progressed(self, done: int, of: int) -> None:
        _ = self._wording.gettext
        self._words.setText(_("{done} sur {total}").format(done=done, total=of))
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._stop.show()
