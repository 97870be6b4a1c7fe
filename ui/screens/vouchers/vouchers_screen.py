"""The screen of vouchers: search, one voucher's life, and the acts on it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout

from ui.icons import icon
from ui.papers import show_paper, show_print_journal
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.empty_state import EmptyState
from ui.parts.labels import label
from ui.parts.layouts import column, row
from ui.parts.pages import beside, heading
from ui.preview.paper import Paper, drawn_by
from ui.screens.screen import Screen
from ui.screens.vouchers.columns import ORDERS, voucher_columns
from ui.screens.vouchers.voucher_panel import VoucherPanel
from ui.tables.paged_model import PagedModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.human_code import has_code_grammar, normalised
from voucher_desk.domain.vouchers import VoucherState
from voucher_desk.printing.files import draw_calibration_page
from voucher_desk.queries.vouchers import VoucherFilter, VoucherRow

_PAGE = 500
_TYPING_MS = 250
_LONGEST_SEARCH = 60


class VouchersScreen(Screen):
    """Vouchers found by serial, code of the paper or code of the person, beside the one chosen."""

    shows = frozenset({"voucher", "stock", "redemption"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self.search = QLineEdit(maxLength=_LONGEST_SEARCH, clearButtonEnabled=True)
        self.state: Choices[VoucherState | None] = Choices()
        self._found = label("", "muted")
        self._model = PagedModel(voucher_columns(place.wording), ORDERS, self._read_more, self)
        nothing = EmptyState(
            "search", _("Aucun bon trouvé"), _("Vérifiez le numéro ou le code, ou élargissez la recherche.")
        )
        self.table = TableView(self._model, _("Bons"), nothing)
        self.panel = VoucherPanel(place)
        self.journal = button(_("Journal d'impression…"), self._show_journal, sign="list")
        self.calibration = button(_("Page de calibrage…"), self._show_calibration, sign="print")
        self._side = QStackedWidget()
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._dress_search()
        self._lay_out()
        self.table.row_chosen.connect(lambda _row: self._show_chosen())
        self._model.order_wanted.connect(self.reload)

    def reload(self) -> None:
        """Search again; how many there are is counted after the first page, which is not kept waiting."""
        wanted = self._wanted()
        self.place.read(
            self, lambda queries: queries.vouchers(wanted), lambda rows: self._on_vouchers(wanted, rows)
        )
        self.place.read(
            self, lambda queries: queries.voucher_count(wanted), lambda count: self._on_count(wanted, count)
        )

    def seek(self, code: str) -> None:
        """Look for one voucher by its serial, in whatever state."""
        self.state.choose(None)
        self.search.setText(code)
        self.reload()

    def _dress_search(self) -> None:
        _ = self.place.wording.gettext
        self.search.setPlaceholderText(_("Numéro, code du bon ou code de la personne"))
        self.search.setAccessibleName(_("Rechercher un bon"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.state.setAccessibleName(_("État des bons"))
        states = [(self.place.wording.title(state), state) for state in VoucherState]
        self.state.offer([(_("Tous les états"), None), *states])
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self.reload)
        self.state.activated.connect(lambda _index: self.reload())
        self._typing.timeout.connect(self.reload)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        advice = EmptyState(
            "vouchers", _("Choisissez un bon"), _("Son histoire et ses actions s'affichent ici.")
        )
        self._side.addWidget(advice)
        self._side.addWidget(self.panel)
        top = heading(
            _("Bons"), _("Chaque bon, de son impression à son échange."), self.journal, self.calibration
        )
        filters = row(self.search, self.state, spacing=10)
        filters.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        parts = column(
            top,
            filters,
            beside(self.table, self._side, (1, 1)),
            row(self._found, None),
            spacing=10,
        )
        parts.setStretch(2, 1)
        whole.addLayout(parts)

    def _show_journal(self) -> None:
        show_print_journal(self.place, self)

    def _show_calibration(self) -> None:
        translations = self.place.wording.translations
        draw = drawn_by(lambda desk, file: draw_calibration_page(desk, file, translations))
        show_paper(self.place, self, Paper("calibrage", draw))

    def _wanted(self) -> VoucherFilter:
        typed = self.search.text().strip()
        code = normalised(typed)
        return VoucherFilter(
            text=code if has_code_grammar(code) else typed,
            state=self.state.value(),
            order=ORDERS[self._model.ordered_by],
            descending=self._model.descending,
            limit=_PAGE,
        )

    def _read_more(self) -> None:
        last = self._model.last
        wanted = replace(self._wanted(), after=last.serial if last else None)
        self.place.read(
            self, lambda queries: queries.vouchers(wanted), lambda rows: self._on_more(wanted, rows)
        )

    def _on_more(self, wanted: VoucherFilter, rows: Sequence[VoucherRow]) -> None:
        """Add a page, unless it belongs to a list that is shown no more."""
        last = self._model.last
        if last and wanted == replace(self._wanted(), after=last.serial):
            self._model.go_on(rows, more=len(rows) == _PAGE)
        else:
            self._model.stop_reading()

    def _on_count(self, wanted: VoucherFilter, count: int) -> None:
        if wanted == self._wanted():
            wording = self.place.wording
            self._found.setText(wording.ngettext("{n} bon", "{n} bons", count).format(n=wording.count(count)))

    def _on_vouchers(self, wanted: VoucherFilter, rows: Sequence[VoucherRow]) -> None:
        """Show what was found, unless something else is being looked for by now."""
        if wanted == self._wanted():
            self._show(rows)

    def _show(self, rows: Sequence[VoucherRow]) -> None:
        chosen = self.table.chosen()
        self._model.begin(rows, more=len(rows) == _PAGE)
        if chosen:
            self.table.choose(chosen.serial)
        elif len(rows) == 1:
            self.table.choose_row(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            self.panel.show_voucher(chosen)
            self._side.setCurrentWidget(self.panel)
        else:
            self._side.setCurrentIndex(0)
