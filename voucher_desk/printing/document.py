"""A PDF written page by page: each page leaves memory as soon as it is complete.

reportlab keeps the objects, fonts and cross references; the operators of a page are ours. The same pages give
the same file to the byte, without the hour or the machine they were made on.
"""

import zlib
from gettext import NullTranslations
from types import TracebackType
from typing import Any, BinaryIO, Self

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFFormXObject,
    PDFIndirectObject,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFResourceDictionary,
    PDFStream,
    PDFTrailer,
)

from voucher_desk.domain.logos import Logo, packed_rows
from voucher_desk.printing.measures import POINTS_PER_DOT

rl_config.trustedHosts = []  # nothing a person typed may make reportlab fetch anything (threat T23)
rl_config.trustedSchemes = []

_IN_DOTS = f"{POINTS_PER_DOT:g} 0 0 {POINTS_PER_DOT:g} 0 0 cm\n".encode()


class _StreamedPdf(PDFDocument):  # type: ignore[misc]  # reportlab publishes no types
    """reportlab's document, with each object written out when told instead of all at the end."""

    def __init__(self, output: BinaryIO, language: str) -> None:
        super().__init__(dummyoutline=1, compression=1, invariant=1, lang=language)
        self._file = PDFFile(self._pdfVersion)
        output.write(b"".join(self._file.strings))
        self._file.write = output.write

    def write_object(self, name: str) -> None:
        """Write one registered object and forget its content."""
        body = PDFIndirectObject(name, self.idToObject[name]).format(self)
        self.idToOffset[name] = self._file.add(body)
        self.idToObject[name] = None

    def write_end(self) -> None:
        """Write the fonts, what else is left, and the cross references."""
        for font in self.delayedFonts:
            font.addObjects(self)
        self.Catalog.Outlines = None
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 0
        while (number := number + 1) in self.numberToId:  # writing one object may register another
            if self.numberToId[number] not in self.idToOffset:
                self.write_object(self.numberToId[number])
        self._write_cross_references(root, info)

    def _write_cross_references(self, root: PDFObjectReference, info: PDFObjectReference) -> None:
        references = PDFCrossReferenceTable()
        references.addsection(0, [self.numberToId[number] for number in range(1, self.objectcounter + 1)])
        start = self._file.add(references.format(self))
        size = self.objectcounter + 1
        self._file.add(PDFTrailer(start, Size=size, Root=root, Info=info, ID=self.ID()).format(self))


def _image(logo: Logo) -> PDFStream:
    """Return a picture as a PDF has it: its packed rows stand in a PNG as they stand here."""
    rows = {"Predictor": 15, "Colors": 3, "BitsPerComponent": 8, "Columns": logo.width}
    facts = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": logo.width,
        "Height": logo.height,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": PDFName("FlateDecode"),
        "DecodeParms": PDFDictionary(rows),
    }
    return PDFStream(PDFDictionary(facts), packed_rows(logo.png))


def document_language(translations: NullTranslations) -> str:
    """Return the language of a paper's sentences: French where the catalogue names none."""
    return translations.info().get("language", "fr")


class Document:
    """A paper under way to `output`; use as a context manager, the file is complete on leaving it.

    `title` is for the reader's window and must name no person.
    """

    def __init__(self, output: BinaryIO, *, title: str, language: str) -> None:
        self.pdf = _StreamedPdf(output, language)
        self.pdf.info.title = title
        self.pdf.info.author = self.pdf.info.subject = self.pdf.info.keywords = ""
        self.pdf.info.creator = "Voucher Desk"
        self.from_right = language == "ar"
        self.page_count = 0
        self._forms: dict[str, PDFFormXObject] = {}
        self._shown: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.pdf.write_end()

    def add_form(self, name: str, size: tuple[int, int], operators: bytes = b"") -> None:
        """Keep a drawing that later pages show; `size` in dots, empty until it is filled."""
        form = PDFFormXObject(0, 0, *size)
        form.compression = 1
        form.stream = operators
        self.pdf.inForm()
        self.pdf.addForm(name, form)
        self._forms[name] = form
        self._shown.append(name)

    def fill_form(self, name: str, operators: bytes) -> None:
        """Draw now what pages already written show: how many they are, say."""
        self._forms[name].stream = operators

    def form_operator(self, name: str) -> bytes:
        """Return the operator that shows a kept drawing at the origin."""
        return f"/{self.pdf.getXObjectName(name)} Do\n".encode()

    def picture_operator(self, logo: Logo) -> bytes:
        """Return the operator that shows a picture in a square of one dot; the file holds it once."""
        name = f"picture.{logo.sha256[:16]}"
        if name not in self._shown:
            self.pdf.inForm()
            self.pdf.addForm(name, _image(logo))
            self._shown.append(name)
        return self.form_operator(name)

    def add_page(self, size: tuple[int, int], operators: bytes) -> None:
        """Write one page; `size` and the operators are in dots."""
        width, height = (length * POINTS_PER_DOT for length in size)
        stream = PDFStream(
            PDFDictionary({"Filter": PDFName("FlateDecode")}), zlib.compress(_IN_DOTS + operators)
        )
        page = PDFPage()
        page.MediaBox = PDFArray([0, 0, width, height])
        page.Resources = self._resources()
        page.Contents = stream
        self.pdf.updateSignature(operators)
        self._write_page(page)
        self.page_count += 1

    def _write_page(self, page: PDFPage) -> None:
        name = self.pdf.thisPageName()
        self.pdf.addPage(page)
        contents = self.pdf.Reference(page.Contents)
        self.pdf.write_object(name)
        self.pdf.write_object(contents.name)
        self.pdf.Pages.pages[-1] = PDFObjectReference(name)

    def _resources(self) -> Any:  # noqa: ANN401  # reportlab publishes no types
        resources = PDFResourceDictionary()
        resources.basicFonts()
        resources.allProcs()
        if self._shown:
            resources.XObject = self.pdf.xobjDict(self._shown)
        return resources
