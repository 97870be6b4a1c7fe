"""One sample: its terms, how anybody draws it again, and what it holds, on screen, paper and sheet."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.papers import save_file, show_paper
from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import Facts, card
from ui.parts.labels import label, paragraph
from ui.parts.layouts import holding, row
from ui.preview.paper import Paper, drawn_by
from ui.questions import FileKind
from ui.screens.samples.columns import line_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.desk import Desk
from voucher_desk.printing.files import draw_sample_list, spooled
from voucher_desk.queries.samples import Sample, SampleRow
from voucher_desk.sentences.samples import algorithm_words, changed_words, terms_words
from voucher_desk.spreadsheets.sample_sheets import write_sample, write_sample_csv


class SamplePanel(QWidget):
    """Shows the sample chosen in the list; people's codes only to the association, which knows them."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self._row: SampleRow | None = None
        self._people = False
        self.title = label("", "section")
        self.facts = Facts()
        self.changed = label(changed_words(place.wording.translations), "failing")
        self.algorithm = paragraph("", "muted")
        self.algorithm.hide()
        self.explain = button(_("Comment refaire le tirage"), self._on_explain, kind="quiet")
        self._model = RowsModel(line_columns(place.wording, people=False), self)
        nothing = EmptyState("waiting", _("Lecture en cours"), _("L'échantillon est tiré à nouveau."))
        self.table = TableView(self._model, _("Échantillon"), nothing)
        self._columns = ColumnChoice(place, self.table, "sample-lines")
        self.table.about = self.title.text
        self.paper = button(_("Imprimer la liste…"), self._show_paper, sign="print")
        self.workbook = button("Excel", lambda: self._save(FileKind.WORKBOOK), sign="export")
        self.csv = button("CSV", lambda: self._save(FileKind.TABLE), sign="export")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        top = holding(row(self.title, None, self.explain))
        whole.addWidget(card(top, self.facts, self.changed, self.algorithm, spacing=8))
        whole.addWidget(self.table, 1)
        whole.addWidget(holding(row(None, self.paper, self.workbook, self.csv)))

    def show_sample(self, chosen: SampleRow, *, people: bool) -> None:
        """Show a sample, then draw it again."""
        words = self._place.wording
        _ = words.gettext
        self._row, self._people = chosen, people
        self.title.setText(_("Échantillon {number}").format(number=chosen.number))
        size = _("{size} sur {population}").format(size=chosen.size, population=chosen.population)
        self.facts.show_pairs(
            (
                (_("De"), words.isolated(chosen.of) or _("tout le programme")),
                (_("Taille"), f"{size} ({words.word(chosen.drawn)})"),
                (_("Sûreté"), terms_words(chosen, words.on_screen)),
                (_("Graine"), words.isolated(chosen.seed)),
                (_("Tiré par"), words.isolated(chosen.drawn_by)),
            )
        )
        self.algorithm.setText(algorithm_words(chosen, words.translations))
        self.changed.hide()
        self._model.set_columns(line_columns(words, people=people))
        self._columns.remember_as("sample-people" if people else "sample-lines")
        self._model.set_rows(())
        number = chosen.number
        self._place.read(self, lambda queries: queries.sample(number), self._on_sample)

    def forget(self) -> None:
        """Show nothing any more."""
        self._row = None
        self._model.set_rows(())

    def _on_sample(self, found: Sample) -> None:
        """Show what was drawn, unless another sample was chosen by now."""
        if found.row == self._row:
            self.changed.setVisible(not found.intact)
            self._model.set_rows(found.lines)

    def _on_explain(self) -> None:
        self.algorithm.setVisible(self.algorithm.isHidden())

    def _name(self) -> str:
        return f"echantillon-{self._row.number}" if self._row else "echantillon"

    def _show_paper(self) -> None:
        if self._row:
            number, people, words = self._row.number, self._people, self._place.wording.translations
            draw = drawn_by(lambda desk, file: draw_sample_list(desk, number, file, words, people=people))
            show_paper(self._place, self, Paper(self._name(), draw))

    def _save(self, kind: FileKind) -> None:
        if self._row is None:
            return
        number, people, words = self._row.number, self._people, self._place.wording.translations

        def write(desk: Desk, path: Path) -> None:
            found = desk.read(lambda queries: queries.sample(number))
            make = write_sample if kind is FileKind.WORKBOOK else write_sample_csv
            with spooled(path) as file:
                make(found, file, words, people=people)

        save_file(self._place, self, self._name(), kind, write)
