"""The screen of vouchers: search, one voucher's life, and the acts on it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.papers import show_paper
from ui.parts.buttons import button
from ui.parts.code_suggestions import CodeSuggestions
from ui.parts.empty_state import EmptyState
from ui.parts.layouts import column
from ui.parts.pages import beside, heading
from ui.preview.paper import Paper, drawn_by
from ui.preview.print_journal import show_print_journal
from ui.screens.screen import Screen
from ui.screens.vouchers.columns import ORDERS, voucher_columns
from ui.screens.vouchers.stock_acts import StockActs
from ui.screens.vouchers.voucher_filters import VoucherFilters
from ui.screens.vouchers.voucher_panel import VoucherPanel
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.list_foot import ListFoot
from ui.tables.paged_model import PagedModel
from ui.tables.paged_reading import PagedReading, Source
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.human_code import grouped, suggestions
from voucher_desk.printing.files import draw_calibration_page
from voucher_desk.queries.distributions import DistributionRow
from voucher_desk.queries.pages import Page
from voucher_desk.queries.programme import BatchRow
from voucher_desk.queries.queries import Queries
from voucher_desk.queries.vouchers import VoucherFilter, VoucherRow


class VouchersScreen(Screen):
    """Vouchers found by serial, code of the paper or code of the person, beside the one chosen."""

    shows = frozenset({"voucher", "stock", "redemption"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self.filters = VoucherFilters(place.wording)
        self.search, self.state = self.filters.search, self.filters.state
        self.meant = CodeSuggestions(place.wording, lambda code: self.filters.look_for(grouped(code)))
        self._model = PagedModel(voucher_columns(place.wording), ORDERS, self)
        nothing = EmptyState(
            "search",
            _("Aucun bon trouvé"),
            _("Cherchez par le début d'un numéro ou d'un code, ou élargissez la recherche."),
        )
        self.table = TableView(self._model, _("Bons"), nothing)
        ColumnChoice(place, self.table, "vouchers")
        self.table.about = self.filters.told
        source = Source(self._wanted, _page, lambda row: row.serial, _count)
        self.reading = PagedReading(place, self._model, self.table, source, self)
        self.foot = ListFoot(place.wording, self.reading, self._told)
        self.panel = VoucherPanel(place)
        self.export = export_button(place, self.table, lambda: "bons", self.reading.every_row)
        self.journal = button(_("Journal d'impression…"), self._show_journal, sign="list")
        self.calibration = button(_("Page de calibrage…"), self._show_calibration, sign="print")
        self.stock = StockActs(place, self)
        self._side = QStackedWidget()
        self._lay_out()
        self._listen()

    def reload(self) -> None:
        """Search again; the list stays where it stood while the same is looked for."""
        self.place.read(
            self,
            lambda queries: (queries.batches(), queries.distributions()),
            lambda read: self._on_lots(*read),
        )
        self.reading.reload()

    def seek(self, code: str) -> None:
        """Look for one voucher by its serial, in whatever state."""
        self.state.choose(None)
        self.filters.look_for(code)

    def _listen(self) -> None:
        self.table.search_in(self.search)
        self.table.open_in(self.panel)
        self.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.filters.changed.connect(self.reading.reload)
        self.reading.shown.connect(self._on_shown)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        advice = EmptyState(
            "vouchers", _("Choisissez un bon"), _("Son histoire et ses actions s'affichent ici.")
        )
        self._side.addWidget(advice)
        self._side.addWidget(self.panel)
        top = heading(
            _("Bons"),
            _("Chaque bon, de son impression à son échange."),
            *(self.export, self.journal, self.calibration, self.stock.expire, self.stock.blanks),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        lists = beside(self.table, self._side, (1, 1))
        parts = column(top, self.filters, self.meant, lists, self.foot, spacing=10)
        parts.setStretch(3, 1)
        whole.addLayout(parts)

    def _on_lots(self, lots: Sequence[BatchRow], distributions: Sequence[DistributionRow]) -> None:
        self.filters.offer_lots(lots)
        self.filters.offer_distributions([row.code for row in distributions])
        self.stock.show_lots(lots)

    def _show_journal(self) -> None:
        show_print_journal(self.place, self)

    def _show_calibration(self) -> None:
        translations = self.place.wording.translations
        draw = drawn_by(lambda desk, file: draw_calibration_page(desk, file, translations))
        show_paper(self.place, self, Paper("calibrage", draw))

    def _wanted(self) -> VoucherFilter:
        order, descending = ORDERS[self._model.ordered_by], self._model.descending
        return replace(self.filters.wanted(), order=order, descending=descending)

    def _told(self, count: int) -> str:
        wording = self.place.wording
        return wording.ngettext("{n} bon", "{n} bons", count).format(n=wording.count(count))

    def _on_shown(self) -> None:
        """Choose a voucher that is alone; where there is none, ask whether another code was meant."""
        rows, text = self._model.rows, self._wanted().text
        if len(rows) == 1 and not self.table.chosen():
            self.table.choose_row(0)
        self.meant.offer(())
        if not rows and (near := suggestions(text)):
            self.place.read(
                self, lambda queries: _known(queries, near), lambda codes: self._on_known(text, codes)
            )
        self._show_chosen()

    def _on_known(self, text: str, codes: Sequence[str]) -> None:
        if text == self._wanted().text:
            self.meant.offer(codes)

    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            self.panel.show_voucher(chosen)
            self._side.setCurrentWidget(self.panel)
        else:
            self._side.setCurrentIndex(0)


def _page(queries: Queries, wanted: VoucherFilter, page: Page) -> Sequence[VoucherRow]:
    descending = wanted.descending != page.backwards
    return queries.vouchers(replace(wanted, descending=descending, after=page.after, limit=page.limit))


def _count(queries: Queries, wanted: VoucherFilter) -> int:
    return queries.voucher_count(wanted)


def _known(queries: Queries, codes: Sequence[str]) -> list[str]:
    """Return the codes that a current paper has."""
    return [code for code in codes if queries.voucher_count(VoucherFilter(text=code))]
