"""The page view: one page of a paper on the screen, drawn when it is looked at and as large as asked for."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPalette, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from ui.background import Lane
from ui.preview.zoom import Fit, Zoom, dots_per_inch, larger, smaller
from ui.printer import image_of
from ui.workplace import Workplace
from voucher_desk.printing.pages import Pages

_EDGE = 12


class PageView(QScrollArea):
    """Shows one page; arrows scroll where it is larger than the window.

    Signals: `turned` with the page, counted from 0; `zoomed` with what was chosen, a fit or a percentage.
    """

    turned = Signal(int)
    zoomed = Signal(object)

    def __init__(self, place: Workplace, pages: Pages) -> None:
        super().__init__()
        self._place = place
        self._pages = pages
        self._asked = 0
        self.page = 0
        self.zoom: Zoom = Fit.PAGE
        self._sheet = QLabel()
        self._sheet.setMargin(_EDGE)
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def picture(self) -> QImage:
        """Return what is shown of the page."""
        return self._sheet.pixmap().toImage()

    @property
    def percent(self) -> float:
        """Return the size shown, 100 being the size of the paper."""
        return 100 * self._resolution() / self.logicalDpiX()

    def show_pages(self, pages: Pages) -> None:
        """Show these pages instead of those before, from the page that was looked at."""
        self._pages = pages
        self.go_to(self.page)

    def go_to(self, page: int) -> None:
        """Show a page, counted from 0, or the nearest there is, from its top."""
        self.page = max(0, min(page, len(self._pages) - 1))
        self.verticalScrollBar().setValue(0)
        self.turned.emit(self.page)
        self._draw()

    def turn_on(self) -> None:
        """Show the page after this one."""
        self.go_to(self.page + 1)

    def turn_back(self) -> None:
        """Show the page before this one."""
        self.go_to(self.page - 1)

    def zoom_to(self, zoom: Zoom) -> None:
        """Show the page in another size."""
        self.zoom = zoom
        self.zoomed.emit(zoom)
        self._draw()

    def zoom_in(self) -> None:
        """Show the page a step larger."""
        self.zoom_to(larger(self.percent))

    def zoom_out(self) -> None:
        """Show the page a step smaller."""
        self.zoom_to(smaller(self.percent))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the window anew."""
        super().resizeEvent(event)
        if isinstance(self.zoom, Fit):
            self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom while Ctrl is held, else scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        else:
            self.zoom_out()

    def _draw(self) -> None:
        """Have the page drawn in the background; only the newest wish is drawn and shown."""
        self._asked += 1
        asked, ratio = self._asked, self.devicePixelRatioF()
        pages, page, resolution = self._pages, self.page, self._resolution() * ratio

        def drawn() -> QImage:
            return image_of(pages, page, resolution) if asked == self._asked else QImage()

        self._place.prepare(self, drawn, lambda image: self._show(asked, image, ratio), lane=Lane.SCREENS)

    def _show(self, asked: int, image: QImage, ratio: float) -> None:
        if asked == self._asked:
            image.setDevicePixelRatio(ratio)
            self._sheet.setPixmap(self._edged(QPixmap.fromImage(image)))

    def _edged(self, page: QPixmap) -> QPixmap:
        """Return a page with its edge drawn: white paper would not stand out from a light window."""
        painter = QPainter(page)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(QRectF(QPointF(0.5, 0.5), page.deviceIndependentSize() - QSizeF(1, 1)))
        painter.end()
        return page

    def _resolution(self) -> float:
        around = 2 * (_EDGE + self.frameWidth())
        room = self.size() - QSize(around + self.verticalScrollBar().sizeHint().width(), around)
        return dots_per_inch(self.zoom, self._pages.inches(self.page), room, self.logicalDpiX())
