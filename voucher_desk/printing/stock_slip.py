"""The stock slip (Fiche de mouvement de stock): blanks from the stock to a desk, by their serials."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.local_time import local
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.measures import A4
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.queries.count_backs import MoveRow
from voucher_desk.queries.papers import ListHeading

RUNS_PER_PAGE = 26
_WIDTH = frame.RIGHT - frame.LEFT
_TABLE_TOP = 243.0
_ROW = 6.5
_SIGNATURE = (90.5, 30.0)
_SIGNATURE_STEP = 95.5


def stock_slip(
    heading: ListHeading, batch: str, move: MoveRow, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print the slip of one hand-over and return its number of pages; both custodians sign the last one."""
    _ = translations.gettext
    starts = range(0, len(move.runs), RUNS_PER_PAGE)
    title = _("Fiche de mouvement de stock")
    with Document(output, title=title, language=document_language(translations)) as document:
        for number, start in enumerate(starts, start=1):
            drawing = frame.blank_page(document)
            _draw_heading(drawing, heading, batch, move, translations)
            _draw_runs(drawing, move, start, translations)
            if number == len(starts):
                _draw_signatures(drawing, move, translations)
            frame.draw_journal_foot(drawing, heading, f"{number}/{len(starts)}", translations)
            document.add_page(A4, drawing.operators())
    return len(starts)


def _draw_heading(
    drawing: Drawing, heading: ListHeading, batch: str, move: MoveRow, translations: NullTranslations
) -> None:
    _ = translations.gettext
    if heading.training:
        frame.draw_training(drawing, _("EXERCICE"))
    frame.draw_title(drawing, _("Fiche de mouvement de stock"), heading.donor_mark, _WIDTH)
    to = f"{heading.distribution} · {_('Poste {desk}').format(desk=move.desk)}" if move.desk else ""
    moment = f"{local(move.at):%d/%m/%Y %H:%M} · {move.at:%Y-%m-%dT%H:%MZ}"
    first = (
        Pair(_("Projet"), heading.project),
        Pair(_("De"), _("Stock · {association}").format(association=heading.association)),
        Pair(_("À"), to or heading.distribution),
        Pair(_("Lieu"), heading.place),
    )
    second = (
        Pair(_("Remise n°"), str(move.number)),
        Pair(_("Lot"), batch),
        Pair(_("Don"), heading.donation),
        Pair(_("Le"), moment),
    )
    frame.draw_pairs(drawing, (frame.LEFT, 268), _WIDTH / 2, first)
    frame.draw_pairs(drawing, (frame.LEFT + _WIDTH / 2, 268), _WIDTH / 2, second)


def _draw_runs(drawing: Drawing, move: MoveRow, start: int, translations: NullTranslations) -> None:
    _ = translations.gettext
    columns = (
        Column(_("Du numéro"), frame.LEFT, 70),
        Column(_("Au numéro"), frame.LEFT + 70, 70),
        Column(_("Nombre de bons"), frame.LEFT + 140, _WIDTH - 140, Align.RIGHT),
    )
    frame.draw_column_heads(drawing, columns, _TABLE_TOP, _ROW)
    top = _TABLE_TOP - _ROW
    rows = [(run.first, run.last, str(run.count)) for run in move.runs[start : start + RUNS_PER_PAGE]]
    if start + RUNS_PER_PAGE >= len(move.runs):
        rows.append((_("Total"), "", str(move.vouchers)))
    for texts in rows:
        style = frame.STRONG_CELL if texts[0] == _("Total") else frame.CODE_CELL
        for column, text in zip(columns, texts, strict=True):
            frame.draw_cell(drawing, column, top, _ROW, text, style)
        top -= _ROW


def _draw_signatures(drawing: Drawing, move: MoveRow, translations: NullTranslations) -> None:
    _ = translations.gettext
    below = _("Nom, date, signature")
    received = move.received_by or "…"
    for place, (who, by) in enumerate(((_("Remis par"), move.by), (_("Reçu et compté par"), received))):
        corner = (frame.LEFT + place * _SIGNATURE_STEP, 22)
        frame.draw_signature(drawing, corner, _SIGNATURE, Pair(f"{who} : {by}", below))
