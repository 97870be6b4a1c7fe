"""The way to the camera: a button, and the panel it opens where this machine can read with one.

Cameras come with an extra that the desk can do without: their panel is met at the first wish for it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import button
from ui.parts.layouts import column
from ui.workplace import Workplace
from voucher_desk.scanning.acceptance import Accept, accepted

if TYPE_CHECKING:
    from ui.screens.exchange.camera_panel import CameraPanel


class CameraDrawer(QWidget):
    """Closed until `toggle` is pressed. Signal: `read` with the code in the picture."""

    read = Signal(str)

    def __init__(self, place: Workplace, accept: Accept = accepted) -> None:
        super().__init__()
        self._place = place
        self._accept = accept
        self.panel: CameraPanel | None = None
        self.toggle = button("", self._on_toggled, kind="quiet")
        self._room = column()
        self.setLayout(self._room)
        self._show(open_=False)

    def make_room(self, *, wanted: bool) -> None:
        """Fold the picture away while an amount is confirmed; the camera goes on reading."""
        if self.panel is not None:
            self.panel.fold(folded=wanted)

    def _on_toggled(self) -> None:
        if not self.isHidden():
            self._show(open_=False)
            return
        _ = self._place.wording.gettext
        self.panel = self.panel or self._made_panel()
        if self.panel is None:
            self._place.messages.fault(
                _("La lecture par caméra n'est pas installée sur ce poste. Scannez ou tapez le code.")
            )
        elif not self.panel.has_camera():
            self._place.messages.fault(
                _("Aucune caméra n'est branchée à ce poste. Scannez ou tapez le code.")
            )
        else:
            self._place.messages.clear()
            self._show(open_=True)

    def _made_panel(self) -> "CameraPanel | None":
        try:
            from ui.screens.exchange.camera_panel import CameraPanel  # noqa: PLC0415  see above
        except ImportError:
            return None
        panel = CameraPanel(self._place, self._accept)
        panel.read.connect(self.read)
        self._room.addWidget(panel)
        return panel

    def _show(self, *, open_: bool) -> None:
        _ = self._place.wording.gettext
        word = _("Fermer la caméra") if open_ else _("Lire avec la caméra")
        self.toggle.setText(word)
        self.toggle.setAccessibleName(word)
        self.setVisible(open_)
