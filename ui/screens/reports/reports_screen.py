"""The screen of reports: what to report, what it will say, and its files."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from resources.catalogues import catalogue
from ui.papers import save_file, show_paper
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import label
from ui.parts.layouts import column, holding, scrolling
from ui.parts.pages import beside, heading
from ui.preview.paper import Paper, drawn_by
from ui.questions import FileKind
from ui.screens.reports.order_form import MASKED, OrderForm
from ui.screens.reports.report_pages import ReportPages
from ui.screens.screen import Screen
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.reports import ReportKind
from voucher_desk.printing.pages import Pages
from voucher_desk.queries.programme import DonationRow
from voucher_desk.reporting.files import WRITERS, table_of, write_report
from voucher_desk.reporting.orders import ReportOrder, default_lists, lists_of, own_lists
from voucher_desk.spreadsheets.sheets import Amount, Cell, Sheet

Row = tuple[Cell, ...]
_SHARES = (2, 5)


class ReportsScreen(Screen):
    """Chooses a report and shows what it will say before anything is saved; previews are always masked."""

    shows = frozenset({"donation", "voucher", "redemption", "claim", "session", "attendance", "distribution"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self.form = OrderForm(place.wording, place.today)
        self._rows: RowsModel[Row] = RowsModel((), self)
        nothing = EmptyState("reports", _("Rien à montrer"), _("Aucune activité dans cette période."))
        self.table = TableView(self._rows, _("Contenu du rapport"), nothing)
        self._columns = ColumnChoice(place, self.table, "report")
        self.table.about = self._about
        self.preview = button(_("Aperçu…"), self._show, kind="primary", sign="print")
        self.pdf = button("PDF", lambda: self._save(FileKind.PDF), sign="export")
        self.workbook = button("Excel", lambda: self._save(FileKind.WORKBOOK), sign="export")
        self.csv = button("CSV", lambda: self._save(FileKind.TABLE), sign="export")
        self.texts = button(_("Textes et codes…"), self._open_texts, kind="quiet", sign="file")
        self.texts.setToolTip(_("Ouvrir rapports.toml : le contexte, les cadres du bulletin, les codes 4W"))
        self.pages = ReportPages(place)
        self._shown = QStackedWidget()
        self._lay_out()
        self.form.changed.connect(self._on_change)

    def reload(self) -> None:
        """Read the donations to choose from, and the report again."""
        self.texts.setVisible(self.place.home is not None)
        self.place.read(self, lambda queries: queries.donations(), self._on_donations)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        subtitle = _("Ce que lisent le donateur et les partenaires. Chaque chiffre vient du registre.")
        papers = (self.preview, self.pdf, self.workbook, self.csv)
        top = heading(_("Rapports"), subtitle, self.texts, *papers)
        contents = label(_("Contenu du rapport"), "section")
        self._shown.addWidget(holding(column(contents, self.table, spacing=8)))
        self._shown.addWidget(self.pages)
        parts = column(top, beside(scrolling(self.form), self._shown, _SHARES), spacing=14)
        parts.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(parts)

    def _on_donations(self, donations: Sequence[DonationRow]) -> None:
        self.form.offer_donations([donation.code for donation in donations])
        self._on_change()

    def _on_change(self) -> None:
        kind = self.form.kind.value() or ReportKind.BULLETIN
        endings = WRITERS[kind]
        told = ((".pdf", self.preview), (".pdf", self.pdf), (".xlsx", self.workbook), (".csv", self.csv))
        for ending, one in told:
            one.setVisible(ending in endings)
        self._shown.setCurrentIndex(int(kind is ReportKind.BULLETIN))
        order = self._order(kind, None)
        if order is None:
            return
        desk = self.place.desk
        if kind is ReportKind.BULLETIN:
            self.place.prepare(self, lambda: _pages(desk, order), self.pages.show_pages)
        else:
            self.place.prepare(self, lambda: table_of(desk, order), lambda told: self._on_table(order, told))

    def _on_table(self, order: ReportOrder, sheet: Sheet) -> None:
        """Show the columns of a table that say anything, unless another report was chosen by now."""
        if order.kind is self.form.kind.value():
            told = (at for at in range(len(sheet.header[0])) if any(row[at] for row in sheet.rows))
            self._rows.set_rows(())  # columns of another report would look for cells these rows do not have
            self._rows.set_columns([_column(at, sheet, self.place.wording) for at in told])
            self._columns.remember_as(f"report-{order.kind.value}")
            self._rows.set_rows(tuple(sheet.rows))

    def _about(self) -> str:
        """Return what the report shown covers."""
        form, days = self.form, self.form.days
        parts = (form.kind.currentText(), form.period.currentText(), days, form.donation.currentText())
        return " · ".join(part for part in parts if part)

    def _order(self, kind: ReportKind, reason: str | None) -> ReportOrder | None:
        """Return the report the form asks for; None, with a message, where its period is none."""
        language = self.form.language.value() or self.place.wording.language
        try:
            scope = self.form.scope
            lists = lists_of(self.place.home) if self.place.home else default_lists()
        except Refused as refusal:
            self.place.messages.refused(self.place.wording.sentence(refusal))
            return None
        return ReportOrder(kind, scope, catalogue(language), reason, self.form.hxl.isChecked(), lists)

    def _asked(self) -> ReportOrder | None:
        """Return the report to make; who wants small counts shown is asked why."""
        kind = self.form.kind.value() or ReportKind.BULLETIN
        reason = None
        if kind in MASKED and self.form.unmasked.isChecked():
            _ = self.place.wording.gettext
            reason = self.place.questions.ask_reason(
                _("Montrer les petits effectifs"),
                _("Ce rapport pourra désigner des personnes. Votre nom et le motif restent au journal."),
            )
            if reason is None:
                return None
        return self._order(kind, reason)

    def _open_texts(self) -> None:
        """Open the station's own texts, written first where it has none."""
        home = self.place.home
        if home:
            self.place.prepare(self, lambda: own_lists(home), self._on_texts)

    def _on_texts(self, file: Path) -> None:
        said = self.place.wording.gettext("Textes et listes des rapports : {file}")
        self.place.messages.done(said.format(file=self.place.wording.isolated(file.name)))
        self.place.open_file(file)

    def _show(self) -> None:
        order = self._asked()
        if order:
            paper = Paper(_file_name(order), drawn_by(partial(_draw, order)), coloured=True)
            show_paper(self.place, self, paper)

    def _save(self, kind: FileKind) -> None:
        order = self._asked()
        if order is None:
            return

        def write(desk: Desk, path: Path) -> None:
            write_report(desk, order, path)

        save_file(self.place, self, _file_name(order), kind, write)


