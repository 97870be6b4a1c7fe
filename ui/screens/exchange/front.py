"""The front of the counter: code, verdict, amount and suggestions, which move whole into the full screen.

No answer ever stands in the way of the next scan, and none stays for ever: after a while the counter is ready
again by itself, unless an exchange waits to be tried again.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from resources.sounds import Tone
from ui.mute_button import MuteButton
from ui.parts.buttons import button
from ui.parts.code_suggestions import CodeSuggestions
from ui.parts.layouts import column, row
from ui.screens.exchange.amount_panel import AmountPanel
from ui.screens.exchange.camera_drawer import CameraDrawer
from ui.screens.exchange.counter import Counter
from ui.screens.exchange.verdict_panel import VerdictPanel
from ui.workplace import Workplace
from voucher_desk.domain.human_code import suggestions
from voucher_desk.domain.papers import MisreadCode
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.domain.refusals import Notice
from voucher_desk.scanning.reading import LONGEST_SCAN
from voucher_desk.usecases.redeem_voucher import ScanAnswer

STAYS_MS = 10_000
"""How long an answer stays that asks for nothing."""
WAITS_MS = 120_000
"""How long an answer stays that somebody has to act upon: an amount to confirm, a code to choose."""
_AIR = 12


class CounterFront(QWidget):
    """Shows one scan after another. Signal: `full_screen_asked`, to enter the full screen or to leave it."""

    full_screen_asked = Signal()

    def __init__(self, counter: Counter, place: Workplace) -> None:
        super().__init__()
        self._counter = counter
        self._place = place
        _ = place.wording.gettext
        self.code = self._made_code_field()
        self.camera = CameraDrawer(place)
        self.verdict = VerdictPanel(place.wording)
        self.amount = AmountPanel(counter, place.wording)
        self.suggestions = CodeSuggestions(place.wording, self._scan_typed)
        self.mute = MuteButton(place.sounds, place.wording, in_words=True)
        self.full_screen = button("", self.full_screen_asked.emit, kind="quiet")
        self.leaving = QTimer(self, singleShot=True)
        self.leaving.timeout.connect(self.wait)
        self._whole = column(
            row(self.code, self.camera.toggle),
            *(self.camera, self.verdict, self.amount, self.suggestions, None),
            row(None, self.mute, self.full_screen),
            spacing=_AIR,
        )
        self.setLayout(self._whole)
        self.grow(large=False)
        self._connect()

    def grow(self, *, large: bool) -> None:
        """Let the verdict fill the room, or leave room to the rest again."""
        _ = self._place.wording.gettext
        self.verdict.grow(large=large)
        self._whole.setStretch(self._whole.indexOf(self.verdict), int(large))
        self._whole.setStretch(self._whole.count() - 2, int(not large))
        _rename(self.full_screen, _("Quitter le plein écran (Échap)") if large else _("Plein écran (F11)"))

    def wait(self) -> None:
        """Be ready for the next scan; what is being typed into the field stays."""
        self.leaving.stop()
        self.camera.make_room(wanted=False)
        self.amount.hide()
        self.suggestions.offer(())
        self.verdict.wait()
        self.code.setFocus()

    def _made_code_field(self) -> QLineEdit:
        made = QLineEdit(maxLength=LONGEST_SCAN)
        made.setProperty("kind", "scan")
        made.setPlaceholderText("XXXX-XXXX-XXXX")
        made.setAccessibleName(self._place.wording.gettext("Code du bon"))
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        return made

    def _connect(self) -> None:
        self.code.returnPressed.connect(lambda: self._scan_typed(self.code.text()))
        self.amount.amount.textEdited.connect(lambda _text: self.leaving.start(WAITS_MS))
        counter = self._counter
        counter.asked.connect(self._on_asked)
        counter.answered.connect(self._on_answered)
        counter.noticed.connect(self._on_noticed)
        counter.declined.connect(self.wait)
        counter.unanswered.connect(self.leaving.stop)
        QShortcut(QKeySequence(Qt.Key.Key_F11), self).activated.connect(self.full_screen_asked)

    def _scan_typed(self, text: str) -> None:
        if text.strip():
            self._counter.scan((text,))

    def _on_asked(self) -> None:
        self.leaving.stop()
        self._place.messages.clear()
        self.amount.hide()
        self.suggestions.offer(())
        self.verdict.show_asking()

    def _on_answered(self, answer: ScanAnswer) -> None:
        misread = isinstance(answer.refusal, MisreadCode)
        self.verdict.show_answer(answer)
        self._place.sounds.play(_tone_of(answer))
        meant = suggestions(self._counter.text) if misread else ()
        self.suggestions.offer(meant)
        self.leaving.start(WAITS_MS if meant or answer.verdict is Verdict.VALID else STAYS_MS)
        if answer.verdict is Verdict.VALID:
            self.code.clear()
            self.camera.make_room(wanted=True)
            self.amount.begin(answer)
            return
        self.camera.make_room(wanted=False)
        self.amount.hide()
        self.code.setFocus()
        if misread:
            self.code.selectAll()
        else:
            self.code.clear()

    def _on_noticed(self, notice: Notice) -> None:
        self._place.messages.done(self._place.wording.sentence(notice))


def _rename(shown: QPushButton, word: str) -> None:
    shown.setText(word)
    shown.setAccessibleName(word)


def _tone_of(answer: ScanAnswer) -> Tone:
    if isinstance(answer.refusal, MisreadCode):
        return Tone.MISREAD
    return {Verdict.VALID: Tone.VALID, Verdict.REDEEMED: Tone.DONE, Verdict.REFUSED: Tone.REFUSED}[
        answer.verdict
    ]
