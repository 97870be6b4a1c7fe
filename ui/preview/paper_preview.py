"""The preview: the pages of a paper, then its way to the printer or into a file."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.background import Cancelled, Progress
from ui.message_bar import MessageBar
from ui.messages import Offer
from ui.parts.layouts import column
from ui.preview.page_view import PageView
from ui.preview.paper import Paper, Recording
from ui.preview.toolbar import PreviewToolbar
from ui.printer import chosen_pages, print_pages
from ui.questions import FileKind
from ui.work_bar import WorkBar
from ui.workplace import Workplace
from voucher_desk.desk import Desk, Outcome
from voucher_desk.printing.files import spooled
from voucher_desk.printing.pages import Pages

_SHARE = 0.92
_STOPPED = 0


class PaperPreview(QDialog):
    """A window above the one that asked for the paper; the keyboard alone is enough, and Escape closes it."""

    def __init__(self, place: Workplace, paper: Paper, pages: Pages, parent: QWidget) -> None:
        super().__init__(parent)
        _ = place.wording.gettext
        self._place = place
        self._paper = paper
        self._pages = pages
        self._to_record = paper.record
        self._sent = False
        self.setWindowTitle(_("Aperçu avant impression"))
        self.view = PageView(place, pages)
        self.toolbar = PreviewToolbar(self.view, place.wording)
        self.messages = MessageBar(place.messages, place.wording)
        self.work = WorkBar(place.background, place.wording)
        parts = column(self.toolbar, self.messages, self.view, self.work, spacing=10, margin=14)
        parts.setStretch(2, 1)
        self.setLayout(parts)
        self.resize(parent.window().size() * _SHARE)
        self.toolbar.wants_file.connect(self._save)
        self.toolbar.wants_print.connect(self._print)
        self.view.turned.connect(self._name_page)
        self._listen_to_keys()
        self.toolbar.show_count(len(pages))
        self.view.go_to(0)
        self.view.setFocus()

    def _listen_to_keys(self) -> None:
        keys = QKeySequence.StandardKey
        for key, act in (
            ("PgDown", self.view.turn_on),
            ("PgUp", self.view.turn_back),
            ("Ctrl+Home", lambda: self.view.go_to(0)),
            ("Ctrl+End", lambda: self.view.go_to(len(self._pages) - 1)),
            (keys.ZoomIn, self.view.zoom_in),
            ("Ctrl+=", self.view.zoom_in),
            (keys.ZoomOut, self.view.zoom_out),
            ("Ctrl+0", lambda: self.view.zoom_to(100)),
            (keys.Print, self._print),
            (keys.Save, self._save),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _name_page(self, page: int) -> None:
        said = self._place.wording.gettext("Page {page} sur {count}")
        self.view.setAccessibleName(said.format(page=page + 1, count=len(self._pages)))

    def _save(self) -> None:
        path = self._place.questions.choose_where_to_save(self._paper.name, FileKind.PDF)
        if path:
            self._place.make(self, partial(_saved, self._to_record, self._pages, path), self._on_saved(path))

    def _on_saved(self, path: Path) -> Callable[[Pages], None]:
        wording = self._place.wording
        said = wording.gettext("Enregistré : {file}.").format(file=wording.isolated(path.name))
        offer = Offer(wording.gettext("Ouvrir"), lambda: self._place.open_file(path))

        def saved(pages: Pages) -> None:
            self._show_recorded(pages)
            self._place.messages.done(said, offer)

        return saved

    def _print(self) -> None:
        if self._sent and self._paper.record and not self._agrees_to_a_second_time():
            return
        printer = self._place.questions.choose_printer(len(self._pages), once=self._paper.record is not None)
        if printer:
            task = partial(_recorded, self._to_record, self._pages)
            self._place.make(self, task, lambda pages: self._send(pages, printer))

    def _agrees_to_a_second_time(self) -> bool:
        _ = self._place.wording.gettext
        return self._place.questions.confirm(
            _("Imprimer encore une fois"),
            _("Ces bons sont déjà partis à l'imprimante. Un papier en double ne vaut rien : détruisez-le."),
            _("Imprimer"),
        )

    def _send(self, pages: Pages, printer: QPrinter) -> None:
        self._show_recorded(pages)
        wanted = chosen_pages(printer, len(pages))

        def task(_desk: Desk, progress: Progress) -> Outcome[int]:
            with suppress(Cancelled):
                return Outcome(print_pages(pages, wanted, printer, progress), frozenset())
            return Outcome(_STOPPED, frozenset())

        self._sent = True
        self._place.make(self, task, self._on_sent)

    def _on_sent(self, count: int) -> None:
        wording = self._place.wording
        if count == _STOPPED:
            self._place.messages.refused(
                wording.gettext("Impression arrêtée. Vérifiez ce qui est sorti de l'imprimante.")
            )
            return
        said = wording.ngettext(
            "{n} page envoyée à l'imprimante.", "{n} pages envoyées à l'imprimante.", count
        )
        self._place.messages.done(said.format(n=count))

    def _show_recorded(self, pages: Pages) -> None:
        """Show what was recorded: a new paper has codes that no preview knew."""
        self._to_record = None
        if pages is not self._pages:
            self._pages = pages
            self.view.show_pages(pages)
            self.toolbar.show_count(len(pages))


def _recorded(record: Recording | None, pages: Pages, desk: Desk, progress: Progress) -> Outcome[Pages]:
    """Return the pages to print, and count their vouchers as printed where that is still to be done."""
    if record is None:
        return Outcome(pages, frozenset())
    file = BytesIO()
    touched = record(desk, progress, file).touched
    return Outcome(Pages(file.getvalue()), touched)


def _saved(
    record: Recording | None, pages: Pages, path: Path, desk: Desk, progress: Progress
) -> Outcome[Pages]:
    with spooled(path) as file:
        if record is None:
            file.write(pages.pdf)
            return Outcome(pages, frozenset())
        touched = record(desk, progress, file).touched
    return Outcome(Pages(path.read_bytes()), touched)
