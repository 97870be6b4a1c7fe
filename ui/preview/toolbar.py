"""The bar above a preview: which page is shown and how large, and what is done with the paper."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from ui.parts.buttons import button
from ui.parts.choices import Choices
from ui.parts.labels import label
from ui.parts.layouts import holding, row
from ui.parts.numbers import Count
from ui.preview.page_view import PageView
from ui.preview.zoom import PERCENTS, Fit, Zoom
from ui.wording import Wording


class PreviewToolbar(QWidget):
    """Turns and zooms a page view, and asks for the paper. Signals: `wants_file`, `wants_print`."""

    wants_file = Signal()
    wants_print = Signal()

    def __init__(self, view: PageView, wording: Wording) -> None:
        super().__init__()
        _ = wording.gettext
        self._view = view
        self._wording = wording
        back, on = ("next", "previous") if wording.right_to_left else ("previous", "next")
        self.previous = _sign_button(back, _("Page précédente"), "PgUp", view.turn_back)
        self.next = _sign_button(on, _("Page suivante"), "PgDown", view.turn_on)
        self.number = Count(minimum=1)
        self.number.setAccessibleName(_("Page"))
        self._of = label()
        self.smaller = _sign_button("smaller", _("Réduire"), "Ctrl+-", view.zoom_out)
        self.larger = _sign_button("add", _("Agrandir"), "Ctrl++", view.zoom_in)
        self.zoom: Choices[Zoom] = Choices()
        self.zoom.setAccessibleName(_("Taille de la page"))
        self.save = button(_("Enregistrer en PDF…"), self.wants_file.emit, sign="export")
        self.print = button(_("Imprimer…"), self.wants_print.emit, kind="primary", sign="print")
        turning = holding(row(self.previous, self.number, self._of, self.next))
        sizing = holding(row(self.smaller, self.zoom, self.larger, spacing=4))
        self.setLayout(row(turning, sizing, None, self.save, self.print, spacing=14))
        self._offer_sizes(view.zoom)
        self.number.valueChanged.connect(lambda number: view.go_to(number - 1))
        self.zoom.activated.connect(self._on_size_chosen)
        view.turned.connect(self._on_turned)
        view.zoomed.connect(self._offer_sizes)

    def show_count(self, pages: int) -> None:
        """Say how many pages there are."""
        self.number.setMaximum(pages)
        self._of.setText(self._wording.gettext("sur {count}").format(count=pages))
        self._on_turned(self._view.page)

    def _on_turned(self, page: int) -> None:
        self.number.blockSignals(True)
        self.number.setValue(page + 1)
        self.number.blockSignals(False)
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < self.number.maximum())

    def _offer_sizes(self, chosen: Zoom) -> None:
        _ = self._wording.gettext
        percents = [(self._wording.figures(f"{percent} %"), percent) for percent in PERCENTS]
        self.zoom.offer([(_("Page entière"), Fit.PAGE), (_("Largeur de page"), Fit.WIDTH), *percents])
        self.zoom.choose(chosen)

    def _on_size_chosen(self, _at: int) -> None:
        chosen = self.zoom.value()
        if chosen is not None:
            self._view.zoom_to(chosen)


def _sign_button(sign: str, word: str, keys: str, act: Callable[[], None]) -> QPushButton:
    made = button("", act, kind="quiet", sign=sign)
    made.setAccessibleName(word)
    made.setToolTip(f"{word} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
    return made
