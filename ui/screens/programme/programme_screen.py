"""The screen of the programme: what is declared, and the file that declares it anew."""

from pathlib import Path

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.layouts import column, holding
from ui.parts.pages import heading
from ui.screens.file_screen import FileScreen
from ui.screens.programme.lines import Line, Loaded, Part, line_columns, loaded_lines, read_loaded
from ui.screens.programme.programme_preview import ProgrammePreview
from ui.tables.column_choice import ColumnChoice
from ui.tables.export import export_button
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.duties import Duty
from voucher_desk.domain.programme import Programme
from voucher_desk.usecases.load_programme import ProgrammeLoaded


class ProgrammeScreen(FileScreen):
    """Donations, lots, providers and people as they are loaded; a file is looked at before it is."""

    shows = frozenset({"programme"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._found: Loaded | None = None
        self._waiting: Path | None = None
        self.facts = Facts()
        self._model: RowsModel[Line] = RowsModel(line_columns(place.wording, effects=False), self)
        nothing = EmptyState(
            "programme",
            _("Aucun programme"),
            _("Chargez le fichier TOML du programme, ou déposez-le sur la fenêtre."),
        )
        self.table = TableView(self._model, _("Ce que le programme déclare"), nothing)
        ColumnChoice(place, self.table, "programme")
        self.load = button(_("Charger un fichier…"), self._choose_file, kind="primary", sign="import")
        self.export = export_button(place, self.table, lambda: "programme")
        self.preview = ProgrammePreview(place, self._on_loaded, self._show_list)
        self._card = card(self.facts)
        self._lay_out()

    def reload(self) -> None:
        """Read the programme again."""
        self.load.setVisible(Duty.DESIGN in self.place.duties)
        self.place.read(self, read_loaded, self._on_found)

    def import_file(self, path: Path) -> None:
        """Show the preview of a programme file, to who may load one."""
        _ = self.place.wording.gettext
        if Duty.DESIGN not in self.place.duties:
            self.place.messages.refused(
                _("Seules la finance et l'administration chargent un programme. Rien n'a changé.")
            )
        elif self._found is None:  # what is loaded is still being read
            self._waiting = path
        else:
            self._show_preview()
            self.preview.show_file(path, self._found)

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        top = heading(
            _("Programme"),
            _("Dons, lots de bons, prestataires et personnes du bureau : un seul fichier les déclare."),
            self.export,
            self.load,
        )
        parts = column(top, self._card, self.table, spacing=14)
        parts.setStretch(2, 1)
        self._take_pages(holding(parts), self.preview)

    def _on_person_changed(self) -> None:
        """Leave the preview: another person decides anew."""
        self._show_list()
        super()._on_person_changed()

    def _on_found(self, found: Loaded) -> None:
        self._found = found
        lines = loaded_lines(found, self.place.wording)
        self._model.set_rows([line for line in lines if line.part is not Part.PROGRAMME])
        self._card.setVisible(found.programme is not None)
        if found.programme:
            self.facts.show_pairs(self._pairs(found.programme))
        self.place.take_users(found.users)
        if waiting := self._waiting:
            self._waiting = None
            self.import_file(waiting)

    def _pairs(self, one: Programme) -> tuple[tuple[str, str], ...]:
        wording = self.place.wording
        _ = wording.gettext
        window = _("du {since} au {until}").format(
            since=wording.day(one.starts_on), until=wording.day(one.ends_on)
        )
        return (
            (_("Programme"), f"{wording.isolated(one.code)} · {one.name}"),
            (_("Période"), window),
            (_("Titre des bons"), one.voucher_title),
            (_("Téléphone"), wording.isolated(one.hotline)),
            (_("Exercice"), _("oui : aucun bon n'a de valeur") if one.training else ""),
        )

    def _choose_file(self) -> None:
        path = self.place.questions.choose_programme_file()
        if path:
            self.import_file(path)

    def _on_loaded(self, loaded: ProgrammeLoaded) -> None:
        wording = self.place.wording
        said = wording.ngettext(
            "Programme {programme} chargé ; {tranches} tranche reçue, {received} MAD.",
            "Programme {programme} chargé ; {tranches} tranches reçues, {received} MAD.",
            loaded.tranches,
        ).format(
            programme=wording.isolated(loaded.programme),
            tranches=loaded.tranches,
            received=wording.amount(loaded.received),
        )
        if self.place.desk.user is None:
            said = f"{said} {wording.gettext('Choisissez maintenant votre nom, en haut.')}"
        self._show_list()
        self.place.messages.done(said)
