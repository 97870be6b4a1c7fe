"""The screen of sessions and attendance."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.layouts import column, holding
from ui.parts.pages import beside, heading
from ui.screens.file_screen import FileScreen
from ui.screens.sessions.calendar import SessionCalendar
from ui.screens.sessions.columns import session_columns
from ui.screens.sessions.import_preview import ImportPreview
from ui.screens.sessions.new_session import NewSessionForm
from ui.screens.sessions.session_panel import SessionPanel
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.sessions import RECORDABLE, Session
from voucher_desk.queries.sessions import SessionRow


class SessionsScreen(FileScreen):
    """Sessions beside the one chosen; a list of attendance is imported by button or dropped on the window."""

    shows = frozenset({"session", "attendance", "voucher"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._wanted = ""
        self._rows: Sequence[SessionRow] = ()
        self._model = RowsModel(session_columns(place.wording), self)
        nothing = EmptyState(
            "sessions",
            _("Aucune séance"),
            _("Ajoutez une séance, puis importez sa liste de présence."),
        )
        self.table = TableView(self._model, _("Séances"), nothing)
        ColumnChoice(place, self.table, "sessions")
        self.export = export_button(place, self.table, lambda: "seances")
        self.panel = SessionPanel(place, self._choose_file)
        self.form = NewSessionForm(place, self._on_added, self._show_chosen)
        self.preview = ImportPreview(place, self._show_list)
        self.add = button(_("Nouvelle séance"), self._begin, kind="primary", sign="add")
        self.calendar = SessionCalendar(place.wording, place.today, self._on_day_chosen)
        self.show_calendar = button(_("Calendrier"), self._turn_calendar, kind="quiet")
        self._side = QStackedWidget()
        self._lay_out()
        self.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.table.open_in(self.panel)

    def reload(self) -> None:
        """Read the sessions again."""
        self.place.read(self, lambda queries: queries.sessions(), self._on_sessions)

    def import_file(self, path: Path) -> None:
        """Show the preview of a file for the session chosen."""
        session = self.table.chosen()
        if session is None or session.state not in RECORDABLE:
            _ = self.place.wording.gettext
            self.place.messages.refused(_("Choisissez d'abord une séance ouverte, puis la liste à importer."))
            return
        self._show_preview()
        self.preview.show_file(session, path)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        advice = EmptyState(
            "sessions",
            _("Choisissez une séance"),
            _("Ses présences s'affichent ici. Une liste Excel, ODS ou CSV peut être déposée sur la fenêtre."),
        )
        for widget in (advice, self.panel, self.form):
            self._side.addWidget(widget)
        top = heading(
            _("Séances de sensibilisation"),
            _("Qui a assisté à quoi : chaque bon en dépend."),
            self.show_calendar,
            self.export,
            self.add,
        )
        left = column(self.calendar, self.table)
        left.setStretch(1, 1)
        self._take_pages(holding(column(top, beside(holding(left), self._side), spacing=14)), self.preview)

    def _turn_calendar(self) -> None:
        """Show the calendar, or hide it; hidden, it keeps no session from the list."""
        self.calendar.setVisible(self.calendar.isHidden())
        if self.calendar.isHidden():
            self.calendar.choose(None)

    def _on_day_chosen(self, day: date | None) -> None:
        """List the sessions of the day; one that is alone is chosen."""
        self._on_sessions(self._rows)
        if day and len(self._model.rows) == 1:
            self.table.choose_row(0)

    def _on_sessions(self, rows: Sequence[SessionRow]) -> None:
        self._rows = rows
        self.calendar.show_sessions(rows, self.place.today)
        chosen = self.table.chosen()
        wanted = self._wanted or (chosen.code if chosen else "")
        self._wanted = ""
        day = self.calendar.day
        self._model.set_rows([row for row in rows if day in {None, local_date(row.starts_at)}])
        self.table.choose(wanted)
        if self._side.currentWidget() is not self.form:
            self._show_chosen()

    def _show_chosen(self) -> None:
        session = self.table.chosen()
        if session:
            self.panel.show_session(session)
            self._side.setCurrentWidget(self.panel)
        else:
            self._side.setCurrentIndex(0)

    def _begin(self) -> None:
        self._side.setCurrentWidget(self.form)
        day = self.calendar.day or self.place.today
        self.place.read(self, lambda queries: queries.batches(), lambda rows: self.form.begin(rows, day))

    def _on_added(self, session: Session) -> None:
        self.place.messages.done(self.place.wording.gettext("Séance ajoutée."))
        if self.calendar.day != local_date(session.starts_at):
            self.calendar.choose(None)
        self._wanted = session.code
        self._side.setCurrentIndex(0)

    def _choose_file(self) -> None:
        path = self.place.questions.choose_attendance_file()
        if path:
            self.import_file(path)
