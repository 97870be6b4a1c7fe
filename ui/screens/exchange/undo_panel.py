"""Undoing an exchange made by mistake: asked within the screen, so no scan is typed into the question."""

from collections.abc import Collection

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ui.draft_bar import DraftBar
from ui.parts.buttons import button
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import row
from ui.workplace import Workplace
from voucher_desk.domain.redemptions import Verdict
from voucher_desk.domain.vouchers import Voucher
from voucher_desk.queries.counter import CounterRow
from voucher_desk.usecases.reverse_redemption import ReverseRedemption, reverse_redemption

_LONGEST = 200


def may_be_undone(scan: CounterRow | None) -> bool:
    """Return whether undoing is worth asking for; who may, and until when, the rules say (invariant 24)."""
    return scan is not None and scan.verdict is Verdict.REDEEMED and not scan.reversed


class UndoPanel(QFrame):
    """Asks why, and stays while a second person takes over at the head of the window."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._place = place
        self._scan: CounterRow | None = None
        _ = place.wording.gettext
        self.reason = QLineEdit(maxLength=_LONGEST)
        self.reason.setPlaceholderText(_("Motif, sans nom ni donnée personnelle"))
        self._told = paragraph()
        self.confirm = button(_("Annuler cet échange"), self._undo, kind="primary")
        self.leave = button(_("Ne rien changer"), self.hide)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 16)
        whole.setSpacing(10)
        whole.addWidget(label(_("Annuler un échange"), "section"))
        whole.addWidget(self._told)
        self.draft = DraftBar(place, "undo", {"reason": self.reason})
        whole.addWidget(self.draft)
        whole.addWidget(field(_("Motif"), self.reason))
        whole.addLayout(row(None, self.leave, self.confirm))
        self.reason.textChanged.connect(lambda text: self.confirm.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self.confirm.click)
        self.hide()

    def ask(self, scan: CounterRow) -> None:
        """Ask whether to give back what this exchange took."""
        self._scan = scan
        wording = self._place.wording
        said = wording.gettext(
            "Bon {serial} : {amount} lui seront rendus. Une autre personne que celle qui a fait l'échange"
            " doit l'annuler, dans les 24 heures. Choisissez-la d'abord en haut de la fenêtre."
        )
        self._told.setText(said.format(serial=wording.isolated(scan.serial or ""), amount=self._sum(scan)))
        self.reason.clear()
        self.confirm.setEnabled(False)
        self.draft.begin(scan.op_id)
        self.show()
        self.reason.setFocus()

    def keep_among(self, scans: Collection[CounterRow]) -> None:
        """Go away where the exchange is no longer in the list as it was."""
        if self._scan not in scans:
            self.hide()

    def _sum(self, scan: CounterRow) -> str:
        return self._place.wording.money(scan.amount + scan.forfeited)

    def _undo(self) -> None:
        if self._scan is not None:
            request = ReverseRedemption(self._scan.op_id, self.reason.text())
            self._place.do(self, reverse_redemption, request, self.draft.ended(self._on_undone))

    def _on_undone(self, _voucher: Voucher) -> None:
        if self._scan is None:
            return
        self.hide()
        wording = self._place.wording
        said = wording.gettext("Échange annulé : {amount} sont de nouveau sur le bon {serial}.")
        serial = wording.isolated(self._scan.serial or "")
        self._place.messages.done(said.format(amount=self._sum(self._scan), serial=serial))
