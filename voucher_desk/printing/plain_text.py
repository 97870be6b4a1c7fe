"""Plain text: serials and codes, one after another in the same typeface, without the cost of shaping."""

from voucher_desk.printing.document import Document
from voucher_desk.printing.drawing import Align, Drawing, Style, escaped
from voucher_desk.printing.measures import type_size
from voucher_desk.printing.typefaces import PER_MILLE, Face, typeface


class PlainText:
    """Draws ASCII text in a face whose letters are all of one width; any other text is shaped as usual."""

    def __init__(self, document: Document, face: Face, points: float) -> None:
        self._document = document
        self._style = Style(face, points)
        self._letter_width = typeface(face).width_of(ord("0")) * self._style.size / PER_MILLE
        ((resource, _),) = typeface(face).coded("0", document.pdf)
        self._opening = f"0 g BT {resource} {type_size(points):.6g} Tf ".encode()

    def left(self, place: tuple[int, int], text: str) -> bytes:
        """Return the operators of a text that starts at `place`."""
        if not text.isascii() or not text.isprintable():
            return self._shaped(place, text, Align.LEFT)
        return b"%b%d %d Td (%b) Tj ET\n" % (self._opening, *place, escaped(text.encode()))

    def right(self, place: tuple[int, int], text: str) -> bytes:
        """Return the operators of a text that ends at `place`."""
        if not text.isascii() or not text.isprintable():
            return self._shaped(place, text, Align.RIGHT)
        return self.left((round(place[0] - len(text) * self._letter_width), place[1]), text)

    def _shaped(self, place: tuple[int, int], text: str, align: Align) -> bytes:
        drawing = Drawing(self._document)
        drawing.text(place, text, self._style, align)
        return drawing.operators()
