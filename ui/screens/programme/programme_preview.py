"""The preview of a programme file: what is new in it and what changes, before anything is loaded."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.effects import Effect
from ui.parts.empty_state import EmptyState
from ui.parts.file_page import FilePage
from ui.screens.programme.lines import Loaded, declared_lines, line_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.programme import ProgrammeDeclaration
from voucher_desk.domain.programme_file import read_programme_file
from voucher_desk.domain.refusals import Refused
from voucher_desk.ports.faults import FileUnreadable
from voucher_desk.usecases.load_programme import LoadProgramme, ProgrammeLoaded, load_programme


class ProgrammePreview(QWidget):
    """Shows one file beside what is loaded; `loaded` is told once it is in the books."""

    def __init__(
        self, place: Workplace, loaded: Callable[[ProgrammeLoaded], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._place, self._loaded = place, loaded
        self._before: Loaded | None = None
        self._declared: ProgrammeDeclaration | None = None
        _ = place.wording.gettext
        self._model = RowsModel(line_columns(place.wording, effects=True), self)
        nothing = EmptyState(
            "programme", _("Rien à charger"), _("Choisissez un fichier de programme lisible.")
        )
        self.lines = TableView(self._model, _("Ce que le fichier déclare"), nothing)
        ColumnChoice(place, self.lines, "programme-lines")
        ways = (self._load, closed)
        self.page = FilePage(place.wording, _("Charger un programme"), _("Charger"), ways, self.lines)
        self.lines.about = self.page.file.text
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)

    def show_file(self, path: Path, before: Loaded) -> None:
        """Read a file and show what loading it would change; nothing is saved."""
        self._before, self._declared = before, None
        self._model.set_rows(())
        self.page.begin(path.name, self._place.wording.gettext("Lecture du programme…"))
        self._place.prepare(self, lambda: _read(path), self._on_read, self._on_refused)

    def _on_read(self, declared: ProgrammeDeclaration) -> None:
        self._declared = declared
        if self._before:
            self._model.set_rows(declared_lines(declared, self._before, self._place.wording))
        request = LoadProgramme(declared)
        self._place.rehearse(self, load_programme, request, self._on_rehearsed, self._on_refused)

    def _on_refused(self, refusal: Refused) -> bool:
        self.page.say(self._place.wording.sentence(refusal))
        return True

    def _on_rehearsed(self, expected: ProgrammeLoaded) -> None:
        wording = self._place.wording
        _, counted = wording.gettext, Counter(line.effect for line in self._model.rows)
        said = _("Programme {programme} : {new} lignes nouvelles, {changed} modifiées, {known} déjà connues.")
        effect = said.format(
            programme=wording.isolated(expected.programme),
            new=counted[Effect.NEW],
            changed=counted[Effect.CHANGED],
            known=counted[Effect.KNOWN],
        )
        received = wording.ngettext(
            "{n} tranche sera reçue : {sum}.", "{n} tranches seront reçues : {sum}.", expected.tranches
        ).format(n=expected.tranches, sum=wording.money(expected.received))
        rest = _("Les autres noms, les services et les prix deviennent ceux du fichier.")
        parts = (effect, received if expected.tranches else "", self._left_out(), rest)
        self.page.say(" ".join(part for part in parts if part), ready=True)

    def _left_out(self) -> str:
        """Say what is loaded and stands no more in the file: it stays, for nothing is ever removed."""
        before = self._before.users if self._before else ()
        declared = {one.code for one in self._declared.users} if self._declared else set()
        gone = [self._place.wording.isolated(user.code) for user in before if user.code not in declared]
        if not gone:
            return ""
        said = self._place.wording.gettext("Absentes du fichier, ces personnes restent : {people}.")
        return said.format(people=self._place.wording.listed(gone))

    def _load(self) -> None:
        if self._declared:
            self.page.accept.setEnabled(False)
            self._place.do(
                self, load_programme, LoadProgramme(self._declared), self._loaded, self._on_refused
            )


def _read(path: Path) -> ProgrammeDeclaration:
    """Read a programme file. Raises FileUnreadable and what is wrong in it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    return read_programme_file(data)
