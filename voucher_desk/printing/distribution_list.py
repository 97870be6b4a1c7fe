"""The distribution list: who is to be handed which voucher, to be signed line by line.

Each page repeats the heading, its number, the hash of the frozen list, the counts of its own lines and the
running total, and carries a QR symbol of its own, so that one page taken out or swapped shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import shown_text
from voucher_desk.domain.signed_lists import LINES_PER_PAGE, SHOWN_HASH, PageMark
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.distribution_end import END_ROWS, draw_end
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.list_words import age_name, sex_name
from voucher_desk.printing.logos import draw_logos
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.queries.papers import ListFoot, ListHeading, ListLine

ROW_HEIGHT = 9.5
_HEAD_HEIGHT = 7.5
_TABLE_TOP = 247.0
_SUMS_LINE = 17.0
_HEADING_WIDTH = 156.0
_TICK = 2.2
_CODE_COLUMNS = (1, 4)


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of one page, those of the pages `before` it, and how many empty ones follow."""

    number: int
    before: Sequence[ListLine]
    lines: Sequence[ListLine]
    spare: int
    ends: bool


def distribution_list(
    heading: ListHeading,
    lines: Sequence[ListLine],
    foot: ListFoot,
    output: BinaryIO,
    translations: NullTranslations,
    *,
    spare_rows: int = 0,
) -> int:
    """Print the list and return its number of pages; `spare_rows` empty lines follow for latecomers.

    The order of `lines` is kept. Whatever is typed in a name or a place is drawn as it stands, never read as
    markup (threat T23).
    """
    _ = translations.gettext
    pages = _pages(lines, spare_rows)
    with Document(
        output, title=_("Liste de distribution"), language=document_language(translations)
    ) as document:
        for page in pages:
            drawing = frame.blank_page(document)
            _draw_heading(drawing, heading, page.number, translations)
            _draw_table(drawing, page, translations)
            if page.ends:
                draw_end(drawing, _table_bottom(page), lines, foot, translations)
            _draw_sums(drawing, page, len(lines), translations)
            frame.draw_journal_foot(drawing, heading, f"{page.number}/{len(pages)}", translations)
            document.add_page(A4, drawing.operators())
    return len(pages)


def page_mark(heading: ListHeading, page: int) -> str:
    """Return what the symbol of a page says, by which the page is known when it comes back signed."""
    start = heading.list_sha256[:SHOWN_HASH]
    return PageMark(heading.distribution, heading.list_version, page, start).text


def _pages(lines: Sequence[ListLine], spare_rows: int) -> list[_Page]:
    rows = len(lines) + spare_rows
    starts = list(range(0, rows, LINES_PER_PAGE)) or [0]
    if rows - starts[-1] > LINES_PER_PAGE - END_ROWS:
        starts.append(starts[-1] + LINES_PER_PAGE)
    return [
        _Page(
            number=number,
            before=lines[:start],
            lines=lines[start : start + LINES_PER_PAGE],
            spare=max(0, min(rows, start + LINES_PER_PAGE) - max(start, len(lines))),
            ends=number == len(starts),
        )
        for number, start in enumerate(starts, start=1)
    ]


def _draw_heading(drawing: Drawing, heading: ListHeading, page: int, translations: NullTranslations) -> None:
    _ = translations.gettext
    if heading.training:
        frame.draw_training(drawing, _("EXERCICE"))
    taken = draw_logos(drawing, (heading.logo,), frame.LEFT + _HEADING_WIDTH) if heading.logo else 0.0
    frame.draw_title(drawing, _("Liste de distribution"), heading.donor_mark, _HEADING_WIDTH - taken)
    frame.draw_page_symbol(drawing, page_mark(heading, page))
    half = _HEADING_WIDTH / 2
    session = f"{heading.session} · {heading.session_date:%d/%m/%Y}"
    version = f"{heading.list_version} · {heading.list_sha256[:SHOWN_HASH]}"
    printed = f"{local(heading.printed_at):%d/%m/%Y %H:%M}"
    first = (
        Pair(_("Projet"), heading.project),
        Pair(_("Association"), heading.association),
        Pair(_("Séance"), session),
        Pair(_("Lieu"), heading.place),
    )
    second = (
        Pair(_("Don"), heading.donation),
        Pair(_("Distribution"), heading.distribution),
        Pair(_("Version, empreinte"), version),
        Pair(_("Imprimée le"), printed),
    )
    frame.draw_pairs(drawing, (frame.LEFT, 268), half, first)
    frame.draw_pairs(drawing, (frame.LEFT + half, 268), half, second)


