"""The answer to a scan for who is not reading: a coloured sign, and a sound unless it is switched off."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from resources.sounds import Tone
from resources.styles import VERDICT_INKS, VerdictColour, sign_sheet
from ui.icons import drawn
from ui.workplace import Workplace

STAYS_MS = 10_000
"""How long an answer stays in sight."""
_SIGN = 22
_SIDE = 36
_SIGNS = {VerdictColour.WAITING: "exchange", VerdictColour.DONE: "check", VerdictColour.REFUSED: "cross"}


class AnswerSign(QLabel):
    """Stands beside the field that takes scans; the words of the answer are in the messages."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.colour = VerdictColour.WAITING
        self.setFixedSize(_SIDE, _SIDE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.leaving = QTimer(self, interval=STAYS_MS, singleShot=True)
        self.leaving.timeout.connect(self.wait)
        self.wait()

    def wait(self) -> None:
        """Be ready for the next scan."""
        self.leaving.stop()
        self._show(VerdictColour.WAITING, self._place.wording.gettext("Prêt à scanner"))

    def accept(self, tone: Tone = Tone.DONE) -> None:
        """Say that the scan was accepted."""
        self._answer(VerdictColour.DONE, self._place.wording.gettext("Scan accepté"), tone)

    def refuse(self) -> None:
        """Say that the scan was refused."""
        self._answer(VerdictColour.REFUSED, self._place.wording.gettext("Scan refusé"), Tone.REFUSED)

    def _answer(self, colour: VerdictColour, word: str, tone: Tone) -> None:
        self._show(colour, word)
        self._place.sounds.play(tone)
        self.leaving.start()

    def _show(self, colour: VerdictColour, word: str) -> None:
        self.colour = colour
        self.setStyleSheet(sign_sheet(colour))
        self.setPixmap(drawn(_SIGNS[colour], VERDICT_INKS[colour].text, _SIGN))
        self.setAccessibleName(word)
        self.setToolTip(word)
