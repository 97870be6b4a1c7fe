"""Handing vouchers over to their holders: by a scan, a typed number, or a tick in the list."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.answer_sign import AnswerSign
from ui.messages import Offer
from ui.mute_button import MuteButton
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import row
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.distributions import LISTING_STATES, DistributionState
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.vouchers import Voucher
from voucher_desk.queries.distributions import DistributionRow, HandingRow
from voucher_desk.scanning.reading import LONGEST_SCAN, scans_among
from voucher_desk.usecases.collect_voucher import (
    Collect,
    collect_voucher,
    propose_uncollected,
    undo_collection,
)
from voucher_desk.usecases.open_distribution import NamedDistribution

_LIST_HEIGHT = 260


class HandingTable(TableView[HandingRow]):
    """Vouchers and their holders. Signal: `ticked` with the row where the person pressed Space."""

    ticked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the row on Space; leave other keys to the table."""
        row = self.chosen()
        if event.key() == Qt.Key.Key_Space and row:
            self.ticked.emit(row)
            return
        super().keyPressEvent(event)


class HandingCard(QWidget):
    """Says what was handed over and what is left, and takes a scan, a number or a tick."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._row: DistributionRow | None = None
        _ = place.wording.gettext
        self.counts = paragraph()
        self.code = QLineEdit(maxLength=LONGEST_SCAN)
        self.code.setPlaceholderText(_("Scannez, ou tapez le code ou le numéro"))
        self.code.returnPressed.connect(self._on_typed)
        self._model = RowsModel(_columns(place.wording), self)
        nothing = EmptyState("vouchers", _("Aucun bon émis"), _("Les bons émis s'affichent ici."))
        self.table = HandingTable(self._model, _("Bons à remettre"), nothing)
        ColumnChoice(place, self.table, "handings")
        self.table.about = lambda: self._row.code if self._row else ""
        self.table.setMinimumHeight(_LIST_HEIGHT)
        self.table.ticked.connect(self._on_ticked)
        self.propose = button(_("Proposer d'annuler les non retirés…"), self._propose, sign="warning")
        self.sign = AnswerSign(place)
        mute = MuteButton(place.sounds, place.wording, in_words=False)
        self._typed = field(_("Bon remis"), self.code, row(self.sign, self.code, mute))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = (label(_("Remise des bons"), "section"), self.counts, self._typed, self.table, self.propose)
        whole.addWidget(card(*parts, spacing=8))

    def show_distribution(self, row: DistributionRow) -> None:
        """Show what a distribution handed over; nothing where nothing was issued there yet."""
        if self._row is None or row.code != self._row.code:
            self.sign.wait()
        self._row = row
        is_open = row.state is DistributionState.OPEN
        self.setVisible(row.issued > 0)
        self._typed.setVisible(is_open)
        self.table.setVisible(is_open)
        left = row.state not in LISTING_STATES and row.uncollected > 0
        self.propose.setVisible(left and row.collected > 0)
        self.counts.setText(
            self._place.wording.gettext("Émis : {issued} · remis : {collected} · restent : {left}").format(
                issued=row.issued, collected=row.collected, left=row.uncollected
            )
        )
        if is_open:
            self._place.read(
                self, lambda queries: queries.handings(row.code), lambda found: self._on_handings(row, found)
            )

    def scan(self, texts: Sequence[str]) -> None:
        """Take a scanned voucher as handed over, or say why not."""
        if self._row and self._row.state is DistributionState.OPEN:
            found = scans_among(texts)
            self._collect(found[0].text if found else texts[0])

    def _on_handings(self, row: DistributionRow, found: Sequence[HandingRow]) -> None:
        if row is self._row:
            chosen = self.table.chosen()
            self._model.set_rows(found)
            if chosen:
                self.table.choose(chosen.serial, 1)

    def _on_typed(self) -> None:
        text = self.code.text().strip()
        if text:
            self._collect(text)
        self.code.clear()

    def _on_ticked(self, row: HandingRow) -> None:
        if row.collected_at is None:
            self._collect(row.serial, scanned=False)
            return
        wording = self._place.wording
        _ = wording.gettext
        detail = _("Bon {serial}, noté remis à {hour}.").format(
            serial=wording.isolated(row.serial), hour=wording.hour(row.collected_at)
        )
        if self._place.questions.confirm(_("Défaire la remise"), detail, _("Défaire")):
            self._undo(row.serial)

    def _collect(self, text: str, *, scanned: bool = True) -> None:
        """Save one handing over. Each is an errand of its own: no scan is lost, however fast they come."""
        if self._row is None:
            return
        errand = QObject(self)

        def collected(voucher: Voucher) -> None:
            errand.deleteLater()
            if scanned:
                self.sign.accept()
            self._on_collected(voucher)

        def refused(_refusal: Refused) -> bool:
            errand.deleteLater()
            if scanned:
                self.sign.refuse()
            return False

        self._place.do(errand, collect_voucher, Collect(self._row.code, text), collected, refused)

    def _on_collected(self, voucher: Voucher) -> None:
        wording = self._place.wording
        _ = wording.gettext
        said = _("Bon {serial} remis.").format(serial=wording.isolated(voucher.serial))
        self._place.messages.done(said, Offer(_("Défaire"), lambda: self._undo(voucher.serial)))

    def _undo(self, serial: str) -> None:
        if self._row:
            self._place.do(self, undo_collection, Collect(self._row.code, serial), self._on_undone)

    def _on_undone(self, voucher: Voucher) -> None:
        wording = self._place.wording
        said = wording.gettext("Remise du bon {serial} défaite.")
        self._place.messages.done(said.format(serial=wording.isolated(voucher.serial)))

    def _propose(self) -> None:
        """Ask first: where the paper list was signed instead of scanning, those ticks are missing."""
        if not self._row:
            return
        wording = self._place.wording
        _ = wording.gettext
        detail = wording.ngettext(
            "{n} bon n'est pas noté remis. Comparez avec la liste signée : il sera suspendu,"
            " et une autre personne approuvera l'annulation.",
            "{n} bons ne sont pas notés remis. Comparez avec la liste signée : ils seront suspendus,"
            " et une autre personne approuvera l'annulation.",
            self._row.uncollected,
        ).format(n=self._row.uncollected)
        if self._place.questions.confirm(_("Bons non retirés"), detail, _("Proposer l'annulation")):
            wanted = NamedDistribution(self._row.code)
            self._place.do(self, propose_uncollected, wanted, self._on_proposed)

    def _on_proposed(self, serials: tuple[str, ...]) -> None:
        said = self._place.wording.ngettext(
            "{n} bon non retiré, annulation proposée.",
            "{n} bons non retirés, annulation proposée.",
            len(serials),
        )
        self._place.messages.done(said.format(n=len(serials)))


def _columns(wording: Wording) -> tuple[Column[HandingRow], ...]:
    _ = wording.gettext
    return (
        Column(_("Personne"), lambda row: wording.isolated(row.person)),
        Column(_("Bon"), lambda row: wording.isolated(row.serial)),
        Column(_("Remis"), lambda row: f"✓ {wording.hour(row.collected_at)}" if row.collected_at else "–"),
    )