def _columns(translations: NullTranslations) -> tuple[Column, ...]:
    _ = translations.gettext
    headings = (
        (_("N°"), 10.0, Align.RIGHT),
        (_("Personne"), 36.0, Align.LEFT),
        (_("Sexe"), 12.0, Align.CENTRE),
        (_("Âge"), 18.0, Align.LEFT),
        (_("Bon"), 34.0, Align.LEFT),
        (_("Valeur (MAD)"), 22.0, Align.RIGHT),
        (_("Signature ou empreinte"), 54.0, Align.LEFT),
    )
    columns: list[Column] = []
    x = frame.LEFT
    for name, width, align in headings:
        columns.append(Column(name, x, width, align))
        x += width
    return tuple(columns)


def _draw_table(drawing: Drawing, page: _Page, translations: NullTranslations) -> None:
    columns = _columns(translations)
    if page.lines or page.spare:
        frame.draw_column_heads(drawing, columns, _TABLE_TOP, _HEAD_HEIGHT)
    top = _TABLE_TOP - _HEAD_HEIGHT
    for line in page.lines:
        _draw_line(drawing, columns, top, line, translations)
        top -= ROW_HEIGHT
    for _spare in range(page.spare):
        _draw_cells(drawing, columns, top, ("",) * len(columns))
        _draw_signature_choice(drawing, columns[-1], top, translations)
        top -= ROW_HEIGHT


def _table_bottom(page: _Page) -> float:
    rows = len(page.lines) + page.spare
    return _TABLE_TOP - _HEAD_HEIGHT - ROW_HEIGHT * rows if rows else _TABLE_TOP


def _draw_line(
    drawing: Drawing, columns: Sequence[Column], top: float, line: ListLine, translations: NullTranslations
) -> None:
    texts = (
        str(line.number),
        line.person_code,
        sex_name(line.sex, translations),
        age_name(line.age_group, translations),
        line.serial or "",
        "" if line.face is None else shown_text(line.face),
        "",
    )
    _draw_cells(drawing, columns, top, texts)
    _draw_signature_choice(drawing, columns[-1], top, translations)


def _draw_cells(drawing: Drawing, columns: Sequence[Column], top: float, texts: Sequence[str]) -> None:
    for place, (column, text) in enumerate(zip(columns, texts, strict=True)):
        style = frame.CODE_CELL if place in _CODE_COLUMNS else frame.CELL
        frame.draw_cell(drawing, column, top, ROW_HEIGHT, text, style)


def _draw_signature_choice(
    drawing: Drawing, column: Column, top: float, translations: NullTranslations
) -> None:
    """Draw the tick box for a person who does not sign: that is no reason to refuse help."""
    _ = translations.gettext
    low = top - ROW_HEIGHT + 0.8
    drawing.box(frame.at(column.x + 0.8, low), frame.at(_TICK, _TICK), frame.HAIRLINE, frame.BORDER_GREY)
    words = _("remis sans signature (motif)")
    drawing.text_within(frame.at(column.x + 3.8, low + 0.4), words, frame.SMALL, dots(column.width - 5))


def _draw_sums(drawing: Drawing, page: _Page, total: int, translations: NullTranslations) -> None:
    _ = translations.gettext
    here = _("Cette page — personnes : {persons} · bons : {vouchers} · {value} MAD").format(
        **_sums(page.lines)
    )
    so_far = _("Cumul — personnes : {persons} sur {total} · bons : {vouchers} · {value} MAD").format(
        total=total, **_sums([*page.before, *page.lines])
    )
    drawing.text_within(frame.at(frame.LEFT, _SUMS_LINE), here, frame.VALUE, dots(88))
    drawing.text_within(frame.at(frame.RIGHT, _SUMS_LINE), so_far, frame.VALUE, dots(96), Align.RIGHT)


def _sums(lines: Sequence[ListLine]) -> dict[str, str]:
    return {
        "persons": str(len(lines)),
        "vouchers": str(sum(line.serial is not None for line in lines)),
        "value": shown_text(sum(line.face or 0 for line in lines)),
    }
