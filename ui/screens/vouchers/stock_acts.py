"""What is done to vouchers in number: blanks printed for the safe, those past their day expired."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.papers import show_sheets
from ui.parts.buttons import button
from ui.workplace import Workplace
from voucher_desk.domain.duties import Duty
from voucher_desk.queries.programme import BatchRow
from voucher_desk.usecases.expire_vouchers import ExpireVouchers, VouchersExpired, expire_vouchers
from voucher_desk.usecases.keep_stock import PrintStock, print_stock


class StockActs(QObject):
    """Two buttons for the head of the screen, each for who is charged with it."""

    def __init__(self, place: Workplace, screen: QWidget) -> None:
        super().__init__(screen)
        self._place, self._screen = place, screen
        self._lots: Sequence[BatchRow] = ()
        _ = place.wording.gettext
        self.blanks = button(_("Imprimer des vierges…"), self._print_blanks, sign="print")
        self.blanks.setToolTip(
            _("Des bons numérotés pour le coffre, à remettre plus tard à une distribution")
        )
        self.expire = button(_("Faire expirer…"), self._expire, sign="waiting")
        self.expire.setToolTip(_("Rendre aux dons ce qui reste sur les bons dont le dernier jour est passé"))

    def show_lots(self, lots: Sequence[BatchRow]) -> None:
        """Offer the acts that are for the person at the desk, of these lots."""
        self._lots = lots
        duties = self._place.duties
        self.blanks.setVisible(bool(lots) and Duty.PRINT in duties)
        self.expire.setVisible(bool(lots) and Duty.APPROVE_VOID in duties)

    def _print_blanks(self) -> None:
        wanted = self._place.questions.ask_print_run([(self._told(lot), lot.code) for lot in self._lots])
        if wanted:
            request = PrintStock(wanted.lot, wanted.count)
            show_sheets(self._place, self._screen, print_stock, request, wanted.lot, f"vierges-{wanted.lot}")

    def _told(self, lot: BatchRow) -> str:
        wording = self._place.wording
        safe = wording.ngettext("{n} au coffre", "{n} au coffre", lot.in_safe)
        parts = (wording.isolated(lot.code), lot.city, wording.money(lot.face))
        return " · ".join((*parts, wording.day(lot.expires_on), safe.format(n=wording.count(lot.in_safe))))

    def _expire(self) -> None:
        """Rehearse first: the person agrees to a number and a sum."""
        self._place.rehearse(self, expire_vouchers, ExpireVouchers(), self._on_rehearsed)

    def _on_rehearsed(self, expected: VouchersExpired) -> None:
        wording = self._place.wording
        _ = wording.gettext
        if not expected.count:
            self._place.messages.done(_("Aucun bon n'a dépassé son dernier jour."))
            return
        detail = wording.ngettext(
            "{n} bon a dépassé son dernier jour ; {sum} reviennent aux dons.",
            "{n} bons ont dépassé leur dernier jour ; {sum} reviennent aux dons.",
            expected.count,
        ).format(n=wording.count(expected.count), sum=wording.money(expected.amount))
        if self._place.questions.confirm(_("Faire expirer les bons"), detail, _("Faire expirer")):
            self._place.do(self, expire_vouchers, ExpireVouchers(), self._on_expired)

    def _on_expired(self, expired: VouchersExpired) -> None:
        wording = self._place.wording
        said = wording.ngettext(
            "{count} bon expiré, {amount} MAD.", "{count} bons expirés, {amount} MAD.", expired.count
        )
        self._place.messages.done(
            said.format(count=wording.count(expired.count), amount=wording.amount(expired.amount))
        )
