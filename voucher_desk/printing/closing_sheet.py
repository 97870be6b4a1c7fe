"""The closing sheet (Fiche de clôture): the count-back of a distribution, its difference, two names."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.count_back import FOUND, Side
from voucher_desk.domain.local_time import local
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.queries.count_backs import CountBack, DeskRow, VarianceRow
from voucher_desk.queries.papers import ListFoot, ListHeading
from voucher_desk.sentences.words import word_of

LINES_PER_PAGE = 20
_WIDTH = frame.RIGHT - frame.LEFT
_TABLE_TOP = 243.0
_ROW = 6.0
_SIGNATURE = (90.5, 30.0)
_SIGNATURE_STEP = 95.5
_DESKS_SHOWN = 8


def closing_sheet(
    heading: ListHeading,
    foot: ListFoot,
    found: CountBack,
    output: BinaryIO,
    translations: NullTranslations,
) -> int:
    """Print the sheet and return its number of pages: one, unless it has no room for all lines."""
    _ = translations.gettext
    starts = range(0, max(len(found.lines), 1), LINES_PER_PAGE)
    with Document(output, title=_("Fiche de clôture"), language=document_language(translations)) as document:
        for number, start in enumerate(starts, start=1):
            drawing = frame.blank_page(document)
            _draw_heading(drawing, heading, translations)
            below = _draw_desks(drawing, found, translations)
            below = _draw_outcomes(drawing, below, foot, found, translations)
            _draw_lines(drawing, below, found.lines[start : start + LINES_PER_PAGE], found, translations)
            if number == len(starts):
                _draw_signatures(drawing, found, translations)
            frame.draw_journal_foot(drawing, heading, f"{number}/{len(starts)}", translations)
            document.add_page(A4, drawing.operators())
    return len(starts)


def _draw_heading(drawing: Drawing, heading: ListHeading, translations: NullTranslations) -> None:
    _ = translations.gettext
    if heading.training:
        frame.draw_training(drawing, _("EXERCICE"))
    frame.draw_title(drawing, _("Fiche de clôture"), heading.donor_mark, _WIDTH)
    first = (
        Pair(_("Projet"), heading.project),
        Pair(_("Association"), heading.association),
        Pair(_("Séance"), f"{heading.session} · {heading.session_date:%d/%m/%Y}"),
        Pair(_("Lieu"), heading.place),
    )
    second = (
        Pair(_("Don"), heading.donation),
        Pair(_("Distribution"), heading.distribution),
        Pair(_("Version, empreinte"), f"{heading.list_version} · {heading.list_sha256[:16]}"),
        Pair(_("Imprimée le"), f"{local(heading.printed_at):%d/%m/%Y %H:%M}"),
    )
    frame.draw_pairs(drawing, (frame.LEFT, 268), _WIDTH / 2, first)
    frame.draw_pairs(drawing, (frame.LEFT + _WIDTH / 2, 268), _WIDTH / 2, second)


def _draw_desks(drawing: Drawing, found: CountBack, translations: NullTranslations) -> float:
    """Draw what each desk was given, issued and gave back, and the sums; return where the table ends."""
    _ = translations.gettext
    headings = (_("Poste"), _("Remis"), _("Émis"), _("Attendus en retour"), _("Comptés"), _("Écart"))
    columns = [Column(headings[0], frame.LEFT, 46)]
    width = (_WIDTH - 46) / (len(headings) - 1)
    for place, name in enumerate(headings[1:]):
        columns.append(Column(name, frame.LEFT + 46 + place * width, width, Align.RIGHT))
    frame.draw_column_heads(drawing, columns, _TABLE_TOP, _ROW)
    top = _TABLE_TOP - _ROW
    figures = [(desk.desk or "–", _figures(desk)) for desk in found.desks]
    if len(figures) > 1:
        sums = [sum(counts) for counts in zip(*(counts for _name, counts in figures), strict=True)]
        figures.append((_("Total"), sums))
    shown = figures if len(figures) <= _DESKS_SHOWN else figures[-1:]
    for name, (given, issued, expected, counted) in shown:
        texts = (name, str(given), str(issued), str(expected), str(counted), _signed(counted - expected))
        for column, text in zip(columns, texts, strict=True):
            frame.draw_cell(drawing, column, top, _ROW, text, frame.CELL)
        top -= _ROW
    return top


def _signed(difference: int) -> str:
    return f"{difference:+d}" if difference else "0"


def _figures(desk: DeskRow) -> list[int]:
    """Return what a desk was given, has issued, should give back and gave back."""
    expected = desk.left if desk.expected is None else desk.expected
    return [desk.given or desk.issued + expected, desk.issued, expected, desk.counted or 0]


def _draw_outcomes(
    drawing: Drawing, top: float, foot: ListFoot, found: CountBack, translations: NullTranslations
) -> float:
    """Draw what became of the vouchers: what came out of the safe is issued, back in stock or written off."""
    said = translations.gettext(
        "Bons émis : {issued} (dont annulés : {void}) · rendus au stock : {returned} · mis au rebut : {gone}."
    ).format(issued=foot.issued, void=foot.void, returned=foot.returned, gone=_written_off(found))
    drawing.text_within(frame.at(frame.LEFT, top - 6), said, frame.VALUE, dots(_WIDTH))
    return top - 12


def _written_off(found: CountBack) -> int:
    """Count the blanks that are gone for good: none before somebody has approved that."""
    gone = [line for line in found.lines if line.side is Side.MISSING and line.reason not in FOUND]
    return len(gone) if found.signed_by else 0


def _draw_lines(
    drawing: Drawing,
    top: float,
    lines: Sequence[VarianceRow],
    found: CountBack,
    translations: NullTranslations,
) -> None:
    _ = translations.gettext
    if not lines:
        agrees = all((desk.counted or 0) == (desk.expected or 0) for desk in found.desks)
        said = _("Le compte est juste.") if agrees else _("L'écart n'est pas encore expliqué.")
        drawing.text_within(frame.at(frame.LEFT, top - 2), said, frame.VALUE, dots(_WIDTH))
        return
    columns = _line_columns(translations)
    frame.draw_column_heads(drawing, columns, top, _ROW)
    for line in lines:
        top -= _ROW
        why = word_of(line.reason, translations)
        texts = (
            str(line.number),
            line.serial or "–",
            line.desk or "–",
            word_of(line.side, translations),
            f"{why}, {line.words}" if line.words else why,
            line.by,
        )
        for place, (column, text) in enumerate(zip(columns, texts, strict=True)):
            style = frame.CODE_CELL if place == 1 else frame.CELL
            frame.draw_cell(drawing, column, top, _ROW, text, style)


def _line_columns(translations: NullTranslations) -> list[Column]:
    _ = translations.gettext
    columns: list[Column] = []
    x = frame.LEFT
    for name, width, align in (
        (_("N°"), 10.0, Align.RIGHT),
        (_("Bon"), 32.0, Align.LEFT),
        (_("Poste"), 24.0, Align.LEFT),
        (_("Écart"), 26.0, Align.LEFT),
        (_("Motif"), 66.0, Align.LEFT),
        (_("Expliqué par"), 28.0, Align.LEFT),
    ):
        columns.append(Column(name, x, width, align))
        x += width
    return columns


def _draw_signatures(drawing: Drawing, found: CountBack, translations: NullTranslations) -> None:
    _ = translations.gettext
    below = _("Nom, date, signature")
    pairs = ((_("Compté par"), found.closed_by), (_("Approuvé par"), found.signed_by))
    for place, (who, by) in enumerate(pairs):
        corner = (frame.LEFT + place * _SIGNATURE_STEP, 22)
        frame.draw_signature(drawing, corner, _SIGNATURE, Pair(f"{who} : {by or '…'}", below))
