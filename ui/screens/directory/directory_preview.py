"""The preview of a list of services: which are new and which change, before anything is taken over."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.effects import Effect, effect_column, effect_of
from ui.parts.empty_state import EmptyState
from ui.parts.file_page import FilePage
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.domain.directory import DirectoryEntry
from voucher_desk.domain.refusals import Refused
from voucher_desk.sentences.directory import COLUMNS
from voucher_desk.spreadsheets.attendance_files import read_list
from voucher_desk.spreadsheets.directory_sheets import read_directory
from voucher_desk.usecases.keep_directory import DirectoryKept, KeepDirectory, keep_directory

Kept = Callable[[DirectoryKept], None]


@dataclass(frozen=True, slots=True)
class ListedService:
    """A service of the list and what becomes of it."""

    entry: DirectoryEntry
    effect: Effect


class DirectoryPreview(QWidget):
    """Shows one list beside the directory of now; `kept` is told once it was taken over."""

    def __init__(self, place: Workplace, kept: Kept, closed: Callable[[], None]) -> None:
        super().__init__()
        self._place, self._kept = place, kept
        self._now: Mapping[str, DirectoryEntry] = {}
        self._request: KeepDirectory | None = None
        _ = place.wording.gettext
        self._model = RowsModel(service_columns(place.wording), self)
        nothing = EmptyState("list", _("Rien à montrer"), _("Choisissez une liste de services lisible."))
        self.services = TableView(self._model, _("Services de la liste"), nothing)
        ColumnChoice(place, self.services, "directory-list")
        ways, title = (self._keep, closed), _("Importer un annuaire")
        self.page = FilePage(place.wording, title, _("Importer"), ways, self.services)
        self.services.about = self.page.file.text
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)

    def show_file(self, path: Path, now: Sequence[DirectoryEntry]) -> None:
        """Read a list and show what becomes of the directory of now; nothing is saved."""
        self._now, self._request = {entry.code: entry for entry in now}, None
        self._model.set_rows(())
        self.page.begin(path.name, self._place.wording.gettext("Lecture de la liste…"))
        self._place.prepare(self, lambda: read_directory(read_list(path)), self._on_read, self._on_refused)

    def _on_read(self, entries: Sequence[DirectoryEntry]) -> None:
        """Ask for what is new or changed alone: a provider that stands there by its contract stays so."""
        rows = [ListedService(entry, effect_of(self._now.get(entry.code), entry)) for entry in entries]
        self._model.set_rows(rows)
        self._request = KeepDirectory([row.entry for row in rows if row.effect is not Effect.KNOWN])
        self._place.rehearse(self, keep_directory, self._request, self._on_rehearsed, self._on_refused)

    def _on_rehearsed(self, _expected: DirectoryKept) -> None:
        counted = Counter(row.effect for row in self._model.rows)
        said = self._place.wording.gettext(
            "Services nouveaux : {added}, modifiés : {changed}, déjà connus : {known}."
        ).format(added=counted[Effect.NEW], changed=counted[Effect.CHANGED], known=counted[Effect.KNOWN])
        self.page.say(said, ready=counted[Effect.KNOWN] < counted.total())

    def _on_refused(self, refusal: Refused) -> bool:
        self.page.say(self._place.wording.sentence(refusal))
        return True

    def _keep(self) -> None:
        if self._request:
            self.page.accept.setEnabled(False)
            self._place.do(self, keep_directory, self._request, self._kept, self._on_refused)


def service_columns(wording: Wording) -> tuple[Column[ListedService], ...]:
    """Return the columns of a list's services."""

    def heading(key: str) -> str:
        word = COLUMNS[key]
        return wording.gettext(word)

    return (
        Column(heading("code"), lambda row: wording.isolated(row.entry.code)),
        Column(heading("name"), lambda row: row.entry.name, gives_way=True),
        Column(heading("kind"), lambda row: wording.title(row.entry.kind)),
        Column(heading("city"), lambda row: row.entry.city),
        Column(heading("place"), lambda row: row.entry.place, gives_way=True),
        effect_column(wording, lambda row: row.effect),
    )
