"""The tables of one donation: its tranches, what is set aside, what was given back, and gifts in kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.empty_state import EmptyState
from ui.parts.layouts import row
from ui.screens.donations.columns import (
    allocation_columns,
    gift_columns,
    return_columns,
    tranche_columns,
)
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.distributions import LISTING_STATES
from voucher_desk.domain.duties import Duty
from voucher_desk.queries.donations import AgreedDonation, AllocationRow, GiftRow, ReturnRow
from voucher_desk.queries.programme import TrancheRow
from voucher_desk.queries.queries import Queries

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class DonationPages:
    """Everything shown of one donation, of one reading."""

    agreed: AgreedDonation
    tranches: Sequence[TrancheRow]
    allocations: Sequence[AllocationRow]
    returns: Sequence[ReturnRow]
    gifts: Sequence[GiftRow]
    distributions: Sequence[str]
    others: Sequence[str]


def read_pages(queries: Queries, donation: str) -> DonationPages:
    """Return everything shown of a donation."""
    agreed = queries.donation(donation)
    return DonationPages(
        agreed,
        queries.tranches(donation),
        queries.allocations(donation),
        queries.returns(donation),
        [row for row in queries.gifts() if row.association == agreed.association],
        [
            row.code
            for row in queries.distributions()
            if row.donation == donation and row.state in LISTING_STATES
        ],
        [row.code for row in queries.donations() if row.code != donation],
    )


class DonationTables(QWidget):
    """One of four tables, chosen by its name."""

    def __init__(
        self, place: Workplace, donation: Callable[[], str], correct: Callable[[GiftRow], None]
    ) -> None:
        super().__init__()
        self._correct = correct
        self._place, self._donation = place, donation
        _, wording = place.wording.gettext, place.wording
        self.view: Choices[int] = Choices()
        self.view.setAccessibleName(_("Ce qui est montré du don"))
        self._stack, self._exports = QStackedWidget(), QStackedWidget()
        self._tranches = RowsModel(tranche_columns(wording), self)
        self._allocations = RowsModel(allocation_columns(wording), self)
        self._returns = RowsModel(return_columns(wording), self)
        self._gifts = RowsModel(gift_columns(wording), self)
        nothing = EmptyState("donations", _("Aucune tranche"), _("Rien n'a encore été reçu pour ce don."))
        self.tranches = self._add(self._tranches, _("Tranches du don"), nothing, "tranches")
        nothing = EmptyState(
            "distributions",
            _("Rien n'est affecté"),
            _("Chaque distribution prend sur ce que le don a de disponible."),
        )
        self.allocations = self._add(self._allocations, _("Sommes affectées"), nothing, "affectations")
        nothing = EmptyState(
            "donations", _("Rien n'est rendu"), _("Ce qui reste à la fin se rend ou se réaffecte.")
        )
        self.returns = self._add(self._returns, _("Sommes rendues"), nothing, "sommes-rendues")
        nothing = EmptyState(
            "donations", _("Aucun don en nature"), _("Le matériel donné à l'association se note ici.")
        )
        self.gifts = self._add(self._gifts, _("Dons en nature"), nothing, "dons-en-nature")
        self.correct = button(_("Corriger ce don…"), self._correct_chosen, sign="replace")
        self.correct.setToolTip(_("Une quantité de 0 retire le don noté par erreur"))
        self._lay_out()
        self.gifts.row_chosen.connect(lambda _row: self._judge())
        self.view.currentIndexChanged.connect(lambda _at: self._judge())
        self._judge()

    def show_pages(self, pages: DonationPages) -> None:
        """Show the rows of a donation."""
        self._tranches.set_rows(pages.tranches)
        self._allocations.set_rows(pages.allocations)
        self._returns.set_rows(pages.returns)
        self._gifts.set_rows(pages.gifts)
        self._judge()

    def show_table(self, table: QWidget) -> None:
        """Choose a table."""
        self.view.setCurrentIndex(self._stack.indexOf(table))

    def _add(self, model: RowsModel[Row], name: str, nothing: EmptyState, file_name: str) -> TableView[Row]:
        table = TableView(model, name, nothing)
        ColumnChoice(self._place, table, file_name)
        table.about = self._donation
        self._stack.addWidget(table)
        self._exports.addWidget(export_button(self._place, table, lambda: f"{file_name}-{self._donation()}"))
        return table

    def _judge(self) -> None:
        """Offer to correct the gift chosen, to who may note one."""
        seen = self._stack.currentWidget() is self.gifts and Duty.DESIGN in self._place.duties
        self.correct.setVisible(seen and self.gifts.chosen() is not None)

    def _correct_chosen(self) -> None:
        chosen = self.gifts.chosen()
        if chosen:
            self._correct(chosen)

    def _lay_out(self) -> None:
        tables = (self.tranches, self.allocations, self.returns, self.gifts)
        self.view.offer((name, at) for at, name in enumerate(one.accessibleName() for one in tables))
        for stack in (self._stack, self._exports):
            self.view.currentIndexChanged.connect(stack.setCurrentIndex)
        self._exports.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(row(self.view, None, self.correct, self._exports))
        whole.addWidget(self._stack)
