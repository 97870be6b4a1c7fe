"""One voucher: what it is, what may be done with it, and everything that happened to it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.histories import history_columns
from ui.parts.labels import selectable
from ui.screens.vouchers.voucher_acts import VoucherActs
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.queries.vouchers import HistoryRow, VoucherRow


class VoucherPanel(QWidget):
    """Shows the voucher chosen in the list."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        _ = place.wording.gettext
        self._serial = selectable("", "section")
        self._facts = Facts()
        self.acts = VoucherActs(place)
        self._model = RowsModel(history_columns(place.wording), self)
        nothing = EmptyState("list", _("Aucun fait"), _("Rien n'est encore arrivé à ce bon."))
        self.history = TableView(self._model, _("Histoire du bon"), nothing)
        ColumnChoice(place, self.history, "voucher-history")
        self.history.about = self._serial.text
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(card(self._serial, self._facts, self.acts))
        whole.addWidget(self.history, 1)

    def show_voucher(self, row: VoucherRow) -> None:
        """Show a voucher, then read its history."""
        wording = self._place.wording
        _ = wording.gettext
        self._serial.setText(wording.isolated(row.serial))
        self._facts.show_pairs(
            (
                (_("État"), self._state(row)),
                (_("Valeur"), wording.money(row.face)),
                (_("Échangé"), wording.money(row.redeemed) if row.redeemed else ""),
                (_("Reliquat abandonné"), wording.money(row.forfeited) if row.forfeited else ""),
                (_("Reste"), wording.money(row.rest)),
                (_("Utilisable jusqu'au"), wording.day(row.expires_on)),
                (_("Personne"), wording.isolated(row.person or "")),
                (_("Distribution"), wording.isolated(row.distribution or "")),
                (_("Papier"), self._paper(row)),
                (_("Remplace"), wording.isolated(row.replaces or "")),
                (_("Remplacé par"), wording.isolated(row.replaced_by or "")),
            )
        )
        self.acts.show_voucher(row)
        serial = row.serial
        self._place.read(self, lambda queries: queries.voucher_history(serial), self._on_history)

    def _state(self, row: VoucherRow) -> str:
        wording = self._place.wording
        word = wording.title(row.state)
        if row.void_reason is None:
            return word
        said = wording.gettext("{state} ({reason}, proposé par {person})")
        return said.format(
            state=word,
            reason=wording.word(row.void_reason),
            person=wording.isolated(row.void_proposed_by or "–"),
        )

    def _paper(self, row: VoucherRow) -> str:
        _ = self._place.wording.gettext
        if not row.printed:
            return _("Pas encore imprimé")
        if row.copy_number == 1:
            return _("Original")
        return _("Réimpression, papier n° {number}").format(number=row.copy_number)

    def _on_history(self, rows: Sequence[HistoryRow]) -> None:
        self._model.set_rows(rows)
