"""The preview of a list of interviews: what was understood of it, or each cell at fault."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.empty_state import EmptyState
from ui.parts.file_page import FilePage
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.kinds import count_column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.attendance_list.table import column_of, row_of
from voucher_desk.domain.monitoring import Interview, Round, questions_of
from voucher_desk.domain.monitoring_sheet import InterviewCellsWrong
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.refusals import Refused
from voucher_desk.sentences.monitoring import COLUMNS, question_words
from voucher_desk.spreadsheets.attendance_files import read_list
from voucher_desk.spreadsheets.monitoring_sheets import read_interviews
from voucher_desk.usecases.monitor import NoteInterviews, note_interviews

_ROW_WEIGHT = 1000


@dataclass(frozen=True, slots=True)
class Answered:
    """A part of an interview and in how many interviews of the list it is answered."""

    part: str
    count: int


@dataclass(frozen=True, slots=True)
class CellAtFault:
    """A cell of the list and what it may hold."""

    cell: str
    expected: str


class InterviewsPreview(QWidget):
    """Shows how often each question is answered, never one interview."""

    def __init__(self, place: Workplace, closed: Callable[[], None]) -> None:
        super().__init__()
        self._place, self._closed = place, closed
        self._request: NoteInterviews | None = None
        _ = place.wording.gettext
        self._answered = RowsModel(answered_columns(place.wording), self)
        self._faults = RowsModel(fault_columns(place.wording), self)
        nothing = EmptyState("list", _("Rien à montrer"), _("Choisissez une liste d'entretiens lisible."))
        self.answered = TableView(self._answered, _("Ce qui a été compris"), nothing)
        ColumnChoice(place, self.answered, "interviews-read")
        fine = EmptyState("check", _("Aucun problème"), _("Chaque ligne de la liste a été comprise."))
        self.faults = TableView(self._faults, _("Problèmes de la liste"), fine)
        ColumnChoice(place, self.faults, "interviews-problems")
        ways, title = (self._note, closed), _("Importer des entretiens")
        self.page = FilePage(place.wording, title, _("Importer"), ways, self.faults, self.answered)
        self.answered.about = self.page.file.text
        self.faults.about = self.page.file.text
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)

    def show_file(self, path: Path, asked_in: Round) -> None:
        """Read a list of interviews of a round; nothing is noted."""
        self._request = None
        self._show((), ())
        self.page.begin(path.name, self._place.wording.gettext("Lecture de la liste…"))
        self._place.prepare(
            self,
            lambda: read_interviews(read_list(path), asked_in),
            lambda interviews: self._on_read(asked_in, interviews),
            self._on_refused,
        )

    def _show(self, answered: Sequence[Answered], faults: Sequence[CellAtFault]) -> None:
        self._answered.set_rows(answered)
        self._faults.set_rows(faults)
        self.faults.setVisible(bool(faults))
        self.answered.setVisible(not faults)

    def _on_read(self, asked_in: Round, interviews: Sequence[Interview]) -> None:
        self._request = NoteInterviews(asked_in.code, interviews)
        self._show(answered_parts(asked_in, interviews, self._place.wording), ())
        self._place.rehearse(self, note_interviews, self._request, self._on_rehearsed, self._on_refused)

    def _on_rehearsed(self, count: int) -> None:
        wording = self._place.wording
        said = wording.ngettext("{n} entretien sera noté.", "{n} entretiens seront notés.", count)
        once = wording.gettext(
            "Une fois notés, personne ne peut les rouvrir ; deux fois la liste compterait double."
        )
        self.page.say(f"{said.format(n=count)} {once}", ready=True)

    def _on_refused(self, refusal: Refused) -> bool:
        wording = self._place.wording
        if isinstance(refusal, InterviewCellsWrong):
            self._show((), [_fault(text) for text in refusal.cells])
            self.page.say(
                wording.gettext("Rien ne sera importé : corrigez la liste, puis choisissez-la de nouveau.")
            )
        else:
            self.page.say(wording.sentence(refusal))
        return True

    def _note(self) -> None:
        if self._request:
            self.page.accept.setEnabled(False)
            self._place.do(self, note_interviews, self._request, self._on_noted, self._on_refused)

    def _on_noted(self, count: int) -> None:
        said = self._place.wording.ngettext("{n} entretien noté.", "{n} entretiens notés.", count)
        self._closed()
        self._place.messages.done(said.format(n=count))


def answered_parts(asked_in: Round, interviews: Sequence[Interview], wording: Wording) -> list[Answered]:
    """Return each part of the interviews of a round with how many answer it."""
    sex, age, city = (wording.gettext(heading) for heading in COLUMNS.values())
    known = (
        Answered(sex, sum(one.sex is not Sex.UNKNOWN for one in interviews)),
        Answered(age, sum(one.age_group is not AgeGroup.UNKNOWN for one in interviews)),
        Answered(city, sum(bool(one.city) for one in interviews)),
    )
    asked = [
        Answered(question_words(one, wording.translations), sum(one in each.answers for each in interviews))
        for one in questions_of(asked_in.moment)
    ]
    return [*known, *asked]


def answered_columns(wording: Wording) -> tuple[Column[Answered], ...]:
    """Return the columns of what was understood."""
    _ = wording.gettext
    part: Column[Answered] = Column(
        _("Question"), lambda row: row.part, gives_way=True, explained=lambda row: row.part
    )
    return (part, count_column(_("Réponses"), wording, lambda row: row.count))


def fault_columns(wording: Wording) -> tuple[Column[CellAtFault], ...]:
    """Return the columns of the cells at fault, ordered by line."""
    _ = wording.gettext

    def told(row: CellAtFault) -> str:
        if not row.expected:
            return _("Cette ligne ne répond à aucune question.")
        return _("Attendu : {expected}").format(expected=wording.isolated(row.expected))

    return (
        Column(
            _("Cellule"),
            lambda row: wording.isolated(row.cell),
            lambda row: row_of(row.cell) * _ROW_WEIGHT + column_of(row.cell),
            fails=lambda _row: True,
        ),
        Column(_("À corriger"), told, gives_way=True, explained=told),
    )


def _fault(text: str) -> CellAtFault:
    """Return a cell and what it may hold, as the refusal writes both: `C7 (0, 1)`."""
    cell, _sign, expected = text.partition(" (")
    return CellAtFault(cell, expected.removesuffix(")"))
