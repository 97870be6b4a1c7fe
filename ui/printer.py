"""The printer: pages drawn dot by dot on A4, in their actual size."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

from ui.background import Cancelled, Progress
from voucher_desk.ports.faults import PrinterUnready
from voucher_desk.printing.measures import DOTS_PER_INCH
from voucher_desk.printing.pages import Pages

JOB_NAME = "Voucher Desk"
"""What the queue of the printer shows: nothing of what is printed (threat T3)."""
FINEST = 2 * DOTS_PER_INCH


def prepared(printer: QPrinter) -> QPrinter:
    """Return a printer set to A4 upright, edge to edge, at the finest resolution that pays."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setDocName(JOB_NAME)
    printer.setResolution(FINEST)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setPageLayout(layout)
    return printer


def chosen_pages(printer: QPrinter, count: int) -> Sequence[int]:
    """Return the pages, counted from 0, that were asked for in the dialog of the printer."""
    asked = printer.pageRanges()
    if printer.printRange() is not QPrinter.PrintRange.PageRange or asked.isEmpty():
        return range(count)
    return [page for page in range(count) if asked.contains(page + 1)]


def print_pages(pages: Pages, wanted: Sequence[int], printer: QPrinter, progress: Progress) -> int:
    """Send pages to the printer and return how many; once stopped, no more go. Raises PrinterUnready."""
    repeated = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    sheets = list(wanted) * repeated
    painter = QPainter()
    ready = prepared(printer)
    if pages.coloured:
        ready.setColorMode(QPrinter.ColorMode.Color)
    if not sheets or not painter.begin(ready):
        raise PrinterUnready
    # Qt would squeeze pictures as a camera does, and blur the edge of every module.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for number, page in enumerate(sheets):
            progress.step(number, len(sheets))
            _draw(painter, printer, pages, page, first=number == 0)
    except (Cancelled, PrinterUnready):
        printer.abort()
        raise
    finally:
        painter.end()
    return len(wanted)


def image_of(pages: Pages, page: int, dots_per_inch: float, *, sharp: bool = False) -> QImage:
    """Return a page, counted from 0, as a picture that owns its dots."""
    drawn = pages.raster(page, dots_per_inch, sharp=sharp)
    form = QImage.Format.Format_RGB888 if drawn.coloured else QImage.Format.Format_Grayscale8
    bare = QImage(drawn.dots, drawn.width, drawn.height, drawn.row_bytes, form)
    return bare.copy()


def drawing_resolution(printer_resolution: int) -> int:
    """Return the dots per inch to draw at, so that each of ours is a whole number of the printer's.

    A printer that knows no multiple of 300 gets its own dots, at least 300 to the inch.
    """
    if printer_resolution % DOTS_PER_INCH:
        return max(printer_resolution, DOTS_PER_INCH)
    return FINEST if printer_resolution % FINEST == 0 else DOTS_PER_INCH


def _draw(painter: QPainter, printer: QPrinter, pages: Pages, page: int, *, first: bool) -> None:
    if not first and not printer.newPage():
        raise PrinterUnready
    resolution = drawing_resolution(printer.resolution())
    image = image_of(pages, page, resolution, sharp=True)
    if image.width() > image.height():
        image = image.transformed(QTransform().rotate(90))  # a page that lies is printed upright
    scale = printer.resolution() / resolution
    painter.drawImage(QRect(0, 0, round(image.width() * scale), round(image.height() * scale)), image)
