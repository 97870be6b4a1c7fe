"""The signed list of a distribution: pages scanned, read off one after the other, compared with the desk."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.empty_state import EmptyState
from ui.parts.facts import card
from ui.parts.forms import field
from ui.parts.labels import paragraph
from ui.parts.layouts import column, holding, row, scrolling
from ui.parts.pages import beside, heading
from ui.screens.distributions.difference_card import CellLines, DifferenceCard
from ui.screens.distributions.page_form import PageForm
from ui.screens.distributions.signed_list_columns import pages_back_words
from ui.screens.exchange.camera_drawer import CameraDrawer
from ui.workplace import Workplace
from voucher_desk.domain.refusals import Refused
from voucher_desk.domain.signed_lists import Cell, NotAPageMark, OlderListVersion, PageMark, page_marks
from voucher_desk.queries.signed_lists import SignedList, SignedPage
from voucher_desk.scanning.acceptance import accepted_page
from voucher_desk.scanning.reading import LONGEST_SCAN
from voucher_desk.usecases.return_page import PageReturned


class SignedListPage(QWidget):
    """Takes a page by its symbol or number; beside it stands what the list and the desk differ in."""

    def __init__(self, place: Workplace, closed: Callable[[], None]) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self._found: SignedList | None = None
        self._distribution = ""
        self._cell: Cell | None = None
        self.back = button(_("Retour aux distributions"), partial(self._close, closed))
        self.standing = paragraph()
        self.code = QLineEdit(maxLength=LONGEST_SCAN)
        self.code.setPlaceholderText(_("Scannez le code carré, ou tapez le numéro de la page"))
        self.code.returnPressed.connect(self._on_typed)
        self.camera = CameraDrawer(place, accepted_page)
        self.camera.read.connect(lambda text: self.scan((text,)))
        self.difference = DifferenceCard(place)
        self.form = PageForm(place)
        self.lines = CellLines(place)
        self._right = QStackedWidget()
        self._lay_out()
        self.difference.opened.connect(self._on_cell)
        self.form.saved.connect(self._on_saved)

    def show_list(self, distribution: str) -> None:
        """Show the list of a distribution, no page of it yet."""
        self._distribution = distribution
        self._found, self._cell = None, None
        self.difference.forget_cell()
        self._right.setCurrentIndex(0)
        self.reload()
        self.code.setFocus()

    def reload(self) -> None:
        """Read the list again; a page that is being read off stays as it is."""
        wanted = self._distribution
        self._place.read(self, lambda queries: queries.signed_list(wanted), self._on_list)

    def scan(self, readings: Sequence[str]) -> None:
        """Take a page that was scanned, of whichever distribution it is."""
        try:
            self._ask_for(page_marks(readings))
        except NotAPageMark as refusal:
            self._place.messages.refused(self._place.wording.sentence(refusal))

    def _lay_out(self) -> None:
        _ = self._place.wording.gettext
        advice = EmptyState(
            "list", _("Prenez la première page"), _("Scannez son code carré : ses lignes s'affichent ici.")
        )
        for widget in (advice, self.form, self.lines):
            self._right.addWidget(widget)
        typed = field(_("Page"), self.code, row(self.code, self.camera.toggle))
        top = heading(_("Liste signée"), _("Cochez qui a signé, page par page."), self.back)
        left = scrolling(holding(column(card(self.standing, typed, self.camera), self.difference, None)))
        parts = column(top, beside(left, self._right, (3, 4)), spacing=14)
        parts.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(parts)

    def _on_list(self, found: SignedList) -> None:
        if found.distribution != self._distribution:
            return
        self._found = found
        self.standing.setText(self._standing(found))
        self.difference.show_list(found)
        if self._cell and self._right.currentWidget() is self.lines:
            self.lines.show_cell(self._cell, found)

    def _standing(self, found: SignedList) -> str:
        wording = self._place.wording
        _ = wording.gettext
        back = pages_back_words(len(found.back), found.current.pages, wording)
        said = _("{distribution}, version {version} : {back}").format(
            distribution=wording.isolated(found.distribution), version=str(found.current.version), back=back
        )
        if not found.missing:
            return said
        missing = wording.listed([str(page) for page in found.missing])
        return f"{said}\n" + _("Pages attendues : {missing}").format(missing=missing)

    def _on_typed(self) -> None:
        """Take a page by its number on the newest list, or by the text of its symbol."""
        text = self.code.text().strip()
        self.code.clear()
        if text.isdecimal() and self._found:
            self._ask_for((self._found.current.mark_of(self._distribution, int(text)),))
        elif text:
            self.scan((text,))

    def _ask_for(self, marks: Sequence[PageMark], *, older: bool = False) -> None:
        if self._may_leave_page():
            self._place.read(
                self,
                lambda queries: queries.signed_page(marks, older=older),
                self._on_page,
                lambda refusal: self._on_refused(marks, refusal),
            )

    def _may_leave_page(self) -> bool:
        """Ask before ticks that are not saved are lost."""
        is_open = self._right.currentWidget() is self.form
        if not (is_open and self.form.has_changes and self.form.mark):
            return True
        _ = self._place.wording.gettext
        detail = _("Les lignes cochées de la page {page} ne sont pas enregistrées.")
        return self._place.questions.confirm(
            _("Quitter la page"), detail.format(page=str(self.form.mark.page)), _("Quitter sans enregistrer")
        )

    def _on_refused(self, marks: Sequence[PageMark], refusal: Refused) -> bool:
        """Offer to note a page of an older version knowingly; leave other refusals to be told."""
        if not isinstance(refusal, OlderListVersion):
            return False
        wording = self._place.wording
        question = wording.gettext("Page d'une ancienne version")
        if self._place.questions.confirm(
            question, wording.sentence(refusal), wording.gettext("La noter quand même")
        ):
            self._ask_for(marks, older=True)
        return True

    def _on_page(self, page: SignedPage) -> None:
        self._place.messages.clear()
        if page.mark.distribution != self._distribution:
            self._distribution = page.mark.distribution
            self.reload()
        self._cell = None
        self.difference.forget_cell()
        self._right.setCurrentWidget(self.form)
        self.form.show_page(page)

    def _on_cell(self, cell: Cell) -> None:
        if self._found and self._may_leave_page():
            self._cell = cell
            self.lines.show_cell(cell, self._found)
            self._right.setCurrentWidget(self.lines)

    def _on_saved(self, returned: PageReturned) -> None:
        """Say so, and go on to the next page that is awaited."""
        _ = self._place.wording.gettext
        if not returned.missing:
            self._place.messages.done(_("Page enregistrée. Toutes les pages sont revenues."))
            self._right.setCurrentIndex(0)
            return
        self._place.messages.done(_("Page enregistrée."))
        page = returned.mark.page
        following = next((one for one in returned.missing if one > page), returned.missing[0])
        if self._found:
            self._ask_for((self._found.current.mark_of(self._distribution, following),))

    def _close(self, closed: Callable[[], None]) -> None:
        if self._may_leave_page():
            self._right.setCurrentIndex(0)
            closed()
