"""How fast voucher sheets are printed, in one run, against the naive way and against a PDF written by hand.

    python -m benchmarks.print_sheets

Ratios are what counts; the times are those of this machine. Four ways, taking turns, best of several rounds:

- ours: `voucher_sheets`, from 200 digits and a human code to the finished file, French and Arabic;
- naive: `qrcode` and `python-barcode` draw PNGs, reportlab's canvas places them with `drawImage`, texts with
  `drawString` (French alone: Arabic would have to be shaped first), on a sample because it is slow;
- by hand: a PDF of string formatting and zlib, no library, a font of the reader's own, French alone, no
  background; from the same digits and codes to the finished file. This is the limit of the promise. The line
  `symbols ready` says what is left of it when symbols are made beforehand, which nothing of ours does.
"""

import random
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from time import perf_counter

import qrcode
from barcode.codex import Code128
from barcode.writer import ImageWriter
from reportlab.lib.pagesizes import A4 as A4_POINTS
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from voucher_desk.domain.amount_in_words import in_french
from voucher_desk.domain.money import shown_text
from voucher_desk.printing import voucher_geometry as geometry
from voucher_desk.printing.code128 import Bars, bars
from voucher_desk.printing.drawing import bitmap_operators
from voucher_desk.printing.measures import POINTS_PER_DOT
from voucher_desk.printing.qr_symbol import SIDE, Symbol, voucher_symbol
from voucher_desk.printing.voucher_sheets import voucher_sheets
from voucher_desk.queries.papers import SheetTerms, VoucherPaper

RUN = 664
NAIVE_SAMPLE = 48
ROUNDS = 7
NAIVE_ROUNDS = 2
MOST_BYTES = 1500
TERMS = SheetTerms("Bon de bien-être", "Casablanca", "05 22 00 00 00", training=False)
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

Codes = tuple[Symbol, Bars]


def invented_papers() -> list[VoucherPaper]:
    """Return a run of vouchers with random codes."""
    dice = random.Random(RUN)
    return [
        VoucherPaper(
            serial=f"CAS-{number:04d}",
            qr_digits=str(dice.randrange(256**83)).zfill(200),
            human_code="".join(dice.choice(CROCKFORD) for _ in range(12)),
            face=dice.choice((25000, 18750)),
            expires_on=date(2026, 12, 31),
            copy_number=1,
        )
        for number in range(1, RUN + 1)
    ]


def ours(papers: Sequence[VoucherPaper]) -> bytes:
    """Print the way the program does."""
    output = BytesIO()
    voucher_sheets(papers, TERMS, output)
    return output.getvalue()


