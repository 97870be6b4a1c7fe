"""What may be done with one voucher; each act asks for its reason, and void needs two persons."""

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.papers import show_sheets
from ui.parts.buttons import button
from ui.parts.flow import Flow
from ui.workplace import Workplace
from voucher_desk.desk import UseCase
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.vouchers import (
    BLANK_STATES,
    OPEN_STATES,
    OUTSTANDING_STATES,
    REPLACEABLE,
    VoidReason,
    Voucher,
    VoucherState,
)
from voucher_desk.queries.vouchers import VoucherRow
from voucher_desk.usecases.expire_vouchers import ExtendVoucher, extend_voucher
from voucher_desk.usecases.keep_stock import MarkBlanks, spoil_blanks
from voucher_desk.usecases.print_vouchers import ReprintVoucher, reprint_voucher
from voucher_desk.usecases.replace_voucher import ReplaceVoucher, replace_voucher
from voucher_desk.usecases.suspend_voucher import NamedVoucher, release_voucher, suspend_voucher
from voucher_desk.usecases.void_voucher import ApproveVoid, ProposeVoid, approve_void, propose_void


class VoucherActs(QWidget):
    """Buttons for the acts the voucher's state allows."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._row: VoucherRow | None = None
        _ = place.wording.gettext
        self.suspend = button(_("Suspendre…"), self._suspend, sign="pause")
        self.release = button(_("Lever la suspension…"), self._release, sign="check")
        self.propose = button(_("Proposer l'annulation…"), self._propose, sign="cross")
        self.approve = button(_("Approuver l'annulation…"), self._approve, sign="check")
        self.replace = button(_("Remplacer…"), self._replace, sign="replace")
        self.reprint = button(_("Réimprimer…"), self._reprint, sign="print")
        self.extend = button(_("Prolonger…"), self._extend, sign="replace")
        self.spoil = button(_("Mettre au rebut…"), self._spoil, sign="cross")
        acts = (self.suspend, self.release, self.approve, self.propose, self.replace, self.reprint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Flow(*acts, self.extend, self.spoil))

    def show_voucher(self, row: VoucherRow) -> None:
        """Offer what may be done with a voucher now."""
        self._row = row
        proposed = row.void_proposed_by is not None
        replaceable = row.void_reason in REPLACEABLE and not row.replaced_by
        allowed = (
            (self.suspend, row.state in OPEN_STATES),
            (self.release, row.state is VoucherState.SUSPENDED),
            (self.approve, row.state is VoucherState.SUSPENDED and proposed),
            (self.propose, row.state in OUTSTANDING_STATES and not proposed),
            (self.replace, row.state is VoucherState.VOID and replaceable),
            (self.reprint, row.state in OUTSTANDING_STATES),
            (self.extend, row.state is VoucherState.EXPIRED and Duty.APPROVE in self._place.duties),
            (self.spoil, row.state in BLANK_STATES and Duty.STOCK in self._place.duties),
        )
        for made, wanted in allowed:
            made.setVisible(wanted)
        self.setVisible(any(wanted for _made, wanted in allowed))

    @property
    def _serial(self) -> str:
        return self._row.serial if self._row else ""

    def _suspend(self) -> None:
        _ = self._place.wording.gettext
        detail = _("Un scan dira de garder le bon et d'appeler, jamais pourquoi.")
        self._with_reason(_("Suspendre le bon"), detail, suspend_voucher, _("Bon suspendu."))

    def _release(self) -> None:
        _ = self._place.wording.gettext
        detail = _("Le bon redevient utilisable aussitôt.")
        self._with_reason(_("Lever la suspension"), detail, release_voucher, _("Suspension levée."))

    def _with_reason(
        self, question: str, detail: str, use_case: UseCase[NamedVoucher, Voucher], said: str
    ) -> None:
        reason = self._place.questions.ask_reason(question, detail, self._serial)
        if reason and self._row:
            request = NamedVoucher(self._row.serial, reason)
            self._place.do(self, use_case, request, lambda _voucher: self._place.messages.done(said))

    def _propose(self) -> None:
        wording = self._place.wording
        _ = wording.gettext
        reason = self._place.questions.ask_choice(
            _("Proposer l'annulation"),
            _("Le bon est suspendu aussitôt. Une seconde personne approuve l'annulation."),
            [(wording.title(reason), reason) for reason in VoidReason],
            self._serial,
        )
        if reason and self._row:
            said = _("Annulation proposée : le bon est suspendu.")
            self._place.do(
                self,
                propose_void,
                ProposeVoid(self._row.serial, reason),
                lambda _voucher: self._place.messages.done(said),
            )

    def _approve(self) -> None:
        wording = self._place.wording
        _ = wording.gettext
        if not self._row:
            return
        detail = _("{amount} reviennent au don. Un bon annulé ne redevient jamais utilisable.").format(
            amount=wording.money(self._row.rest)
        )
        if self._place.questions.confirm(_("Approuver l'annulation"), detail, _("Annuler le bon")):
            self._place.do(
                self,
                approve_void,
                ApproveVoid(self._row.serial),
                lambda _voucher: self._place.messages.done(_("Bon annulé.")),
            )

    def _replace(self) -> None:
        _ = self._place.wording.gettext
        detail = _("Un nouveau bon, de valeur entière, est émis à la même personne.")
        agreed = self._place.questions.confirm(_("Remplacer le bon"), detail, _("Remplacer"))
        if agreed and self._row:
            self._place.do(self, replace_voucher, ReplaceVoucher(self._row.serial), self._on_replaced)

    def _on_replaced(self, new: Voucher) -> None:
        wording = self._place.wording
        said = wording.gettext("Bon remplacé par {serial} : imprimez-le depuis sa distribution.")
        self._place.messages.done(said.format(serial=wording.isolated(new.serial)))

    def _extend(self) -> None:
        wording, row = self._place.wording, self._row
        if not row:
            return
        _ = wording.gettext
        detail = _("{amount} sont de nouveau promis, si le don les a encore. Dernier jour passé : {day}.")
        told = detail.format(
            amount=wording.money(row.face - row.redeemed - row.forfeited), day=wording.day(row.expires_on)
        )
        first = max(self._place.today, row.expires_on + timedelta(days=1))
        day = self._place.questions.ask_day(_("Prolonger le bon"), told, first)
        if day:
            said = _("Bon utilisable jusqu'au {day}.").format(day=wording.day(day))
            request = ExtendVoucher(row.serial, day)
            self._place.do(self, extend_voucher, request, lambda _voucher: self._place.messages.done(said))

    def _spoil(self) -> None:
        _ = self._place.wording.gettext
        detail = _("Ce papier est perdu ou gâché : son numéro ne sera jamais émis. Détruisez-le.")
        reason = self._place.questions.ask_reason(_("Mettre le bon vierge au rebut"), detail, self._serial)
        if reason and self._row:
            request = MarkBlanks((self._row.serial,), reason)
            said = _("Bon vierge mis au rebut.")
            self._place.do(self, spoil_blanks, request, lambda _count: self._place.messages.done(said))

    def _reprint(self) -> None:
        _ = self._place.wording.gettext
        detail = _("Le nouveau papier porte de nouveaux codes ; tout papier antérieur sera refusé.")
        reason = self._place.questions.ask_reason(_("Réimprimer le bon"), detail, self._serial)
        row = self._row
        if reason and row:
            request = ReprintVoucher(row.serial, reason)
            show_sheets(self._place, self, reprint_voucher, request, row.batch, f"bon-{row.serial}")
