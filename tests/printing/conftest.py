"""Paper for the tests: invented vouchers, and a way to look at a PDF as a scanner and a reader do."""

import random
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from voucher_desk.queries.papers import SheetTerms, VoucherPaper

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SCAN_DPI = 200


@pytest.fixture
def invented_papers() -> Callable[[int], list[VoucherPaper]]:
    """Return a maker of vouchers with random codes."""
    dice = random.Random(664)

    def paper(number: int) -> VoucherPaper:
        return VoucherPaper(
            serial=f"CAS-{number:04d}",
            qr_digits=str(dice.randrange(256**83)).zfill(200),
            human_code="".join(dice.choice(CROCKFORD) for _ in range(12)),
            face=dice.choice((25000, 18750)),
            expires_on=date(2026, 12, 31),
            copy_number=1,
        )

    return lambda count: [paper(number) for number in range(1, count + 1)]


@pytest.fixture
def terms() -> SheetTerms:
    """Return what the vouchers of an ordinary job share."""
    return SheetTerms(title="Bon de bien-être", place="Casablanca", hotline="05 22 00 00 00", training=False)


@pytest.fixture
def scanned() -> Callable[[bytes], list[Image.Image]]:
    """Return a scanner: the pages of a PDF in grey at 200 dpi."""

    def scan(pdf: bytes) -> list[Image.Image]:
        with pypdfium2.PdfDocument(pdf) as document:
            return [page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil() for page in document]

    return scan


@pytest.fixture
def read_text() -> Callable[[bytes], list[str]]:
    """Return a reader: the text of each page of a PDF."""

    def read(pdf: bytes) -> list[str]:
        with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
            return [page.get_textpage().get_text_range() for page in document]

    return read
