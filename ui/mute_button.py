"""The button that switches the sounds of scans off and on: one switch, wherever scans are answered."""

from PySide6.QtWidgets import QPushButton

from ui.icons import icon
from ui.sounds import Sounds
from ui.wording import Wording


class MuteButton(QPushButton):
    """Says what it would do; with its words beside the sign where there is room for them."""

    def __init__(self, sounds: Sounds, wording: Wording, *, in_words: bool) -> None:
        super().__init__()
        self._sounds = sounds
        self._wording = wording
        self._in_words = in_words
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: sounds.mute(wanted=not sounds.muted))
        sounds.muted_changed.connect(self._name)
        self._name()

    def _name(self) -> None:
        _ = self._wording.gettext
        muted = self._sounds.muted
        word = _("Remettre le son") if muted else _("Couper le son")
        self.setAccessibleName(word)
        self.setToolTip(
            _("Les scans ne s'entendent plus. Remettre le son.")
            if muted
            else _("Un son dit si un scan est accepté ou refusé. Couper le son.")
        )
        self.setIcon(icon("silence" if muted else "sound"))
        if self._in_words:
            self.setText(word)
