"""The directory of services: found by any word, kept by those who orient people, printed to take along."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QStackedWidget

from ui.papers import save_file, show_paper
from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.labels import selectable
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.pages import beside, heading
from ui.preview.paper import Paper, drawn_by
from ui.questions import FileKind
from ui.screens.directory.columns import directory_columns
from ui.screens.directory.directory_preview import DirectoryPreview
from ui.screens.directory.entry_form import EntryForm
from ui.screens.file_screen import FileScreen
from ui.tables.column_choice import ColumnChoice
from ui.tables.paper import filter_words
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.domain.directory import TEXTS, DirectoryEntry, found
from voucher_desk.domain.duties import Duty
from voucher_desk.printing.files import draw_directory, spooled
from voucher_desk.queries.programme import ProviderRow
from voucher_desk.sentences.directory import COLUMNS
from voucher_desk.spreadsheets.directory_sheets import write_directory, write_directory_csv
from voucher_desk.usecases.keep_directory import DirectoryKept, KeepDirectory, keep_directory

_LONGEST_SEARCH = 120


class DirectoryScreen(FileScreen):
    """Services beside the one chosen; a search narrows them as one types, a list adds to them."""

    shows = frozenset({"directory"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        _ = place.wording.gettext
        self._entries: Sequence[DirectoryEntry] = ()
        self._providers: Sequence[tuple[str, str]] = ()
        self._kept = ""
        self._model = RowsModel(directory_columns(place.wording), self)
        nothing = EmptyState(
            "list", _("Aucun service"), _("Changez la recherche, ou ajoutez un service à l'annuaire.")
        )
        self.table = TableView(self._model, _("Services"), nothing)
        ColumnChoice(place, self.table, "directory")
        self.search = self._made_search()
        self.city: Choices[str] = Choices()
        self.city.setAccessibleName(_("Ville"))
        self.table.about = lambda: filter_words(place.wording, self.search, self.city)
        self.add = button(_("Nouveau service"), self._begin_new, kind="primary", sign="add")
        self.change = button(_("Modifier…"), self._begin_change)
        self.print_it = button(_("Imprimer"), self._print, sign="print")
        self.workbook = button("Excel", lambda: self._save(FileKind.WORKBOOK), sign="export")
        self.csv = button("CSV", lambda: self._save(FileKind.TABLE), sign="export")
        self.import_it = button(_("Importer une liste…"), self._choose_file, sign="import")
        self.preview = DirectoryPreview(place, self._on_list_kept, self._show_list)
        self.form = EntryForm(place, self._keep, self._show_facts_page)
        self._name = selectable("", "section")
        self._facts = Facts()
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.city.currentIndexChanged.connect(lambda _at: self._narrow())
        self.table.row_chosen.connect(self._on_chosen)

    def _made_search(self) -> QLineEdit:
        _ = self.place.wording.gettext
        made = QLineEdit(maxLength=_LONGEST_SEARCH)
        made.setPlaceholderText(_("Chercher : ville, soins, langue, quartier…"))
        made.setAccessibleName(_("Chercher un service"))
        made.setClearButtonEnabled(True)
        return made

    def reload(self) -> None:
        """Read the directory again."""
        self.place.read(
            self,
            lambda queries: (queries.directory(), queries.providers()),
            lambda read: self._on_read(*read),
        )

    def import_file(self, path: Path) -> None:
        """Show the preview of a list of services, to who keeps the directory."""
        if Duty.ORIENT not in self.place.duties:
            _ = self.place.wording.gettext
            self.place.messages.refused(_("L'annuaire se consulte seulement. Rien n'a changé."))
            return
        self._show_preview()
        self.preview.show_file(path, self._entries)

    def _choose_file(self) -> None:
        path = self.place.questions.choose_directory()
        if path:
            self.import_file(path)

    def _on_list_kept(self, kept: DirectoryKept) -> None:
        self._show_list()
        self._on_kept(kept)

    def _on_person_changed(self) -> None:
        """Leave the preview: another person decides anew."""
        self._show_list()
        super()._on_person_changed()

    def _lay_out(self) -> None:
        _ = self.place.wording.gettext
        top = heading(
            _("Annuaire"),
            _("Où orienter une personne, par ville et par soins."),
            *(self.print_it, self.workbook, self.csv, self.import_it, self.add),
        )
        facts = scrolling(
            holding(column(card(self._name, self._facts, holding(row(self.change, None))), None))
        )
        self._right = QStackedWidget()
        advice = EmptyState("list", _("Choisissez un service"), _("Son lieu, ses heures, comment y venir."))
        for page in (advice, facts, self.form):
            self._right.addWidget(page)
        left = holding(column(row(self.search, self.city), self.table, spacing=8))
        parts = column(top, beside(left, self._right, (5, 3)), spacing=14)
        parts.setStretch(1, 1)
        self._take_pages(holding(parts), self.preview)

    def _on_read(self, entries: Sequence[DirectoryEntry], providers: Sequence[ProviderRow]) -> None:
        self._entries = entries
        self._providers = [(row.code, row.name) for row in providers]
        may_keep = Duty.ORIENT in self.place.duties
        for made in (self.add, self.change, self.import_it):
            made.setVisible(may_keep)
        chosen = self.city.value()
        cities = list(dict.fromkeys(entry.city for entry in entries))
        self.city.blockSignals(True)
        every = self.place.wording.gettext("Toutes les villes")
        self.city.offer([(every, ""), *((city, city) for city in cities)])
        self.city.choose(chosen)
        self.city.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        """Show what is searched for; a service that closed stays to be found by who keeps the directory."""
        shown = found(self._entries, self.search.text(), self.city.value() or "")
        if Duty.ORIENT not in self.place.duties:
            shown = [entry for entry in shown if entry.open_now]
        chosen = self.table.chosen()
        wanted = self._kept or (chosen.code if chosen else "")
        self._kept = ""
        self._model.set_rows(shown)
        codes = [entry.code for entry in self.table.shown()]
        if codes:
            self.table.choose_row(codes.index(wanted) if wanted in codes else 0)

    def _on_chosen(self, entry: DirectoryEntry | None) -> None:
        if entry is None:
            self._right.setCurrentIndex(0)
            return
        wording = self.place.wording
        self._name.setText(entry.name)
        headings = {key: wording.gettext(word) for key, word in COLUMNS.items()}
        texts = [(headings[key], getattr(entry, key)) for key in TEXTS if key != "name"]
        closed = [] if entry.open_now else [(headings["open_now"], wording.gettext("non"))]
        self._facts.show_pairs([*closed, (headings["kind"], wording.title(entry.kind)), *texts])
        self._show_facts_page()

    def _show_facts_page(self) -> None:
        self._right.setCurrentIndex(1 if self.table.chosen() else 0)

    def _begin_new(self) -> None:
        self.form.begin(None, self._providers)
        self._right.setCurrentWidget(self.form)

    def _begin_change(self) -> None:
        if entry := self.table.chosen():
            self.form.begin(entry, self._providers)
            self._right.setCurrentWidget(self.form)

    def _keep(self, entry: DirectoryEntry) -> None:
        self._kept = entry.code.strip()
        self.place.do(self, keep_directory, KeepDirectory((entry,)), self._on_kept)

    def _on_kept(self, kept: DirectoryKept) -> None:
        _ = self.place.wording.gettext
        self.place.messages.done(
            _("Annuaire à jour.") if kept.added or kept.changed else _("Rien à changer.")
        )
        self._show_facts_page()

    def _print(self) -> None:
        entries = [entry for entry in self.table.shown() if entry.open_now]
        translations = self.place.wording.translations
        draw = drawn_by(lambda desk, file: draw_directory(desk, entries, file, translations))
        show_paper(self.place, self, Paper("annuaire", draw))

    def _save(self, kind: FileKind) -> None:
        """Save the services shown, whole: the file can be taken over again."""
        entries, translations = self.table.shown(), self.place.wording.translations

        def write(_desk: Desk, path: Path) -> None:
            with spooled(path) as file:
                if kind is FileKind.WORKBOOK:
                    write_directory(entries, file, translations)
                else:
                    write_directory_csv(entries, file, translations)

        save_file(self.place, self, "annuaire", kind, write)
