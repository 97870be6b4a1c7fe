"""The backups of a folder, in a window of their own: what each holds, its hash compared, one given back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.forms import field
from ui.parts.labels import paragraph, selectable
from ui.parts.layouts import column, holding, row
from ui.parts.numbers import Number
from ui.settings import MOST_BACKUPS
from ui.tables.column_choice import ColumnChoice
from ui.tables.columns import Column
from ui.tables.kinds import count_column, moment_column
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.wording import Wording
from ui.workplace import Workplace
from voucher_desk.backups import listed_in, sha256_of
from voucher_desk.domain.backups import Backup
from voucher_desk.domain.refusals import Refused

_SHARE = 0.85


class BackupsWindow(QDialog):
    """Lists the home's own folder first. Signal: `wanted`, the file of the backup to be given back."""

    wanted = Signal(object)

    def __init__(self, place: Workplace, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        _ = place.wording.gettext
        self._place = place
        self.setWindowTitle(_("Sauvegardes"))
        self._model = RowsModel(backup_columns(place.wording), self)
        nothing = EmptyState("list", _("Aucune sauvegarde"), _("Choisissez un autre dossier, ou une clé."))
        self.table = TableView(self._model, _("Sauvegardes"), nothing)
        ColumnChoice(place, self.table, "backups")
        self.folder = selectable("", "muted")
        self.table.about = self.folder.text
        self.told = paragraph()
        self.told.setAccessibleName(_("Résultat de la comparaison"))
        self.other = button(_("Un autre dossier…"), self._choose_folder, sign="search")
        self.compare = button(_("Comparer une empreinte…"), self._compare, sign="check")
        self.restore = button(_("Restaurer celle-ci…"), self._restore, sign="replace")
        self.kept = Number(1, MOST_BACKUPS)
        self.kept.setValue(place.keeping.number_kept)
        self.kept.valueChanged.connect(place.keeping.keep)
        self._lay_out()
        self.resize(parent.window().size() * _SHARE)
        self.table.row_chosen.connect(self._on_chosen)
        self.show_folder(folder)

    def show_folder(self, folder: Path) -> None:
        """Read the backups of a folder."""
        self.folder.setText(self._place.wording.isolated(folder.name))
        self._say("")
        self._place.prepare(self, lambda: listed_in(folder), self._show, self._refused)

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        kept = field(_("Sauvegardes gardées sur ce poste"), self.kept)
        acts = row(self.other, self.compare, None, self.restore, button(_("Fermer"), self.reject))
        parts = column(self.folder, self.table, self.told, holding(row(kept, None)), acts, margin=14)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def _show(self, found: Sequence[Backup]) -> None:
        self._model.set_rows(found)
        if found:
            self.table.choose_row(0)
        self._on_chosen(self.table.chosen())

    def _refused(self, refusal: Refused) -> bool:
        self._say(self._place.wording.sentence(refusal))
        return True

    def _on_chosen(self, chosen: Backup | None) -> None:
        self.compare.setEnabled(chosen is not None)
        self.restore.setEnabled(chosen is not None)
        self.restore.setVisible(self._place.keeping.may_restore)

    def _choose_folder(self) -> None:
        folder = self._place.questions.choose_folder()
        if folder:
            self.show_folder(folder)

    def _compare(self) -> None:
        """Compute the hash of the file anew, and compare it with the one on paper, or in its anchor."""
        chosen, _ = self.table.chosen(), self._place.wording.gettext
        if chosen is None:
            return
        typed = self._place.questions.ask_hash(
            _("Comparer une empreinte"),
            _("Celle qui a été notée quand la sauvegarde a été faite ; vide : celle de son ancre."),
        )
        if typed is not None:
            expected = typed or chosen.sha256
            self._place.prepare(
                self, lambda: sha256_of(chosen.file), lambda found: self._tell(expected, found), self._refused
            )

    def _tell(self, expected: str, found: str) -> None:
        wording = self._place.wording
        _ = wording.gettext
        said = (
            _("✓ L'empreinte concorde : ce fichier est celui qui a été noté.")
            if found == expected
            else _("✗ L'empreinte ne concorde pas : ne restaurez pas ce fichier. Le sien est {sha256}.")
        )
        self._say(said.format(sha256=wording.isolated(found)))

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _restore(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            self.reject()
            self.wanted.emit(chosen.file)


def backup_columns(wording: Wording) -> tuple[Column[Backup], ...]:
    """Return the columns of backups."""
    _ = wording.gettext
    return (
        moment_column(_("Faite le"), wording, lambda one: one.taken_at),
        count_column(_("Opérations"), wording, lambda one: one.contents.events),
        count_column(_("Bons"), wording, lambda one: one.contents.vouchers),
        count_column(_("Échanges"), wording, lambda one: one.contents.redemptions),
        Column(_("Fichier"), lambda one: wording.isolated(one.file.name), gives_way=True),
        Column(
            _("Empreinte"),
            lambda one: wording.isolated(one.sha256),
            gives_way=True,
            explained=lambda one: one.sha256,
        ),
    )
