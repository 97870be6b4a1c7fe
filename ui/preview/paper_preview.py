"""The preview: the pages of a paper, then its way to the printer or into a file."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Recorded:
    """The pages of a paper as shown or as recorded, and a serial on them where they are vouchers."""

    pages: Pages
    serial: str


class PaperPreview(QDialog):
    """A window above the one that asked for the paper; the keyboard alone is enough, and Escape closes it."""

    def __init__(self, place: Workplace, paper: Paper, pages: Pages, parent: QWidget) -> None:
        super().__init__(parent)
        _ = place.wording.gettext
        self._place = place
        self._paper = paper
        self._recorded = Recorded(pages, "")
        self._to_record = paper.record
        self._sent: set[int] = set()
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

    def reject(self) -> None:
        """Close, unless a print or a file is under way: who closed would not hear how it ended."""
        if not self._place.is_making(self):
            super().reject()

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
            task = partial(_saved, self._to_record, self._recorded, path)
            self._place.make(self, task, self._on_saved(path))

    def _on_saved(self, path: Path) -> Callable[[Recorded], None]:
        wording = self._place.wording
        said = wording.gettext("Enregistré : {file}.").format(file=wording.isolated(path.name))
        offer = Offer(wording.gettext("Ouvrir"), lambda: self._place.open_file(path))

        def saved(recorded: Recorded) -> None:
            self._show_recorded(recorded)
            self._place.messages.done(said, offer)

        return saved

    def _print(self) -> None:
        once = self._paper.record is not None
        printer = self._place.questions.choose_printer(len(self._pages), once=once)
        if printer is None:
            return
        twice = self._sent.intersection(chosen_pages(printer, len(self._pages)))
        if once and twice and not self._agrees_to_a_second_time():
            return
        task = partial(_recorded, self._to_record, self._recorded)
        self._place.make(self, task, lambda recorded: self._send(recorded, printer))

    def _agrees_to_a_second_time(self) -> bool:
        _ = self._place.wording.gettext
        return self._place.questions.confirm(
            _("Imprimer encore une fois"),
            _("Ces bons sont déjà partis à l'imprimante. Un papier en double ne vaut rien : détruisez-le."),
            _("Imprimer"),
        )

    def _send(self, recorded: Recorded, printer: QPrinter) -> None:
        self._show_recorded(recorded)
        wanted = chosen_pages(printer, len(recorded.pages))

        def task(_desk: Desk, progress: Progress) -> Outcome[bool]:
            with suppress(Cancelled):
                print_pages(recorded.pages, wanted, printer, progress)
                return Outcome(True, frozenset())
            return Outcome(False, frozenset())

        self._place.make(self, task, lambda whole: self._on_sent(wanted, whole=whole))

    def _on_sent(self, wanted: Sequence[int], *, whole: bool) -> None:
        wording = self._place.wording
        self._sent.update(wanted)
        if whole:
            said = wording.ngettext(
                "{n} page envoyée à l'imprimante.", "{n} pages envoyées à l'imprimante.", len(wanted)
            )
            self._place.messages.done(said.format(n=len(wanted)))
        else:
            self._place.messages.refused(
                wording.gettext("Impression arrêtée. Vérifiez ce qui est sorti de l'imprimante.")
            )
        if self._paper.count and len(self._sent) == len(self._pages):
            self.accept()
            self._paper.count(self._recorded.serial)

    @property
    def _pages(self) -> Pages:
        return self._recorded.pages

    def _show_recorded(self, recorded: Recorded) -> None:
        """Show what was recorded: a new paper has codes that no preview knew."""
        self._to_record = None
        if recorded is not self._recorded:
            self._recorded = recorded
            self.view.show_pages(recorded.pages)
            self.toolbar.show_count(len(recorded.pages))


def _recorded(record: Recording | None, shown: Recorded, desk: Desk, progress: Progress) -> Outcome[Recorded]:
    """Return the pages to print, and count their vouchers as printed where that is still to be done."""
    if record is None:
        return Outcome(shown, frozenset())
    file = BytesIO()
    outcome = record(desk, progress, file)
    return Outcome(Recorded(Pages(file.getvalue()), outcome.value), outcome.touched)


def _saved(
    record: Recording | None, shown: Recorded, path: Path, desk: Desk, progress: Progress
) -> Outcome[Recorded]:
    with spooled(path) as file:
        if record is None:
            file.write(shown.pages.pdf)
            return Outcome(shown, frozenset())
        outcome = record(desk, progress, file)
    return Outcome(Recorded(Pages(path.read_bytes()), outcome.value), outcome.touched)
