"""A page of a list or statement: read from the left in French, from the right in Arabic."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import zxingcpp
from PIL import Image, ImageChops, ImageOps

from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.measures import A4
from voucher_desk.printing.report_frame import Column, Pair

Scanner = Callable[[bytes], list[Image.Image]]
MIDDLE = 297.6
"""Points from either edge of A4 to its middle."""


def page(language: str, draw: Callable[[Drawing], None]) -> bytes:
    output = BytesIO()
    with Document(output, title="Essai", language=language) as document:
        drawing = frame.blank_page(document)
        draw(drawing)
        document.add_page(A4, drawing.operators())
    return output.getvalue()


def places(pdf: bytes) -> dict[str, float]:
    """Return how far from the left the middle of each stretch of text stands, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        return {text.get_text_bounded(*box).strip(): (box[0] + box[2]) / 2 for box in boxes}


def draw_table(drawing: Drawing) -> None:
    columns = (Column("", 12.0, 40.0), Column("", 52.0, 90.0, Align.RIGHT))
    frame.draw_column_heads(drawing, columns, 240.0, 6.0)
    frame.draw_signature(drawing, (12.0, 40.0), (60.0, 20.0), Pair("", ""))


def draw_words(drawing: Drawing) -> None:
    frame.draw_title(drawing, "titre", "", 100.0)
    frame.draw_cell(drawing, Column("", 12.0, 40.0, Align.RIGHT), 240.0, 6.0, "somme", frame.CELL)
    frame.draw_foot(drawing, "pied", "9")


def test_a_paper_in_arabic_is_the_mirror_of_one_in_french(scanned: Scanner) -> None:
    ((french,), (arabic,)) = (scanned(page(language, draw_table)) for language in ("fr", "ar"))
    difference = ImageChops.difference(ImageOps.mirror(french), arabic).convert("L")
    assert sum(difference.histogram()[128:]) < 0.001 * french.width * french.height
    assert ImageChops.difference(french, arabic).getbbox() is not None


def test_words_and_figures_stand_at_the_mirrored_place() -> None:
    french, arabic = places(page("fr", draw_words)), places(page("ar", draw_words))
    assert set(french) == {"titre", "somme", "pied", "9"}
    for word, x in french.items():
        assert abs(x + arabic[word] - 2 * MIDDLE) < 1


def test_the_symbol_of_a_page_is_read_on_either_side(scanned: Scanner) -> None:
    for language, left in (("fr", False), ("ar", True)):
        (scan,) = scanned(page(language, lambda drawing: frame.draw_page_symbol(drawing, "VDL1:D1:1")))
        (read,) = zxingcpp.read_barcodes(scan)
        assert read.text == "VDL1:D1:1"
        assert (read.position.top_left.x < scan.width / 2) is left


def test_the_word_of_a_training_stands_in_the_middle(scanned: Scanner) -> None:
    for language in ("fr", "ar"):
        (scan,) = scanned(page(language, lambda drawing: frame.draw_training(drawing, "OOO")))
        left, _top, right, _bottom = ImageOps.invert(scan.convert("L")).getbbox() or (0, 0, 0, 0)
        assert abs((left + right) / 2 - scan.width / 2) < scan.width * 0.06
