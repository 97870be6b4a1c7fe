"""The line under review beside its voucher: what was redeemed, of what, until when; nothing of the person."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.facts import Facts
from ui.parts.labels import selectable
from ui.workplace import Workplace
from voucher_desk.queries.claims import ClaimLineRow
from voucher_desk.queries.vouchers import VoucherRow


class LinePanel(QWidget):
    """Shows one line and, once read, its voucher."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._line: ClaimLineRow | None = None
        self._serial = selectable("", "section")
        self.facts = Facts()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._serial)
        whole.addWidget(self.facts)

    def show_line(self, line: ClaimLineRow | None) -> None:
        """Show a line, or that none is chosen."""
        _ = self._place.wording.gettext
        self._line = line
        if line is None:
            self._serial.setText(_("Choisissez une ligne"))
            self.facts.show_pairs(())
            return
        self._serial.setText(self._place.wording.isolated(line.serial))
        self.facts.show_pairs(self._redemption(line))
        serial = line.serial
        self._place.read(
            self, lambda queries: queries.voucher(serial), lambda voucher: self._on_voucher(line, voucher)
        )

    def _on_voucher(self, line: ClaimLineRow, voucher: VoucherRow) -> None:
        """Show the voucher, unless another line was chosen by now."""
        if line is not self._line:
            return
        wording = self._place.wording
        _ = wording.gettext
        self.facts.show_pairs(
            (
                *self._redemption(line),
                (_("Valeur du bon"), wording.money(voucher.face)),
                (_("Échangé en tout"), wording.money(voucher.redeemed)),
                (_("Utilisable jusqu'au"), wording.day(voucher.expires_on)),
                (_("Distribution"), wording.isolated(voucher.distribution or "")),
                (_("Papier"), self._paper(voucher)),
            )
        )

    def _redemption(self, line: ClaimLineRow) -> tuple[tuple[str, str], ...]:
        wording = self._place.wording
        _ = wording.gettext
        return (
            (_("Échangé le"), wording.moment(line.at)),
            (_("Montant"), wording.money(line.amount)),
        )

    def _paper(self, voucher: VoucherRow) -> str:
        _ = self._place.wording.gettext
        if voucher.copy_number == 1:
            return _("Original")
        return _("Réimpression, papier n° {number}").format(number=voucher.copy_number)
