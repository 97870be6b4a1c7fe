"""The file: whole, readable, written page by page."""

from gettext import NullTranslations
from io import BytesIO

import pypdf
import pytest

from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Drawing, Style
from voucher_desk.printing.measures import A4
from voucher_desk.printing.typefaces import Face


class FullDiskError(Exception):
    """The disk has no room left."""


class FullDisk(BytesIO):
    """An output that fails after the first page."""

    def write(self, data: object) -> int:
        """Write until there is a page."""
        if self.tell() > 2000:
            raise FullDiskError
        return super().write(data)  # type: ignore[arg-type]  # bytes, as the document writes them


def print_pages(output: BytesIO, count: int) -> None:
    with Document(output, title="Essai", language="fr") as document:
        for number in range(count):
            drawing = Drawing(document)
            drawing.text((300, 300), f"Page {number} – ébène قسيمة", Style(Face.REGULAR, 12))
            document.add_page(A4, drawing.operators())


def test_a_strict_reader_finds_every_page() -> None:
    output = BytesIO()
    print_pages(output, 30)
    reader = pypdf.PdfReader(output, strict=True)
    assert [f"Page {number}" in page.extract_text() for number, page in enumerate(reader.pages)] == [
        True
    ] * 30
    assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == (595, 842)


def test_two_documents_under_way_do_not_mix() -> None:
    one, other = BytesIO(), BytesIO()
    with (
        Document(one, title="Un", language="fr") as first,
        Document(other, title="Deux", language="ar") as second,
    ):
        for document, text in ((first, "قسيمة"), (second, "bon ébène"), (first, "été"), (second, "محمد")):
            drawing = Drawing(document)
            drawing.text((300, 300), text, Style(Face.REGULAR, 12))
            document.add_page(A4, drawing.operators())
    assert len(pypdf.PdfReader(one, strict=True).pages) == len(pypdf.PdfReader(other, strict=True).pages) == 2


def test_a_failing_disk_is_reported_and_the_file_not_finished() -> None:
    output = FullDisk()
    with pytest.raises(FullDiskError):
        print_pages(output, 30)
    assert b"startxref" not in output.getvalue()


def test_a_paper_without_a_catalogue_is_french() -> None:
    assert document_language(NullTranslations()) == "fr"
