"""The verdict: one colour, one sign and words, read at arm's length, or at two metres in full screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from resources.styles import VERDICT_INKS, VerdictColour, verdict_sheet
from ui.icons import drawn
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column
from ui.wording import Wording
from voucher_desk.domain.papers import MisreadCode
from voucher_desk.domain.redemptions import AlreadyRedeemed, Verdict, VoucherSuspended
from voucher_desk.domain.refusals import Refused
from voucher_desk.usecases.redeem_voucher import ScanAnswer

_SIGN = 84
LEAST_LARGE_PX = 72
"""The smallest height of the words in full screen: capitals of a centimetre on a laptop's display."""
_LARGEST_PX = 160
_LEAST_DETAIL_PX = 28
_WORDS_IN_WIDTH = 14
SIGNS = {
    VerdictColour.WAITING: "exchange",
    VerdictColour.VALID: "vouchers",
    VerdictColour.DONE: "check",
    VerdictColour.ATTENTION: "warning",
    VerdictColour.REFUSED: "cross",
}
_ASK_FOR_ATTENTION = (AlreadyRedeemed, VoucherSuspended, MisreadCode)


class VerdictPanel(QFrame):
    """Shows what the last scan was answered; nothing of the person, ever."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self._wording = wording
        self.colour = VerdictColour.WAITING
        self._large = False
        self._sign = QLabel()
        self.heading = label("", "verdict")
        self.heading.setWordWrap(True)
        self.detail = paragraph("", "verdict-detail")
        line = QHBoxLayout(self)
        line.setContentsMargins(28, 20, 28, 20)
        line.setSpacing(26)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(column(None, self.heading, self.detail, None, spacing=8), 1)
        self.setMinimumHeight(_SIGN + 60)
        self.wait()

    def grow(self, *, large: bool) -> None:
        """Be as large as the window allows, or of the usual size again."""
        self._large = large
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words grow with the window in full screen."""
        super().resizeEvent(event)
        if self._large:
            self._draw()

    def wait(self) -> None:
        """Show that the counter is ready."""
        _ = self._wording.gettext
        self._show(
            VerdictColour.WAITING, _("Prêt à scanner"), _("Scannez le bon, ou tapez le code imprimé dessous.")
        )

    def show_asking(self) -> None:
        """Show that the answer is on its way."""
        _ = self._wording.gettext
        self._show(VerdictColour.WAITING, _("Vérification…"), "")

    def show_answer(self, answer: ScanAnswer) -> None:
        """Show an answer."""
        wording = self._wording
        _ = wording.gettext
        if answer.verdict is Verdict.VALID:
            amount = wording.money(answer.amount)
            self._show(
                VerdictColour.VALID, _("Bon valable"), _("Disponible : {amount}").format(amount=amount)
            )
        elif answer.verdict is Verdict.REDEEMED:
            self._show(VerdictColour.DONE, _("Échange enregistré"), self._redeemed(answer))
        else:
            self._show_refusal(answer)

    def _redeemed(self, answer: ScanAnswer) -> str:
        wording = self._wording
        _ = wording.gettext
        said = [
            _("{amount} à {hour}").format(amount=wording.money(answer.amount), hour=wording.clock(answer.at)),
            wording.isolated(answer.serial or ""),
        ]
        if answer.remaining:
            said.append(_("Reste sur le bon : {rest}").format(rest=wording.money(answer.remaining)))
        if answer.forfeited:
            said.append(_("Reliquat abandonné : {rest}").format(rest=wording.money(answer.forfeited)))
        return "\n".join(said)

    def _show_refusal(self, answer: ScanAnswer) -> None:
        refusal: Refused | None = answer.refusal
        if refusal is None:
            return
        _ = self._wording.gettext
        attention = isinstance(refusal, _ASK_FOR_ATTENTION)
        heading = _("Déjà échangé") if isinstance(refusal, AlreadyRedeemed) else _("Échange refusé")
        if isinstance(refusal, MisreadCode):
            heading = _("Code mal lu")
        code = self._wording.isolated(refusal.code)
        lines = [self._wording.sentence(refusal), _("Code à lire au téléphone : {code}").format(code=code)]
        if answer.serial:
            lines.append(self._wording.isolated(answer.serial))
        self._show(VerdictColour.ATTENTION if attention else VerdictColour.REFUSED, heading, "\n".join(lines))

    def _show(self, colour: VerdictColour, heading: str, detail: str) -> None:
        self.colour = colour
        self.heading.setText(heading)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self._draw()
        self.setAccessibleName(f"{heading}. {detail}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _draw(self) -> None:
        """Draw sign and words at the size of the moment."""
        words = max(LEAST_LARGE_PX, min(_LARGEST_PX, self.width() // _WORDS_IN_WIDTH))
        sign = 2 * words if self._large else _SIGN
        self.setStyleSheet(verdict_sheet(self.colour) + (_large_sheet(words) if self._large else ""))
        self._sign.setFixedSize(sign, sign)
        self._sign.setPixmap(drawn(SIGNS[self.colour], VERDICT_INKS[self.colour].text, sign))


def _large_sheet(words: int) -> str:
    """Return the sizes of the words in pixels, for a window seen from afar."""
    detail = max(_LEAST_DETAIL_PX, words * 2 // 5)
    return (
        f'#verdict QLabel[kind="verdict"] {{ font-size: {words}px; }}'
        f'#verdict QLabel[kind="verdict-detail"] {{ font-size: {detail}px; }}'
    )