def _draw(order: ReportOrder, desk: Desk, file: BinaryIO) -> None:
    WRITERS[order.kind][".pdf"](desk, order, file)


def _pages(desk: Desk, order: ReportOrder) -> Pages:
    file = BytesIO()
    _draw(order, desk, file)
    return Pages(file.getvalue(), coloured=True)


def _file_name(order: ReportOrder) -> str:
    parts = (order.kind.value, order.scope.donation, order.scope.first, order.scope.last)
    return "-".join(str(part) for part in parts if part)


def _column(at: int, sheet: Sheet, wording: Wording) -> Column[Row]:
    numbers = all(isinstance(row[at], int | Amount | None) or row[at] == "*" for row in sheet.rows)
    return Column(
        sheet.header[0][at],
        lambda row: _words(row[at], wording),
        lambda row: _sorted(row[at]),
        is_number=numbers,
    )


def _words(cell: Cell, wording: Wording) -> str:
    match cell:
        case None:
            return ""
        case Amount(centimes):
            return wording.amount(centimes)
        case int():
            return wording.number(cell)
        case Decimal():
            return wording.figures(f"{cell:f}".replace(".", ","))
        case date() if not isinstance(cell, datetime):
            return wording.day(cell)
    return str(cell)


def _sorted(cell: Cell) -> str:
    """Return what a cell is ordered by: whole numbers by their size, days by the calendar."""
    match cell:
        case Amount(centimes):
            return f"{centimes:020d}"
        case int():
            return f"{cell:020d}"
        case date():
            return cell.isoformat()
    return str(cell or "").casefold()
