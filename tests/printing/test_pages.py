"""Pages as dots: whole dots at every resolution a printer has, so that each module stays as wide as drawn."""

from collections.abc import Callable
from io import BytesIO

import pytest

from voucher_desk.printing import voucher_geometry as geometry
from voucher_desk.printing.measures import A4, DOTS_PER_INCH
from voucher_desk.printing.pages import Pages, Raster
from voucher_desk.printing.qr_symbol import SIDE, voucher_symbol
from voucher_desk.printing.voucher_sheets import voucher_sheets
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

Papers = Callable[[int], list[VoucherPaper]]


@pytest.fixture
def papers(invented_papers: Papers) -> list[VoucherPaper]:
    return invented_papers(9)


@pytest.fixture
def pages(papers: list[VoucherPaper], terms: SheetTerms) -> Pages:
    output = BytesIO()
    voucher_sheets(papers, terms, output)
    return Pages(output.getvalue())


def row_of_dots(raster: Raster, height: int, left: int, right: int) -> bytes:
    start = (raster.height - 1 - height) * raster.row_bytes
    return raster.dots[start + left : start + right]


def test_a_sheet_of_nine_vouchers_has_two_pages_of_a4(pages: Pages) -> None:
    assert len(pages) == 2
    width, height = pages.inches(1)
    assert width * DOTS_PER_INCH == pytest.approx(A4[0], abs=0.01)
    assert height * DOTS_PER_INCH == pytest.approx(A4[1], abs=0.01)


@pytest.mark.parametrize("finer", [1, 2, 4])
def test_every_module_of_a_code_is_drawn_in_whole_dots(
    pages: Pages, papers: list[VoucherPaper], finer: int
) -> None:
    raster = pages.raster(0, DOTS_PER_INCH * finer, sharp=True)
    assert (raster.width, raster.height) == (A4[0] * finer, A4[1] * finer)
    left, low = (a + b for a, b in zip(geometry.cell_corner(0), geometry.QR_CORNER, strict=True))
    symbol = voucher_symbol(papers[0].qr_digits)
    for line in range(SIDE):
        middle = (low + geometry.QR_SIDE - line * geometry.QR_MODULE - geometry.QR_MODULE // 2) * finer
        drawn = row_of_dots(raster, middle, left * finer, (left + geometry.QR_SIDE) * finer)
        bits = f"{int.from_bytes(symbol.bits[line * 5 : line * 5 + 5], 'big'):040b}"[:SIDE]
        modules = b"".join((b"\0" if bit == "1" else b"\xff") * geometry.QR_MODULE * finer for bit in bits)
        assert drawn == modules


def test_a_page_for_the_screen_has_soft_edges_and_one_for_the_printer_hard_ones(pages: Pages) -> None:
    assert len(set(pages.raster(0, 100).dots)) > len(set(pages.raster(0, 100, sharp=True).dots))


def test_the_same_page_is_the_same_dots(pages: Pages) -> None:
    assert pages.raster(1, 72) == pages.raster(1, 72)
    assert pages.raster(1, 72) != pages.raster(0, 72)
