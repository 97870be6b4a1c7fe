"""Voucher sheets, judged as paper: rasterised, read by an independent decoder, and searched for names."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdf
import pytest
import zxingcpp
from PIL import Image

from voucher_desk.pictures import read_logo
from voucher_desk.printing import voucher_geometry as geometry
from voucher_desk.printing import voucher_words
from voucher_desk.printing.measures import A4, DOTS_PER_INCH, dots, millimetres
from voucher_desk.printing.voucher_sheets import voucher_sheets
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

Papers = Callable[[int], list[VoucherPaper]]
Scanner = Callable[[bytes], list[Image.Image]]
Reader = Callable[[bytes], list[str]]

SYMBOLS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2])
BARS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.Code128])
RUN = 664
BYTES_PER_VOUCHER = 1500


def printed(papers: list[VoucherPaper], terms: SheetTerms) -> bytes:
    output = BytesIO()
    voucher_sheets(papers, terms, output)
    return output.getvalue()


def part(
    page: Image.Image, place: int, corner: tuple[int, int], size: tuple[int, int], quiet: int
) -> Image.Image:
    """Return what a scanner aimed at one code of one voucher sees, its quiet zone included."""
    scale = page.width / A4[0]
    left, low = (a + b for a, b in zip(geometry.cell_corner(place), corner, strict=True))
    top, right = low + size[1] + quiet, left + size[0] + quiet
    return page.crop(
        (
            round((left - quiet) * scale),
            round((A4[1] - top) * scale),
            round(right * scale),
            round((A4[1] - low + quiet) * scale),
        )
    )


def symbol_texts(page: Image.Image, count: int) -> Iterator[str]:
    side = (geometry.QR_SIDE, geometry.QR_SIDE)
    for place in range(count):
        crop = part(page, place, geometry.QR_CORNER, side, geometry.QR_QUIET)
        yield from (found.text for found in zxingcpp.read_barcodes(crop, SYMBOLS))


def bar_texts(page: Image.Image, count: int) -> Iterator[str]:
    size = (geometry.BARS_WIDTH, geometry.BARS_HEIGHT - 20)
    corner = (geometry.BARS_CORNER[0], geometry.BARS_CORNER[1] + 10)
    for place in range(count):
        crop = part(page, place, corner, size, 0)
        wide = Image.new("L", (crop.width + 60, crop.height), 255)
        wide.paste(crop, (30, 0))
        yield from (found.text for found in zxingcpp.read_barcodes(wide, BARS))


def test_every_code_of_a_whole_run_is_read_back_at_200_dpi(
    invented_papers: Papers, terms: SheetTerms, scanned: Scanner
) -> None:
    papers = invented_papers(RUN)
    pages = scanned(printed(papers, terms))
    counts = [min(geometry.PER_SHEET, RUN - start) for start in range(0, RUN, geometry.PER_SHEET)]
    sheets = list(zip(pages, counts, strict=True))
    assert [text for page, count in sheets for text in symbol_texts(page, count)] == [
        paper.qr_digits for paper in papers
    ]
    assert [text for page, count in sheets for text in bar_texts(page, count)] == [
        paper.human_code for paper in papers
    ]


def test_codes_are_read_back_under_the_mark_of_an_exercise(
    invented_papers: Papers, terms: SheetTerms, scanned: Scanner
) -> None:
    papers = invented_papers(8)
    (page,) = scanned(printed(papers, replace(terms, training=True)))
    assert list(symbol_texts(page, 8)) == [paper.qr_digits for paper in papers]
    assert list(bar_texts(page, 8)) == [paper.human_code for paper in papers]


@pytest.mark.parametrize("size", [(400, 100), (100, 400), (300, 300)])
def test_codes_are_read_back_beside_a_donors_logo(
    invented_papers: Papers, terms: SheetTerms, scanned: Scanner, size: tuple[int, int]
) -> None:
    out = BytesIO()
    Image.new("RGB", size, "black").save(out, "PNG")
    logo = read_logo(out.getvalue(), "logo.png")
    papers = invented_papers(8)
    (page,) = scanned(printed(papers, replace(terms, logo=logo)))
    assert list(symbol_texts(page, 8)) == [paper.qr_digits for paper in papers]
    assert list(bar_texts(page, 8)) == [paper.human_code for paper in papers]
    whole = {found.text for found in zxingcpp.read_barcodes(page)}
    assert {paper.qr_digits for paper in papers} <= whole


def test_a_logo_stays_out_of_the_white_around_the_codes() -> None:
    x, y = (dots(length) for length in geometry.LOGO_CORNER)
    quiet = geometry.QR_QUIET + dots(1)
    assert x >= geometry.QR_CORNER[0] + geometry.QR_SIDE + quiet
    assert y >= geometry.BARS_CORNER[1] + geometry.BARS_HEIGHT + dots(1)
    assert geometry.LOGO_CORNER[0] + geometry.LOGO_SIZE[0] < geometry.STAMP_CORNER[0]


def test_a_logo_is_kept_once_in_the_file_and_none_is_drawn_unasked(
    invented_papers: Papers, terms: SheetTerms
) -> None:
    out = BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    logo = read_logo(out.getvalue(), "logo.png")
    pages = pypdf.PdfReader(BytesIO(printed(invented_papers(24), replace(terms, logo=logo)))).pages
    resources: list[Any] = [page["/Resources"] for page in pages]
    shown = [parts["/XObject"] for parts in resources]
    (number,) = {
        parts.raw_get(name).idnum for parts in shown for name in parts if parts[name]["/Subtype"] == "/Image"
    }
    drawn = next(part for part in shown[0].values() if part.indirect_reference.idnum == number)
    assert (drawn["/Width"], drawn["/Height"]) == (40, 20)
    assert drawn.get_data()[:3] == bytes((255, 0, 0))
    assert b"/Subtype /Image" not in printed(invented_papers(8), terms)


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 1), (8, 1), (9, 2), (664, 83)])
def test_eight_vouchers_go_on_a_page(
    invented_papers: Papers, terms: SheetTerms, count: int, pages: int
) -> None:
    output = BytesIO()
    assert voucher_sheets(invented_papers(count), terms, output) == pages
    assert len(pypdf.PdfReader(output, strict=True).pages) == pages


def test_a_voucher_takes_less_than_a_kilobyte_and_a_half(invented_papers: Papers, terms: SheetTerms) -> None:
    assert len(printed(invented_papers(RUN), terms)) / RUN < BYTES_PER_VOUCHER


def test_pages_are_written_while_vouchers_still_come(invented_papers: Papers, terms: SheetTerms) -> None:
    output = BytesIO()
    sizes = []

    def coming() -> Iterator[VoucherPaper]:
        for paper in invented_papers(24):
            sizes.append(output.tell())
            yield paper

    voucher_sheets(coming(), terms, output)
    assert sizes[0] == sizes[7] < sizes[8] == sizes[15] < sizes[16]


def test_the_same_vouchers_make_the_same_file(invented_papers: Papers, terms: SheetTerms) -> None:
    papers = invented_papers(9)
    assert printed(papers, terms) == printed(papers, terms)


def test_a_voucher_says_its_value_expiry_and_codes(
    invented_papers: Papers, terms: SheetTerms, read_text: Reader
) -> None:
    paper = replace(invented_papers(1)[0], face=18750, expires_on=date(2027, 3, 9), human_code="0123456789AB")
    (text,) = read_text(printed([paper], terms))
    assert "187,50" in text
    assert "cent quatre-vingt-sept dirhams et" in text
    assert "cinquante centimes" in text
    assert "09/03/2027" in text
    assert "0123-4567-89AB" in text
    assert text.count(paper.serial) == 2  # stub and body
    assert "Casablanca" in text
    assert "DUPLICATA" not in text


def test_nothing_but_the_voucher_s_own_facts_is_printed(
    invented_papers: Papers, terms: SheetTerms, read_text: Reader
) -> None:
    """Every Latin word on the page is a label or a fact of the paper: a person is nowhere."""
    paper = replace(invented_papers(1)[0], face=20000)
    (text,) = read_text(printed([paper], terms))
    labels = " ".join(
        label.french for label in vars(voucher_words).values() if isinstance(label, voucher_words.Label)
    )
    code = "-".join((paper.human_code[:4], paper.human_code[4:8], paper.human_code[8:]))
    facts = f"{paper.serial} {code} 200,00 MAD deux cents dirhams 31/12/2026 · {terms.title} {terms.place}"
    known = {*labels.split(), *facts.split(), *terms.hotline.split()}
    assert {word for word in text.split() if word.isascii()} <= known


def test_the_file_tells_nothing_of_people_or_machines(invented_papers: Papers, terms: SheetTerms) -> None:
    pdf = printed(invented_papers(8), terms)
    about = pypdf.PdfReader(BytesIO(pdf)).metadata
    assert about is not None
    assert about.title == "Bon de bien-être"
    assert about.creator == "Voucher Desk"
    assert not about.author
    assert not about.subject
    assert b"/home/" not in pdf
    assert b".py" not in pdf
    assert b"site-packages" not in pdf


def test_a_second_paper_is_marked_as_a_duplicate_with_its_number(
    invented_papers: Papers, terms: SheetTerms, read_text: Reader
) -> None:
    papers = [replace(paper, copy_number=number) for number, paper in enumerate(invented_papers(3), start=1)]
    (text,) = read_text(printed(papers, terms))
    assert "DUPLICATA 2" in text
    assert "DUPLICATA 3" in text
    assert "DUPLICATA 1" not in text
    assert text.count("DUPLICATA") == 2 * 2  # body and stub


def test_an_exercise_is_marked_across_each_voucher(
    invented_papers: Papers, terms: SheetTerms, read_text: Reader
) -> None:
    (text,) = read_text(printed(invented_papers(8), replace(terms, training=True)))
    assert text.count("EXERCICE") == 2 * 8
    (text,) = read_text(printed(invented_papers(8), terms))
    assert "EXERCICE" not in text


def test_typed_words_are_printed_literally_and_nothing_is_fetched(
    invented_papers: Papers, terms: SheetTerms, read_text: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    hostile = replace(terms, title='<img src="http://x">', place="<b>&amp; (a) \\", hotline="=cmd|'/C calc'")
    (text,) = read_text(printed(invented_papers(1), hostile))
    assert '<img src="http://x">' in text
    assert "<b>&amp; (a) \\" in text
    assert "=cmd|'/C calc'" in text


@pytest.mark.parametrize("serial", ["CAS-2026-000127-X", "بون-\u0660\u0660\u0661", "A(\\)B", "é" * 30])
def test_a_serial_of_any_length_and_script_stays_inside_its_voucher(
    invented_papers: Papers, terms: SheetTerms, scanned: Scanner, serial: str
) -> None:
    paper = replace(invented_papers(1)[0], serial=serial)
    (page,) = scanned(printed([paper], terms))
    scale = page.width / A4[0]
    right = round((geometry.MARGIN[0] + geometry.CELL[0] + dots(3)) * scale)
    below_marks = round((geometry.MARGIN[1] + dots(4)) * scale)
    beside = page.crop((right, below_marks, page.width - below_marks, round(geometry.CELL[1] * scale)))
    assert list(symbol_texts(page, 1)) == [paper.qr_digits]
    assert min(beside.tobytes()) > 100  # nothing but the light cutting lines


def test_codes_keep_their_white_and_their_distance() -> None:
    """Quiet zones of 4 and 10 modules inside the voucher, off the fold; the stamp 20 mm from the symbol."""
    x, y = geometry.QR_CORNER
    top, right = y + geometry.QR_SIDE, x + geometry.QR_SIDE
    assert x >= geometry.QR_QUIET
    assert dots(geometry.FOLD) - top > geometry.QR_QUIET
    assert dots(geometry.COLUMN) - right >= geometry.QR_QUIET
    assert geometry.BARS_CORNER[0] >= geometry.BAR_QUIET
    assert y - geometry.QR_QUIET >= geometry.BARS_CORNER[1] + geometry.BARS_HEIGHT
    bars_end = geometry.BARS_CORNER[0] + geometry.BARS_WIDTH + geometry.BAR_QUIET
    assert bars_end <= dots(geometry.STAMP_CORNER[0])
    assert geometry.STAMP_CORNER[0] - millimetres(right) >= 20
    assert millimetres(geometry.QR_SIDE) == pytest.approx(34.5, abs=0.1)
    assert (geometry.QR_SIDE % geometry.QR_MODULE, DOTS_PER_INCH) == (0, 300)
