"""The screen of claims: a provider drafts and submits its own, IOM reviews, approves and pays."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.listening import Listening
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.layouts import column, holding
from ui.parts.pages import above, heading
from ui.screens.claims.claim_acts import Ways
from ui.screens.claims.claim_match import ClaimMatch
from ui.screens.claims.claim_panel import ClaimPanel
from ui.screens.claims.claim_review import ClaimReview
from ui.screens.claims.columns import claim_columns
from ui.screens.claims.new_claim import NewClaimForm
from ui.screens.claims.sheet_entry import SheetEntry
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.claim_sheets import SheetKind, SheetLine
from voucher_desk.domain.claims import Claim
from voucher_desk.domain.duties import Duty
from voucher_desk.queries.claims import ClaimLineRow, ClaimRow


class ClaimsScreen(Screen):
    """Claims above the one chosen; a provider's staff sees its own claims alone (invariant 48)."""

    shows = frozenset({"claim"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._wanted = ""
        self._entered_from_match = False
        self._model = RowsModel(claim_columns(place.wording), self)
        nothing = EmptyState(
            "claims",
            _("Aucune demande"),
            _("Un prestataire prépare ici la demande de remboursement de ses échanges."),
        )
        self.table = TableView(self._model, _("Demandes de remboursement"), nothing)
        ColumnChoice(place, self.table, "claims")
        self.panel = ClaimPanel(
            place,
            Ways(self._begin_review, self._begin_match, lambda: self._begin_sheet(SheetKind.INVOICE)),
        )
        self.form = NewClaimForm(place, self._on_drafted, self._show_chosen)
        self.review = ClaimReview(place, self._show_list)
        self.match = ClaimMatch(place, self._begin_sheet, self._show_list)
        self.entries = {kind: SheetEntry(place, kind, self._leave_entry) for kind in SheetKind}
        for entry in self.entries.values():
            Listening(entry).scanned.connect(entry.scan)
        self.add = button(_("Nouvelle demande"), self._begin, kind="primary", sign="add")
        self.export = export_button(place, self.table, lambda: "demandes")
        self._below = QStackedWidget()
        self._whole = QStackedWidget()
        self._lay_out()
        self.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.table.open_in(self.panel)

    def reload(self) -> None:
        """Read the claims again: all of them, or the provider's own."""
        own = self.place.own_provider
        self.add.setVisible(own is not None and Duty.CLAIM in self.place.duties)
        self.place.read(self, lambda queries: queries.claims(own), lambda rows: self._on_claims(own, rows))

    def seek(self, code: str) -> None:
        """Choose a claim once the claims are read."""
        self._wanted = code
        self._show_list()
        self._below.setCurrentIndex(0)
        self.reload()

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        advice = EmptyState(
            "claims", _("Choisissez une demande"), _("Ses lignes et sa prochaine étape s'affichent ici.")
        )
        for widget in (advice, self.panel, self.form):
            self._below.addWidget(widget)
        subtitle = _("De l'échange au paiement, par trois personnes différentes. Montants en MAD.")
        top = heading(_("Demandes de remboursement"), subtitle, self.export, self.add)
        parts = column(top, above(self.table, self._below, (2, 3)), spacing=14)
        parts.setStretch(1, 1)
        self._whole.addWidget(holding(parts))
        for page in (self.review, self.match, *self.entries.values()):
            self._whole.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)

    def _on_person_changed(self) -> None:
        """Take what the person before could see off the screen, before anything is read for the next."""
        chosen = self.table.chosen()
        self._wanted = chosen.code if chosen else ""
        self._model.set_rows(())
        self.panel.forget()
        self.review.forget()
        self.match.forget()
        for entry in self.entries.values():
            entry.forget()
        self._entered_from_match = False
        self._below.setCurrentIndex(0)
        self._show_list()
        super()._on_person_changed()

    def _on_claims(self, own: str | None, rows: Sequence[ClaimRow]) -> None:
        """Show claims, unless they were read for a person who left meanwhile."""
        if own != self.place.own_provider:
            return
        chosen = self.table.chosen()
        wanted = self._wanted or (chosen.code if chosen else "")
        self._wanted = ""
        self._model.set_rows(rows)
        self.table.choose(wanted)
        if self._below.currentWidget() is not self.form:
            self._show_chosen()

    def _show_chosen(self) -> None:
        claim = self.table.chosen()
        if claim:
            self.panel.show_claim(claim)
            self._below.setCurrentWidget(self.panel)
        else:
            self._below.setCurrentIndex(0)

    def _show_list(self) -> None:
        self._whole.setCurrentIndex(0)

    def _begin(self) -> None:
        self._below.setCurrentWidget(self.form)
        self.place.read(self, lambda queries: queries.donations(), self.form.begin)

    def _on_drafted(self, drafted: Claim) -> None:
        wording = self.place.wording
        self.place.messages.done(
            wording.gettext("Demande {claim} préparée : déposez-la avec votre numéro de facture.").format(
                claim=wording.isolated(drafted.code)
            )
        )
        self._wanted = drafted.code
        self._below.setCurrentIndex(0)

    def _begin_review(self) -> None:
        claim = self.table.chosen()
        if claim:
            self.place.read(
                self,
                lambda queries: (
                    queries.claim_lines(claim.code),
                    queries.claim_match(claim.code).without_paper,
                ),
                lambda found: self._on_lines_to_review(claim, *found),
            )

    def _on_lines_to_review(
        self, claim: ClaimRow, lines: Sequence[ClaimLineRow], without_paper: Sequence[str]
    ) -> None:
        if self.table.chosen() == claim:
            self.place.messages.clear()
            self._whole.setCurrentWidget(self.review)
            self.review.begin(claim, lines, without_paper)

    def _begin_match(self) -> None:
        claim = self.table.chosen()
        if claim:
            self.place.messages.clear()
            self._whole.setCurrentWidget(self.match)
            self.match.begin(claim)

    def _begin_sheet(self, kind: SheetKind) -> None:
        claim = self.table.chosen()
        if claim:
            code = claim.code
            self.place.read(
                self,
                lambda queries: queries.claim_sheet(code, kind),
                lambda lines: self._on_sheet(claim, kind, lines),
            )

    def _on_sheet(self, claim: ClaimRow, kind: SheetKind, lines: Sequence[SheetLine]) -> None:
        if self.table.chosen() == claim:
            self._entered_from_match = self._whole.currentWidget() is self.match
            self.place.messages.clear()
            self._whole.setCurrentWidget(self.entries[kind])
            self.entries[kind].begin(claim, lines)

    def _leave_entry(self) -> None:
        claim = self.table.chosen()
        if self._entered_from_match and claim:
            self._whole.setCurrentWidget(self.match)
            self.match.begin(claim)
        else:
            self._show_list()
