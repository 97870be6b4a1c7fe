"""Counts by sex and age on A4, lying: one table after the other, masked as the workbook is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.local_time import local
from voucher_desk.domain.reports import SADD_MEASURES, Measure
from voucher_desk.domain.sadd import GROUPS, Line, SaddTable
from voucher_desk.printing.canvas import END, Canvas, ink
from voucher_desk.printing.document import Document, document_language
from voucher_desk.queries.sadd import SaddReport
from voucher_desk.sentences.report_words import (
    MEASURE_NOTES,
    WITHHELD,
    donation_words,
    family_word,
    group_word,
    joined,
    masking_words,
    period_words,
)
from voucher_desk.sentences.words import word_of

_PAGE = (297.0, 210.0)
_EDGE = 12.0
_ROOM = _PAGE[0] - 2 * _EDGE
_TOP = 172.0
_BOTTOM = 20.0
_ROW = 5.6
_HEAD = 11.0
_TITLE = 11.0
_HEADING_LINES = 3
_CITY, _FAMILY = 32.0, 58.0
_HEADING = ink(6.5, "Paper", bold=True)
_CELL, _STRONG = ink(8), ink(8, bold=True)
_NOTE = ink(7.5, "Quiet")


@dataclass(frozen=True, slots=True)
class _Block:
    """A table, or what of it goes on one page."""

    table: SaddTable
    lines: Sequence[Line]
    columns: Sequence[int]

    @property
    def height(self) -> float:
        return _TITLE + _HEAD + _ROW * len(self.lines) + 4


def sadd_paper(report: SaddReport, output: BinaryIO, translations: NullTranslations) -> int:
    """Print the report; return the number of pages."""
    pages = list(_paged(list(_blocks(report))))
    language = document_language(translations)
    title = translations.gettext("Données par sexe et âge")
    with Document(output, title=title, language=language) as document:
        for number, blocks in enumerate(pages, start=1):
            canvas = Canvas(document, _PAGE, mirrored=language == "ar")
            _draw_head(canvas, report, title, translations)
            top = _TOP
            for block in blocks:
                _draw_block(canvas, block, top, report, translations)
                top -= block.height
            _draw_foot(canvas, report, f"{number}/{len(pages)}", translations)
            canvas.finish()
    return len(pages)


def _blocks(report: SaddReport) -> Iterator[_Block]:
    for measure in SADD_MEASURES:
        table = report.tables[measure]
        lines = list(table.lines())
        if measure is Measure.PARTICIPATIONS:
            lines = [line for line in lines if line.family is None]
        columns = [place for place in range(len(GROUPS)) if any(line.cells[place] != 0 for line in lines)]
        yield _Block(table, lines, columns or [len(GROUPS) - 1])


def _paged(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Yield the blocks of each page; a table too long for what is left of a page goes on overleaf."""
    page: list[_Block] = []
    room = _TOP - _BOTTOM
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        fitting = int((room - _TITLE - _HEAD - 4) // _ROW)
        if fitting >= len(block.lines):
            page.append(block)
            room -= block.height
            continue
        if not page:
            page.append(_Block(block.table, block.lines[:fitting], block.columns))
            block = _Block(block.table, block.lines[fitting:], block.columns)
        waiting.insert(0, block)
        yield page
        page, room = [], _TOP - _BOTTOM
    yield page


def _draw_head(canvas: Canvas, report: SaddReport, title: str, translations: NullTranslations) -> None:
    heading = report.heading
    canvas.box((0, 188), (canvas.width, 22), "Accent")
    canvas.text((_EDGE, 198), title, ink(16, "Paper", bold=True), width=170)
    canvas.text((_EDGE, 192), heading.project, ink(9, "Paper"), width=170)
    covered = f"{period_words(heading.scope, translations)} · {donation_words(heading.scope, translations)}"
    canvas.text((_EDGE + _ROOM, 198), covered, ink(9, "Paper"), width=95, align=END)
    if heading.training:
        training = translations.gettext("EXERCICE")
        canvas.text((_EDGE + _ROOM, 192), training, ink(9, "Paper", bold=True), align=END)
    canvas.text((_EDGE, 181), masking_words(report.unmasked, translations), ink(8), width=_ROOM)
    canvas.text((_EDGE, 176.5), joined(heading.donor_marks), _NOTE, width=_ROOM)


def _draw_block(
    canvas: Canvas, block: _Block, top: float, report: SaddReport, translations: NullTranslations
) -> None:
    measure = block.table.measure
    word = word_of(measure, translations)
    canvas.text((_EDGE, top - 5), word[:1].upper() + word[1:], ink(11, "Deep", bold=True), width=70)
    note = MEASURE_NOTES[measure]
    canvas.text((_EDGE + 75, top - 5), translations.gettext(note), _NOTE, width=_ROOM - 75)
    y = top - _TITLE - _HEAD + 3
    canvas.box((_EDGE, y), (_ROOM, _HEAD), "Deep")
    width = (_ROOM - _CITY - _FAMILY) / len(block.columns)
    for place, column in enumerate(block.columns):
        _draw_heading(canvas, place, width, y, group_word(*GROUPS[column], translations))
    for line in block.lines:
        y -= _ROW
        _draw_line(canvas, block, line, (y, width), report, translations)


def _draw_heading(canvas: Canvas, place: int, width: float, y: float, words: str) -> None:
    end = _EDGE + _CITY + _FAMILY + (place + 1) * width - 1
    lines = _broken(canvas, words, width - 1.5)
    for number, part in enumerate(lines):
        height = y + _HEAD / 2 - 0.9 + (len(lines) - 1 - 2 * number) * 1.45
        canvas.text((end, height), part, _HEADING, width=width - 1.5, align=END)


def _broken(canvas: Canvas, words: str, width: float) -> list[str]:
    """Return a heading in a few lines."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (canvas.measure(longer, _HEADING) <= width or len(lines) == _HEADING_LINES):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _draw_line(
    canvas: Canvas,
    block: _Block,
    line: Line,
    place: tuple[float, float],
    report: SaddReport,
    translations: NullTranslations,
) -> None:
    y, width = place
    is_total = line.family is None
    style = _STRONG if is_total else _CELL
    if is_total:
        canvas.box((_EDGE, y), (_ROOM, _ROW), "Sea" if line.city is None else "Wash")
    city = translations.gettext("Toutes") if line.city is None else line.city
    family = family_word(line.measure, line.family, report.families, translations)
    canvas.text((_EDGE + 1.5, y + 1.8), city, style, width=_CITY - 3)
    canvas.text((_EDGE + _CITY, y + 1.8), family, style, width=_FAMILY - 3)
    for at, column in enumerate(block.columns):
        count = line.cells[column]
        end = _EDGE + _CITY + _FAMILY + (at + 1) * width - 1
        canvas.text((end, y + 1.8), WITHHELD if count is None else str(count), style, align=END)
    canvas.line([(_EDGE, y), (_EDGE + _ROOM, y)], "Line", 0.1)


def _draw_foot(canvas: Canvas, report: SaddReport, page: str, translations: NullTranslations) -> None:
    _ = translations.gettext
    heading = report.heading
    made = _("Établi le {day}. Empreinte du journal : {anchor}").format(
        day=f"{local(heading.made_at):%d/%m/%Y %H:%M}", anchor=heading.anchor[:16]
    )
    canvas.line([(_EDGE, 13), (_EDGE + _ROOM, 13)], "Line")
    canvas.text((_EDGE, 8.5), made, _NOTE, width=200)
    canvas.text((_EDGE + _ROOM, 8.5), _("Page {page}").format(page=page), _NOTE, align=END)
