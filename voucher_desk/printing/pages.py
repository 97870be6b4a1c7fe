"""Pages: a finished paper as dots, grey or in colour, page by page, for the screen and for the printer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pypdfium2

from voucher_desk.printing.measures import POINTS_PER_INCH

_PDFIUM = Lock()  # the library keeps one state for all threads
_BELOW_A_DOT = 1e-6
"""Taken off the scale: page sizes are rounded, and a dot too many would stretch every module."""


@dataclass(frozen=True, slots=True)
class Raster:
    """One page in dots: 0 is black and 255 white, `row_bytes` bytes to a row; three to a dot in colour."""

    width: int
    height: int
    row_bytes: int
    dots: bytes
    coloured: bool = False


class Pages:
    """The pages of a paper. Each is drawn when it is asked for, and none is kept."""

    def __init__(self, pdf: bytes, *, coloured: bool = False) -> None:
        """Take a whole file in PDF; one that is not `coloured` is drawn in grey."""
        self.pdf = pdf
        self.coloured = coloured
        with _opened(pdf) as document:
            self._sizes = tuple(page.get_size() for page in document)

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def inches(self, page: int) -> tuple[float, float]:
        """Return width and height of a page, counted from 0."""
        width, height = self._sizes[page]
        return width / POINTS_PER_INCH, height / POINTS_PER_INCH

    def raster(self, page: int, dots_per_inch: float, *, sharp: bool = False) -> Raster:
        """Return a page, counted from 0; `sharp` leaves the edges hard, as a printer wants them."""
        with _opened(self.pdf) as document:
            drawn = document[page].render(
                scale=dots_per_inch / POINTS_PER_INCH - _BELOW_A_DOT,
                grayscale=not self.coloured,
                rev_byteorder=self.coloured,
                optimize_mode="print" if sharp else None,
                no_smoothtext=sharp,
                no_smoothimage=sharp,
                no_smoothpath=sharp,
            )
            return Raster(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer), self.coloured)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    with _PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        yield document
