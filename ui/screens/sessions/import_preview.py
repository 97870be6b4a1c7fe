"""The preview of an import: what was understood, left out or wrong, before anything is saved."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.forms import field
from ui.parts.labels import label, paragraph
from ui.parts.layouts import column, holding, scrolling
from ui.parts.pages import above, beside
from ui.parts.reflow import Reflow
from ui.screens.sessions.column_choices import ColumnChoices
from ui.screens.sessions.listed_lines import ListedLines, ShownList, shown_list
from ui.screens.sessions.people_counts import PeopleCounts
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.attendance_list.columns import Choice
from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.domain.attendance_list.problems import ListProblem
from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.queries.sessions import SessionRow
from voucher_desk.spreadsheets.attendance_files import AttendanceFile, read_attendance_file
from voucher_desk.usecases.import_attendance import AttendanceImported, ImportAttendance, import_attendance

"""How wide the summary is, in heights of a line, so that it grows with the letters."""
_SHARES = (1, 2)
_ROWS_MEASURED = 100


class ImportPreview(QWidget):
    """Shows one file for one session; importing it needs a click, and a second look where lines are wrong."""

    def __init__(self, place: Workplace, closed: Callable[[], None]) -> None:
        super().__init__()
        self._place = place
        self._closed = closed
        self._session: SessionRow | None = None
        self._read: AttendanceFile | None = None
        _ = place.wording.gettext
        self._title = label("", "title")
        self._file = label("", "subtitle")
        self._path: Path | None = None
        self._asked = 0
        self.sheet: Choices[str] = Choices()
        self.sheet.currentIndexChanged.connect(lambda _at: self._read_sheet())
        self._sheet_field = field(_("Feuille"), self.sheet)
        self.columns = ColumnChoices(place.wording, self._on_columns_chosen)
        self._counts = PeopleCounts(place.wording)
        self._effect = paragraph()
        self._notices = paragraph("", "muted")
        self._model = RowsModel(self._trouble_columns(), self)
        self.troubles = TableView(
            self._model,
            _("Problèmes de la liste"),
            EmptyState("check", _("Aucun problème"), _("Chaque ligne de la liste a été comprise.")),
        )
        ColumnChoice(place, self.troubles, "list-problems")
        self.lines = ListedLines(place.wording)
        for table in (self.lines, self.troubles):
            table.about = lambda: f"{self._title.text()} · {self._file.text()}"
        self._columns = ColumnChoice(place, self.lines, "listed-lines")
        self.valid_only = QCheckBox(_("N'importer que les lignes valides"))
        self.troubles.horizontalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
        self.accept = button(_("Importer"), self._import, kind="primary", sign="import")
        self.valid_only.toggled.connect(self._rehearse)
        self.troubles.row_chosen.connect(self._on_trouble_chosen)
        self._lay_out()

    def show_file(self, session: SessionRow, path: Path) -> None:
        """Read a file for a session and show what it says; nothing is saved."""
        self._session, self._path = session, path
        self._clear()
        self.sheet.clear()
        self._sheet_field.hide()
        self._title.setText(
            self._place.wording.gettext("Importer dans la séance {session}").format(
                session=self._place.wording.isolated(session.code)
            )
        )
        self._file.setText(path.name)
        self._read_sheet()

    def _read_sheet(self) -> None:
        """Read the sheet chosen, with the columns remembered for its headings."""
        if not self._session or not self._path:
            return
        path, day, sheet = self._path, local_date(self._session.starts_at), self.sheet.value()
        memory = self._place.columns

        def task() -> AttendanceFile:
            read = read_attendance_file(path, day, sheet=sheet)
            remembered = memory.recall(read.understood.signature)
            return read.mapped(remembered) if remembered else read

        self._ask(task)

    def _on_columns_chosen(self, chosen: Mapping[Field, Choice]) -> None:
        """Understand the list anew at once, and remember the choice for the next list like this one."""
        read = self._read
        if read:
            self._ask(lambda: read.mapped(chosen), chosen)

    def _ask(self, task: Callable[[], AttendanceFile], chosen: Mapping[Field, Choice] | None = None) -> None:
        """Let the list be read beside the window; only the answer asked for last is shown."""
        self._asked += 1
        asked, wording = self._asked, self._place.wording
        self.accept.setEnabled(False)

        def answered(answer: tuple[AttendanceFile, ShownList]) -> None:
            if asked == self._asked:
                self._on_read(*answer)
            if chosen:
                self._place.columns.keep(answer[0].understood.signature, chosen)

        def both() -> tuple[AttendanceFile, ShownList]:
            read = task()
            return read, shown_list(read, wording)

        self._place.prepare(self, both, answered, self._on_unreadable)

    def _trouble_columns(self) -> tuple[Column[Refused], ...]:
        wording = self._place.wording
        heading = wording.gettext("Problème")
        return (Column(heading, wording.sentence, gives_way=True, explained=wording.sentence),)

    def _on_trouble_chosen(self, trouble: Refused | None) -> None:
        if isinstance(trouble, ListProblem):
            self.lines.jump_to(trouble.cell)

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        back = button(_("Retour"), self._closed)
        words = holding(column(self._title, self._file, spacing=2))
        top = Reflow(words, Flow(back, self.accept, at_end=True))
        top.line.setStretch(0, 1)
        understood = card(
            label(_("Colonnes comprises"), "section"), self._sheet_field, self.columns, self._notices
        )
        people = card(label(_("Personnes reconnues"), "section"), self._counts, self._effect, self.valid_only)
        left = scrolling(holding(column(people, understood, None, spacing=12)))
        self._tables = above(self.troubles, self.lines, _SHARES)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(top)
        whole.addWidget(beside(left, self._tables, (2, 3)), 1)

    def _clear(self) -> None:
        self._read = None
        self.columns.show_list(None)
        self.lines.show_list(ShownList((), (), ()))
        self.lines.hide()
        self.troubles.show()
        self._counts.show_people(())
        self._notices.setText("")
        self._effect.setText(self._place.wording.gettext("Lecture de la liste…"))
        self._model.set_rows(())
        self.valid_only.setChecked(False)
        self.valid_only.hide()
        self.accept.setEnabled(False)

    def _on_unreadable(self, refusal: Refused) -> bool:
        """Show the reason where the list would stand; the file of before leaves no trace."""
        self._effect.setText(self._place.wording.gettext("La liste n'a pas pu être lue."))
        self._model.set_rows((refusal,))
        return True

    def _on_read(self, read: AttendanceFile, shown: ShownList) -> None:
        self._read = read
        wording, understood = self._place.wording, read.understood
        self._offer_sheets(read)
        self.columns.show_list(understood)
        self.lines.show_list(shown)
        self._columns.remember_as("-".join(("listed-lines", *understood.columns)))
        self.lines.show()
        self.troubles.setVisible(bool(understood.problems))
        remarks: list[Refused | Notice] = [*understood.forbidden, *understood.notices]
        self._notices.setText("\n".join(map(wording.sentence, remarks)))
        self._counts.show_people(understood.people)
        self._model.set_rows(understood.problems)
        self.valid_only.setVisible(bool(understood.problems and understood.people))
        self._rehearse()

    def _offer_sheets(self, read: AttendanceFile) -> None:
        """Offer the sheets of a workbook that has several, once; the first with content was read first."""
        if self.sheet.count() or not read.table.other_sheets:
            return
        with QSignalBlocker(self.sheet):
            self.sheet.offer((name, name) for name in (read.table.sheet, *read.table.other_sheets))
        self._sheet_field.show()

    def _request(self) -> ImportAttendance | None:
        """Return what would be imported; None while the person has still to decide, or nothing is valid."""
        if not self._read or not self._session or not self._read.understood.people:
            return None
        if self._read.understood.problems and not self.valid_only.isChecked():
            return None
        return self._read.request_for(self._session.code)

    def _rehearse(self) -> None:
        """Ask the rules what the import would do before it can be wished for."""
        self.accept.setEnabled(False)
        request = self._request()
        if request:
            self._place.rehearse(self, import_attendance, request, self._on_rehearsed, self._on_refused)
        elif self._read:
            self._effect.setText(
                self._place.wording.gettext("Corrigez la liste, ou n'importez que les lignes valides.")
                if self._read.understood.people
                else self._place.wording.gettext(
                    "Rien à importer : dites quelles colonnes lire, ou corrigez la liste."
                )
            )

    def _on_rehearsed(self, effect: AttendanceImported) -> None:
        if not self._request():
            return
        self._effect.setText(self._told(effect))
        self.accept.setEnabled(True)
        self.accept.setFocus()

    def _on_refused(self, refusal: Refused) -> bool:
        self._effect.setText(self._place.wording.sentence(refusal))
        return True

    def _told(self, effect: AttendanceImported) -> str:
        wording = self._place.wording
        parts: Iterable[str] = (
            wording.ngettext("{n} présent", "{n} présents", effect.present).format(n=effect.present),
            wording.ngettext("{n} absent", "{n} absents", effect.absent).format(n=effect.absent),
            wording.ngettext(
                "{n} personne nouvelle dans le programme",
                "{n} personnes nouvelles dans le programme",
                effect.new_people,
            ).format(n=effect.new_people),
        )
        return wording.listed(list(parts))

    def _import(self) -> None:
        request = self._request()
        if request:
            self.accept.setEnabled(False)
            self._place.do(self, import_attendance, request, self._on_imported)

    def _on_imported(self, effect: AttendanceImported) -> None:
        self._place.messages.done(
            self._place.wording.gettext("Liste importée : {counts}.").format(counts=self._told(effect))
        )
        self._closed()
