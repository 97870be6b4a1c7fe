"""The way back from an import: one button for the list imported last, behind a question."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import paragraph
from ui.parts.layouts import column, holding, row
from ui.workplace import Workplace
from voucher_desk.queries.sessions import ImportRow
from voucher_desk.usecases.undo_import import ImportUndone, UndoImport, undo_import


class UndoImportButton(QWidget):
    """Names the list imported last by its instant and counts; hidden where there is none to take back."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._session = ""
        self._last: ImportRow | None = None
        self.told = paragraph("", "muted")
        self.undo = button(place.wording.gettext("Annuler cet import…"), self._ask)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holding(column(self.told, row(self.undo, None), spacing=6)))
        self.hide()

    def show_imports(self, session: str, imports: Sequence[ImportRow]) -> None:
        """Show the latest of a session's imports."""
        self._session = session
        self._last = imports[0] if imports else None
        self.setVisible(self._last is not None)
        if self._last:
            self.told.setText(
                self._place.wording.gettext("Dernière liste : {list}").format(list=self._name())
            )

    def _name(self) -> str:
        """Return the instant and the counts of the last import; the name of its file was never kept."""
        if self._last is None:
            return ""
        wording = self._place.wording
        people = wording.ngettext("{n} personne", "{n} personnes", self._last.rows).format(n=self._last.rows)
        new = wording.ngettext("dont {n} nouvelle", "dont {n} nouvelles", self._last.new_people).format(
            n=self._last.new_people
        )
        return wording.gettext("importée le {moment}, {people} {new}").format(
            moment=wording.moment(self._last.at), people=people, new=new
        )

    def _ask(self) -> None:
        if self._last is None:
            return
        _ = self._place.wording.gettext
        agreed = self._place.questions.confirm(
            _("Annuler l'import de la liste ?"),
            _(
                "Liste {list}. Tout ce qu'elle a apporté est repris : présences et personnes nouvelles."
                " Le même fichier pourra être importé à nouveau."
            ).format(list=self._name()),
            _("Annuler l'import"),
        )
        if agreed:
            wanted = UndoImport(self._session, self._last.file_sha256)
            self._place.do(self, undo_import, wanted, self._on_undone)

    def _on_undone(self, undone: ImportUndone) -> None:
        wording = self._place.wording
        lines = undone.removed + undone.restored
        said = wording.ngettext(
            "Import annulé : {n} présence reprise.", "Import annulé : {n} présences reprises.", lines
        )
        self._place.messages.done(said.format(n=lines))
