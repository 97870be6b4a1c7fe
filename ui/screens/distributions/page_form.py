"""One page of the signed list as it is read off: who signed, ticked by the keyboard, saved by Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.flow import Flow
from ui.parts.labels import label, paragraph
from ui.screens.distributions.signed_list_columns import page_columns
from ui.tables.column_choice import ColumnChoice
from ui.tables.rows_model import RowsModel
from ui.tables.table_view import TableView
from ui.workplace import Workplace
from voucher_desk.domain.signed_lists import WITHOUT_SIGNATURE, LineMark, PageMark
from voucher_desk.queries.signed_lists import SignedLine, SignedPage
from voucher_desk.usecases.return_page import PageReturned, ReturnPage, return_page


class PageTable(TableView[SignedLine]):
    """Signals: `ticked` where the person pressed Space, `done` where they pressed Enter."""

    ticked = Signal()
    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space and Enter; leave other keys to the table."""
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class PageForm(QWidget):
    """Lines begin as they came back before, or as not collected. Signal: `saved` with the PageReturned."""

    saved = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self._page: SignedPage | None = None
        self._marks: dict[int, LineMark] = {}
        self._changed = False
        self.title = label("", "section")
        self.count = paragraph()
        self._model = RowsModel(page_columns(place.wording, lambda line: self._marks[line.number]), self)
        nothing = EmptyState("list", _("Aucune page"), _("Scannez le code carré de la page."))
        self.table = PageTable(self._model, _("Lignes de la page"), nothing)
        ColumnChoice(place, self.table, "signed-list-page")
        self.table.about = self.title.text
        self.all = button(_("Tous signés"), self._sign_all, sign="tick")
        self.thumb = button(_("Empreinte du pouce"), lambda: self._mark(LineMark.THUMBPRINT))
        self.without = button(_("Sans signature…"), self._without, sign="notice")
        self.save = button(_("Enregistrer la page"), self._save, kind="primary", sign="check")
        self._lay_out()
        self.table.ticked.connect(self._toggle)
        self.table.done.connect(self._save)

    @property
    def mark(self) -> PageMark | None:
        """Return the page that is being read off."""
        return self._page.mark if self._page else None

    @property
    def has_changes(self) -> bool:
        """Return whether lines were ticked that are not saved."""
        return self._changed

    def show_page(self, page: SignedPage) -> None:
        """Begin with a page."""
        wording = self._place.wording
        self._page, self._changed = page, False
        self._marks = {line.number: _before(line, page.mark) for line in page.lines}
        said = wording.gettext("Page {page}/{pages} · version {version}")
        mark = page.mark
        self.title.setText(said.format(page=str(mark.page), pages=str(page.pages), version=str(mark.version)))
        self._model.set_rows(page.lines)
        self._tell()
        self.table.choose_row(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        keys = _("Espace : signé ou non. Entrée : enregistrer et passer à la page suivante.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        acts = Flow(self.all, self.thumb, self.without, self.save)
        whole.addWidget(card(self.title, self.count, acts, self.table, paragraph(keys, "muted"), spacing=8))

    def _tell(self) -> None:
        received = sum(mark.is_received for mark in self._marks.values())
        said = self._place.wording.gettext("Ont reçu leur bon : {received} sur {lines}")
        self.count.setText(said.format(received=received, lines=len(self._marks)))

    def _toggle(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            received = self._marks[chosen.number].is_received
            self._mark(LineMark.NOT_COLLECTED if received else LineMark.SIGNED)

    def _sign_all(self) -> None:
        self._put(self._model.rows, LineMark.SIGNED)

    def _without(self) -> None:
        """Ask why the chosen lines bear no signature: nobody is refused help for it."""
        wording = self._place.wording
        _ = wording.gettext
        reasons = [(wording.title(mark), mark) for mark in WITHOUT_SIGNATURE]
        detail = _("La personne a reçu son bon ; la page n'en porte ni signature ni empreinte.")
        reason = self._place.questions.ask_choice(_("Remis sans signature"), detail, reasons)
        if reason:
            self._mark(reason)

    def _mark(self, mark: LineMark) -> None:
        self._put(self.table.all_chosen(), mark)

    def _put(self, lines: Sequence[SignedLine], mark: LineMark) -> None:
        """Mark lines, and leave the person at the line where they are."""
        chosen = self.table.chosen()
        self._marks.update({line.number: mark for line in lines})
        self._changed = self._changed or bool(lines)
        self._model.set_rows(self._model.rows)
        if chosen:
            self.table.choose(str(chosen.number))
        self._tell()
        self.table.setFocus()

    def _save(self) -> None:
        page = self._page
        if page:
            wanted = ReturnPage(page.mark, dict(self._marks), page.older)
            self._place.do(self, return_page, wanted, self._on_saved)

    def _on_saved(self, returned: PageReturned) -> None:
        self._changed = False
        self.saved.emit(returned)


def _before(line: SignedLine, mark: PageMark) -> LineMark:
    """Return what a line of this version showed when its page came back before."""
    back = line.mark if line.version == mark.version else None
    return back or LineMark.NOT_COLLECTED
