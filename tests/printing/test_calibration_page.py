"""The calibration page, measured in its own dots: a millimetre on it is a millimetre on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from voucher_desk.printing import calibration_page as page
from voucher_desk.printing.measures import A4, DOTS_PER_INCH, dots
from voucher_desk.printing.pages import Pages
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

Papers = Callable[[int], list[VoucherPaper]]
BLACK = 100


@pytest.fixture
def sample(invented_papers: Papers) -> VoucherPaper:
    return replace(invented_papers(1)[0], serial="ESSAI", face=0, expires_on=date(2020, 1, 1))


@pytest.fixture
def printed(sample: VoucherPaper, terms: SheetTerms) -> bytes:
    output = BytesIO()
    assert page.calibration_page(sample, replace(terms, training=True), output, NullTranslations()) == 1
    return output.getvalue()


@pytest.fixture
def sheet(printed: bytes) -> Image.Image:
    """Return the page in its own dots, 300 to the inch."""
    drawn = Pages(printed).raster(0, DOTS_PER_INCH, sharp=True)
    return Image.frombuffer("L", (drawn.width, drawn.height), drawn.dots, "raw", "L", drawn.row_bytes, 1)


def runs(line: list[int]) -> list[tuple[bool, int]]:
    """Return the black and white stretches of a line of dots."""
    found: list[tuple[bool, int]] = []
    for value in line:
        black = value < BLACK
        if found and found[-1][0] == black:
            found[-1] = (black, found[-1][1] + 1)
        else:
            found.append((black, 1))
    return found


def marks(line: list[int]) -> list[int]:
    """Return where the marks of a line of dots begin."""
    starts, place = [], 0
    for black, length in runs(line):
        if black:
            starts.append(place)
        place += length
    return starts


def test_the_ruler_across_has_a_mark_at_every_millimetre(sheet: Image.Image) -> None:
    left, low = page.RULER_START
    height = A4[1] - dots(low - 1)
    strip = sheet.crop((dots(left) - 20, height, dots(left + page.ACROSS) + 20, height + 1))
    found = marks(list(strip.tobytes()))
    assert len(found) == page.ACROSS + 1
    assert all(
        abs(start - found[0] - dots(left + mark) + dots(left)) <= 1 for mark, start in enumerate(found)
    )


def test_the_upright_ruler_has_a_mark_at_every_millimetre(sheet: Image.Image) -> None:
    left, low = page.RULER_START
    across = dots(left - 1)
    top, bottom = A4[1] - dots(low + page.UPRIGHT) - 20, A4[1] - dots(low) + 20
    found = marks(list(sheet.crop((across, top, across + 1, bottom)).tobytes()))
    assert len(found) == page.UPRIGHT + 1
    assert abs(found[-1] - found[0] - dots(page.UPRIGHT)) <= 1


@pytest.mark.parametrize("place", range(len(page.BAR_DOTS)))
def test_bars_and_gaps_are_as_wide_as_they_say(sheet: Image.Image, place: int) -> None:
    width = page.BAR_DOTS[place]
    left, low = page.BARS_CORNER
    height = A4[1] - dots(low - place * page.BAR_ROW) - 20
    strip = sheet.crop((dots(left), height, dots(left + page.BAR_AREA), height + 1))
    inner = runs(list(strip.tobytes()))[:-1]
    assert {length for _black, length in inner} == {width}
    assert inner[0][0]


def test_corners_stand_five_millimetres_from_the_edges(sheet: Image.Image) -> None:
    ink = sheet.point([255 if value < BLACK else 0 for value in range(256)]).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    for distance in (left, top, A4[0] - right, A4[1] - bottom):
        assert abs(distance - dots(5)) <= 2


def test_the_sample_is_marked_as_an_exercise_and_reads(
    sheet: Image.Image, sample: VoucherPaper, printed: bytes, read_text: Callable[[bytes], list[str]]
) -> None:
    assert {found.text for found in zxingcpp.read_barcodes(sheet)} >= {sample.qr_digits, sample.human_code}
    (text,) = read_text(printed)
    assert "EXERCICE" in text
    assert "170 mm" in text
    assert "250 mm" in text


def test_the_longest_sentence_stays_on_the_page_in_another_language(
    sample: VoucherPaper, terms: SheetTerms
) -> None:
    class Wordy(NullTranslations):
        def gettext(self, message: str) -> str:
            return message * 3

    output = BytesIO()
    page.calibration_page(sample, terms, output, Wordy())
    drawn = Pages(output.getvalue()).raster(0, 100)
    margin = 15
    rows = range(drawn.width - margin, drawn.height * drawn.row_bytes, drawn.row_bytes)
    assert min(min(drawn.dots[start : start + margin]) for start in rows) == 255
