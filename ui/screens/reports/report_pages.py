"""The pages of a report on its screen, drawn anew whenever another report is meant."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.layouts import row
from ui.preview.page_view import PageView
from ui.preview.zoom import Fit
from ui.workplace import Workplace
from voucher_desk.printing.pages import Pages


class ReportPages(QWidget):
    """Shows one page at a time, as wide as there is room, with a way to the others."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        _ = place.wording.gettext
        self._place = place
        self.view: PageView | None = None
        self._count = 0
        self._where = label("", "muted")
        back, on = ("next", "previous") if place.wording.right_to_left else ("previous", "next")
        self.back = button(_("Page précédente"), lambda: self._turn(-1), kind="quiet", sign=back)
        self.on = button(_("Page suivante"), lambda: self._turn(1), kind="quiet", sign=on)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(8)
        top = row(label(_("Pages du rapport"), "section"), None, self.back, self._where, self.on)
        self._whole.addLayout(top)
        self._judge()

    def show_pages(self, pages: Pages) -> None:
        """Show these pages instead of those before, from the page that was looked at."""
        self._count = len(pages)
        if self.view is None:
            self.view = PageView(self._place, pages)
            self._whole.addWidget(self.view, 1)
            self.view.zoom_to(Fit.WIDTH)
        else:
            self.view.show_pages(pages)
        self._judge()

    def _turn(self, by: int) -> None:
        if self.view:
            self.view.go_to(self.view.page + by)
        self._judge()

    def _judge(self) -> None:
        page = self.view.page if self.view else 0
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < self._count)
        said = self._place.wording.gettext("Page {page} sur {count}")
        self._where.setText(said.format(page=page + 1, count=self._count) if self._count else "")
