"""What both pages of the bulletin have alike: heads of sections, tables, the foot."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import NamedTuple

from voucher_desk.domain.local_time import local
from voucher_desk.printing.canvas import END, START, Canvas, ink
from voucher_desk.printing.drawing import Align, Style
from voucher_desk.queries.bulletin import BulletinReport
from voucher_desk.sentences.report_words import joined, masking_words

PAGE = (210.0, 297.0)
EDGE = 14.0
ROOM = PAGE[0] - 2 * EDGE
FOOT = 25.0
_ROW = 6.0
_CELL, _STRONG = ink(8), ink(8, bold=True)
_HEAD = ink(7, "Quiet", bold=True)
_NOTE = ink(7, "Quiet")


class Field(NamedTuple):
    """A column of a table: heading, where it starts, how wide it is, and to which side it leans."""

    heading: str
    x: float
    width: float
    align: Align = START


def draw_section(canvas: Canvas, y: float, title: str, x: float = EDGE, width: float = ROOM) -> float:
    """Draw the head of a section; return the height its body may begin below."""
    canvas.box((x, y - 0.6), (2.2, 4.4), "Warm")
    canvas.text((x + 4.4, y), title, ink(11.5, "Deep", bold=True), width=width - 5)
    canvas.line([(x, y - 2.6), (x + width, y - 2.6)], "Line", 0.25)
    return y - 5.5


def draw_note(canvas: Canvas, y: float, text: str, x: float = EDGE, width: float = ROOM) -> float:
    """Draw a line of explanation; return the height below it."""
    canvas.text((x, y), text, _NOTE, width=width)
    return y - 4


def draw_table(
    canvas: Canvas, y: float, fields: Sequence[Field], rows: Sequence[Sequence[str]], *, total: bool = False
) -> float:
    """Draw a table from `y` down, its last row as the total where it is one; return the height below."""
    start, end = fields[0].x, fields[-1].x + fields[-1].width
    y -= 3
    for field in fields:
        _draw_cell(canvas, field, y, field.heading, _HEAD)
    y -= 2
    for number, row in enumerate(rows, start=1):
        last = total and number == len(rows)
        if last:
            canvas.box((start, y - _ROW), (end - start, _ROW), "Wash")
        for field, text in zip(fields, row, strict=True):
            _draw_cell(canvas, field, y - _ROW + 1.9, text, _STRONG if last else _CELL)
        y -= _ROW
        canvas.line([(start, y), (end, y)], "Line", 0.1)
    return y


def _draw_cell(canvas: Canvas, field: Field, y: float, text: str, style: Style) -> None:
    x = field.x + (field.width - 1 if field.align is END else 1)
    canvas.text((x, y), text, style, width=field.width - 2, align=field.align)


def draw_foot(canvas: Canvas, report: BulletinReport, page: str, translations: NullTranslations) -> None:
    """Draw the donor's mark, what is withheld, and when and from what the figures were made."""
    _ = translations.gettext
    heading = report.facts.heading
    made = _("Établi le {day}. Empreinte du journal : {anchor}").format(
        day=f"{local(heading.made_at):%d/%m/%Y}", anchor=heading.anchor[:16]
    )
    canvas.box((0, 0), (canvas.width, 20), "Wash")
    canvas.text((EDGE, 13.6), joined(heading.donor_marks), ink(8.5, "Deep", bold=True), width=ROOM)
    canvas.text((EDGE, 9.5), masking_words(report.people.unmasked, translations), _NOTE, width=ROOM)
    canvas.text((EDGE, 5.2), made, _NOTE, width=ROOM - 30)
    canvas.text((EDGE + ROOM, 5.2), _("Page {page}").format(page=page), _NOTE, align=END)
