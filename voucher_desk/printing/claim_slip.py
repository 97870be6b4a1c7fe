"""The claim slip (Bordereau de réclamation): what a provider asks for, voucher by voucher, and signs."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.money import shown_text
from voucher_desk.printing import claim_frame as frame
from voucher_desk.printing.claim_frame import Table
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.measures import A4
from voucher_desk.printing.report_frame import Pair, blank_page, draw_journal_foot
from voucher_desk.queries.claim_papers import ClaimPaper, ClaimPaperLine

_ROWS_ABOVE_END = 25
_GAP = 7.0


def claim_slip(paper: ClaimPaper, output: BinaryIO, translations: NullTranslations) -> int:
    """Print the slip and return its number of pages."""
    _ = translations.gettext
    title = _("Bordereau de réclamation")
    numbered = [*enumerate(paper.lines, start=1)]
    pages = frame.pages_of(numbered, _ROWS_ABOVE_END)
    with Document(output, title=title, language=document_language(translations)) as document:
        for number, page in enumerate(pages, start=1):
            drawing = blank_page(document)
            frame.draw_heading(drawing, title, paper, _of_invoice(paper, translations), translations)
            bottom = frame.draw_table(drawing, _table(translations), frame.TABLE_TOP, _rows(page))
            if number == len(pages):
                _draw_end(drawing, bottom, paper, translations)
            draw_journal_foot(drawing, paper, f"{number}/{len(pages)}", translations)
            document.add_page(A4, drawing.operators())
    return len(pages)


def _of_invoice(paper: ClaimPaper, translations: NullTranslations) -> tuple[Pair, ...]:
    _ = translations.gettext
    invoice = f"{paper.invoice} · {frame.day(paper.invoiced_on)}" if paper.invoice else "–"
    asked = "" if paper.invoiced is None else f"{shown_text(paper.invoiced)} MAD"
    return (
        Pair(_("Période"), frame.period(paper, translations)),
        Pair(_("Facture"), invoice),
        Pair(_("Montant facturé"), asked),
        Pair(_("Bons joints"), "" if paper.papers is None else str(paper.papers)),
        Pair(_("Établi le"), frame.local_day(paper.made_at)),
    )


def _table(translations: NullTranslations) -> Table:
    _ = translations.gettext
    return frame.table_of(
        (_("N°"), 12.0, Align.RIGHT),
        (_("Bon"), 40.0, Align.LEFT),
        (_("Date"), 26.0, Align.LEFT),
        (_("Famille de service"), 52.0, Align.LEFT),
        (_("Valeur (MAD)"), 28.0, Align.RIGHT),
        (_("Échangé (MAD)"), 28.0, Align.RIGHT),
        codes=frozenset({1}),
    )


def _rows(page: Sequence[tuple[int, ClaimPaperLine]]) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            line.serial,
            frame.local_day(line.at),
            line.service,
            shown_text(line.face),
            shown_text(line.amount),
        )
        for number, line in page
    ]


def _draw_end(drawing: Drawing, bottom: float, paper: ClaimPaper, translations: NullTranslations) -> None:
    _ = translations.gettext
    vouchers = len({line.serial for line in paper.lines})
    sums = ((_("Bons"), str(vouchers)), (_("Total échangé (MAD)"), shown_text(paper.claimed)))
    line = frame.draw_sums(drawing, bottom, sums) - _GAP
    line = frame.draw_amount(drawing, line, _("Total réclamé"), paper.claimed, translations)
    declaration = _(
        "Je déclare que les services de ces lignes ont été rendus contre les bons joints,"
        " et que leur remboursement n'a pas été demandé ailleurs."
    )
    line = frame.draw_text(drawing, line - 1, declaration)
    frame.draw_signatures(drawing, line, (_("Le prestataire"), _("Reçu par")), translations)
