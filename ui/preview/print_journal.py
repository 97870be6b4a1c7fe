"""The print journal: every print of vouchers, and whether somebody counted what came out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.message_bar import MessageBar
from ui.papers import count_print
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.labels import paragraph
from ui.parts.layouts import column, row
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.export import export_button
from ui.tables.kinds import count_column, naming_column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.print_jobs import PrintJobState
from voucher_desk.queries.print_jobs import PrintJobRow

_SHARE = 0.85


class PrintJournal(QDialog):
    """A window with the print jobs, newest first; one that was not counted yet is counted from here."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        _ = place.wording.gettext
        self._place = place
        self.setWindowTitle(_("Journal d'impression"))
        self.messages = MessageBar(place.messages, place.wording)
        self._model = RowsModel(print_job_columns(place.wording), self)
        nothing = EmptyState("print", _("Aucune impression"), _("Chaque impression de bons s'inscrit ici."))
        self.table = TableView(self._model, _("Impressions"), nothing)
        ColumnChoice(place, self.table, "print-jobs")
        self.export = export_button(place, self.table, lambda: "impressions")
        self.count = button(_("Compter les planches…"), self._count_chosen, kind="primary", sign="check")
        advice = _(
            "Après un bourrage, dites ce qui est sorti : seul le reste est réimprimé, avec de nouveaux codes."
        )
        self.close_button = button(_("Fermer"), self.reject)
        parts = column(
            paragraph(advice, "muted"),
            self.messages,
            self.table,
            row(self.count, self.export, None, self.close_button),
            margin=14,
        )
        parts.setStretch(2, 1)
        self.setLayout(parts)
        self.resize(parent.window().size() * _SHARE)
        self.table.row_chosen.connect(self._on_chosen)
        place.touched.connect(lambda _subjects: self.reload())
        self._on_chosen(None)
        self.reload()

    def reload(self) -> None:
        """Read the journal again."""
        self._place.read(self, lambda queries: queries.print_jobs(), self._show)

    def _show(self, jobs: Sequence[PrintJobRow]) -> None:
        self._model.set_rows(jobs)
        waiting = next((at for at, job in enumerate(jobs) if job.state is PrintJobState.SENT), None)
        if waiting is not None:
            self.table.choose_row(waiting)
        self._on_chosen(self.table.chosen())

    def _on_chosen(self, job: PrintJobRow | None) -> None:
        self.count.setEnabled(job is not None and job.state is PrintJobState.SENT)

    def _count_chosen(self) -> None:
        job = self.table.chosen()
        if job:
            count_print(self._place, self, job)


def show_print_journal(place: Workplace, owner: QWidget) -> None:
    """Show the print journal in a window of its own above the owner's."""
    journal = PrintJournal(place, owner.window())
    journal.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    journal.open()


def print_job_columns(wording: Wording) -> tuple[Column[PrintJobRow], ...]:
    """Return the columns of the journal."""
    _ = wording.gettext
    return (
        naming_column(_("N°"), lambda job: job.number),
        Column(_("Le"), lambda job: wording.moment(job.at), lambda job: job.number),
        Column(_("Pour"), lambda job: wording.isolated(job.distribution or job.batch)),
        Column(_("Premier bon"), lambda job: wording.isolated(job.first)),
        Column(_("Dernier bon"), lambda job: wording.isolated(job.last)),
        count_column(_("Planches"), wording, lambda job: job.sheets),
        count_column(_("Bons perdus"), wording, lambda job: job.spoiled),
        Column(_("Par"), lambda job: wording.isolated(job.by)),
        Column(_("Papier"), lambda job: wording.title(job.state)),
    )