def naive(papers: Sequence[VoucherPaper]) -> bytes:
    """Print the way one writes first."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=A4_POINTS)
    for number, paper in enumerate(papers):
        if number and number % geometry.PER_SHEET == 0:
            canvas.showPage()
        _draw_naively(canvas, paper, geometry.cell_corner(number % geometry.PER_SHEET))
    canvas.save()
    return output.getvalue()


def _draw_naively(canvas: Canvas, paper: VoucherPaper, corner: tuple[int, int]) -> None:
    x, y = (dot * POINTS_PER_DOT for dot in corner)
    symbol = BytesIO()
    qrcode.make(paper.qr_digits, error_correction=qrcode.constants.ERROR_CORRECT_M).save(symbol, "PNG")
    canvas.drawImage(ImageReader(symbol), x + 5, y + 55, 119, 119)
    strokes = BytesIO()
    Code128(paper.human_code, writer=ImageWriter()).write(strokes)
    canvas.drawImage(ImageReader(strokes), x + 5, y + 5, 180, 43)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(x + 130, y + 140, f"{paper.face // 100},{paper.face % 100:02d} MAD")
    canvas.setFont("Helvetica", 7)
    for line, text in enumerate(
        (
            TERMS.title,
            in_french(paper.face),
            f"{paper.expires_on:%d/%m/%Y}",
            TERMS.place,
            paper.serial,
            paper.human_code,
        )
    ):
        canvas.drawString(x + 130, y + 120 - 10 * line, text)


def by_hand(papers: Sequence[VoucherPaper]) -> bytes:
    """Write a PDF with nothing but string formatting, from digits to file."""
    return _written(papers, [(voucher_symbol(paper.qr_digits), bars(paper.human_code)) for paper in papers])


def _written(papers: Sequence[VoucherPaper], codes: Sequence[Codes]) -> bytes:
    """Write the sheets of vouchers whose codes are ready."""
    starts = range(0, len(papers), geometry.PER_SHEET)
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(len(starts)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(starts)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for start in starts:
        end = start + geometry.PER_SHEET
        content = zlib.compress(_sheet_by_hand(papers[start:end], codes[start:end]))
        page = (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
        )
        objects.append((page % (len(objects) + 2)).encode())
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(content), content))
    return _file_of(objects)


def _sheet_by_hand(papers: Sequence[VoucherPaper], codes: Sequence[Codes]) -> bytes:
    parts = [b".24 0 0 .24 0 0 cm\n"]
    for place, (paper, (symbol, strokes)) in enumerate(zip(papers, codes, strict=True)):
        text = (
            b"BT /F 83 Tf 543 569 Td (%b MAD) Tj ET BT /F 30 Tf 543 523 Td (%b) Tj ET "
            b"BT /F 35 Tf 860 357 Td (%b) Tj ET BT /F 38 Tf 921 569 Td (%b) Tj ET "
            b"BT /F 42 Tf 35 759 Td (%b) Tj ET BT /F 46 Tf 700 268 Td (%b) Tj ET Q\n"
            % (
                shown_text(paper.face).replace("\u202f", " ").encode(),
                in_french(paper.face).encode(),
                paper.expires_on.strftime("%d/%m/%Y").encode(),
                paper.serial.encode(),
                paper.serial.encode(),
                paper.human_code.encode(),
            )
        )
        size = (strokes.modules * geometry.BAR_MODULE, geometry.BARS_HEIGHT)
        parts += (
            b"q 1 0 0 1 %d %d cm " % geometry.cell_corner(place),
            bitmap_operators(
                geometry.QR_CORNER, (geometry.QR_SIDE, geometry.QR_SIDE), (SIDE, SIDE), symbol.bits
            ),
            bitmap_operators(geometry.BARS_CORNER, size, (strokes.modules, 1), strokes.bits),
            text,
        )
    return b"".join(parts)


def _file_of(objects: Sequence[bytes]) -> bytes:
    file = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(file)


def seconds_for(print_run: Callable[[], bytes]) -> float:
    """Return how long one run takes."""
    start = perf_counter()
    print_run()
    return perf_counter() - start


def main() -> None:
    """Measure, and print one line for each way and each promise."""
    papers = invented_papers()
    first = RUN / seconds_for(lambda: ours(papers))
    codes = [(voucher_symbol(paper.qr_digits), bars(paper.human_code)) for paper in papers]
    best = {"ours": 0.0, "by hand": 0.0, "by hand, symbols ready": 0.0, "naive": 0.0}
    for number in range(ROUNDS):
        best["ours"] = max(best["ours"], RUN / seconds_for(lambda: ours(papers)))
        best["by hand"] = max(best["by hand"], RUN / seconds_for(lambda: by_hand(papers)))
        ready = RUN / seconds_for(lambda: _written(papers, codes))
        best["by hand, symbols ready"] = max(best["by hand, symbols ready"], ready)
        if number < NAIVE_ROUNDS:
            sample = NAIVE_SAMPLE / seconds_for(lambda: naive(papers[:NAIVE_SAMPLE]))
            best["naive"] = max(best["naive"], sample)
    _report(first, best, len(ours(papers)) / RUN, len(naive(papers[:NAIVE_SAMPLE])) / NAIVE_SAMPLE)


def _report(first: float, best: dict[str, float], size: float, naive_size: float) -> None:
    print(f"{RUN} vouchers, vouchers a second, best round")
    for way, rate in best.items():
        print(f"  {way:<24}{rate:>9.0f}")
    print(f"  {'ours, first in process':<24}{first:>9.0f}   (fonts read, symbols' basis drawn)")
    promises = (
        ("ours / naive", best["ours"] / best["naive"], 20.0),
        ("ours, first / naive", first / best["naive"], 20.0),
        ("ours / by hand", best["ours"] / best["by hand"], 0.5),
    )
    for name, ratio, wanted in promises:
        print(f"{name:<32}{ratio:>8.2f}   wanted >= {wanted:g}: {'met' if ratio >= wanted else 'MISSED'}")
    verdict = "met" if size < MOST_BYTES else "MISSED"
    print(f"{'bytes a voucher':<32}{size:>8.0f}   wanted < {MOST_BYTES}: {verdict}")
    print(f"{'bytes a voucher, naive':<32}{naive_size:>8.0f}")


if __name__ == "__main__":
    main()
