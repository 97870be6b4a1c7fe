"""The printer: what comes out of it is read back by an independent decoder, in its actual size."""

import random
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from ui.background import Cancelled, Progress
from ui.printer import JOB_NAME, chosen_pages, drawing_resolution, prepared, print_pages
from voucher_desk.ports.faults import PrinterUnready
from voucher_desk.printing.pages import Pages
from voucher_desk.printing.voucher_sheets import voucher_sheets
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

SYMBOLS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2])
BARS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.Code128])
SCAN_DPI = 200
VOUCHERS = 20
A4_AT_600 = (4960, 7016)


@pytest.fixture(scope="module")
def papers() -> list[VoucherPaper]:
    dice = random.Random(664)
    return [
        VoucherPaper(
            serial=f"CAS-{number:04d}",
            qr_digits=str(dice.randrange(256**83)).zfill(200),
            human_code="".join(dice.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(12)),
            face=25000,
            expires_on=date(2026, 12, 31),
            copy_number=1,
        )
        for number in range(VOUCHERS)
    ]


@pytest.fixture(scope="module")
def pages(papers: list[VoucherPaper]) -> Pages:
    output = BytesIO()
    voucher_sheets(
        papers, SheetTerms("Bon de bien-être", "Casablanca", "05 22 00 00 00", training=True), output
    )
    return Pages(output.getvalue())


@pytest.fixture
def printer(dressed: object, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "sorti.pdf"))
    return made


def quietly(_done: int, _of: int) -> None:
    """Hear of the progress, and say nothing."""


def read_back(file: Path, formats: zxingcpp.BarcodeFormats) -> set[str]:
    with pypdfium2.PdfDocument(file) as document:
        scans = [page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil() for page in document]
    return {found.text for scan in scans for found in zxingcpp.read_barcodes(scan, formats)}


def test_every_code_that_comes_out_of_the_printer_is_read_at_200_dpi(
    pages: Pages, papers: list[VoucherPaper], printer: QPrinter, tmp_path: Path
) -> None:
    assert print_pages(pages, range(len(pages)), printer, Progress(quietly)) == 3
    assert read_back(tmp_path / "sorti.pdf", SYMBOLS) == {paper.qr_digits for paper in papers}
    assert read_back(tmp_path / "sorti.pdf", BARS) == {paper.human_code for paper in papers}


def test_the_printer_gets_the_very_dots_in_their_actual_size(
    pages: Pages, printer: QPrinter, tmp_path: Path
) -> None:
    print_pages(pages, [1], printer, Progress(quietly))
    [page] = pypdf.PdfReader(tmp_path / "sorti.pdf").pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    [sent] = page.images
    assert sent.image is not None
    assert sent.image.size == A4_AT_600
    drawn = pages.raster(1, 600, sharp=True)
    rows = range(0, drawn.height * drawn.row_bytes, drawn.row_bytes)
    dots = b"".join(drawn.dots[start : start + drawn.width] for start in rows)
    assert sent.image.convert("L").tobytes() == dots


def test_the_paper_is_a4_upright_to_its_edges_whatever_was_set(printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    ready = prepared(printer)
    layout = ready.pageLayout()
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.margins() == QMarginsF(0, 0, 0, 0)
    assert ready.fullPage()
    assert ready.resolution() == 600


def test_the_queue_of_the_printer_is_told_nothing_of_what_is_printed(printer: QPrinter) -> None:
    assert prepared(printer).docName() == JOB_NAME == "Voucher Desk"


@pytest.mark.parametrize(
    ("printer_resolution", "drawn_at"),
    [(300, 300), (600, 600), (900, 300), (1200, 600), (360, 360), (203, 300)],
)
def test_a_dot_of_ours_is_a_whole_number_of_the_printer_s_where_that_can_be(
    printer_resolution: int, drawn_at: int
) -> None:
    assert drawing_resolution(printer_resolution) == drawn_at


def test_the_pages_asked_for_are_printed_and_no_others(
    pages: Pages, papers: list[VoucherPaper], printer: QPrinter, tmp_path: Path
) -> None:
    assert list(chosen_pages(printer, 3)) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    wanted = chosen_pages(printer, 3)
    assert list(wanted) == [1]
    print_pages(pages, wanted, printer, Progress(quietly))
    assert read_back(tmp_path / "sorti.pdf", SYMBOLS) == {paper.qr_digits for paper in papers[8:16]}


def test_copies_come_out_one_whole_paper_after_the_other(
    pages: Pages, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setCopyCount(2)
    steps: list[tuple[int, int]] = []
    print_pages(pages, [0, 2], printer, Progress(lambda done, of: steps.append((done, of))))
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert len(pypdf.PdfReader(tmp_path / "sorti.pdf").pages) == 4


def test_printing_stops_where_the_person_asks(pages: Pages, printer: QPrinter) -> None:
    drawn: list[int] = []

    def tell(done: int, _of: int) -> None:
        drawn.append(done)
        progress.stop()

    progress = Progress(tell)
    with pytest.raises(Cancelled):
        print_pages(pages, range(3), printer, progress)
    assert drawn == [0]


def test_a_printer_that_takes_nothing_is_a_fault_of_the_machine(
    pages: Pages, printer: QPrinter, tmp_path: Path
) -> None:
    with pytest.raises(PrinterUnready):
        print_pages(pages, [], printer, Progress(quietly))
