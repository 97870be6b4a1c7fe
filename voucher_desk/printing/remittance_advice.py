"""The remittance advice (Avis de paiement): what became of each line of a claim, and what was paid for it."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.claims import GRANTED, LineState
from voucher_desk.domain.money import shown_text
from voucher_desk.printing import claim_frame as frame
from voucher_desk.printing.claim_frame import Table
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing
from voucher_desk.printing.measures import A4
from voucher_desk.printing.report_frame import Pair, blank_page, draw_journal_foot
from voucher_desk.queries.claim_papers import ClaimPaper, ClaimPaperLine
from voucher_desk.sentences.words import word_of

_ROWS_ABOVE_END = 20
_GAP = 7.0
_MOST_PAYMENTS = 8
"""Payments that the end of an advice has room for; earlier ones are summed up."""


def remittance_advice(paper: ClaimPaper, output: BinaryIO, translations: NullTranslations) -> int:
    """Print the advice and return its number of pages."""
    _ = translations.gettext
    title = _("Avis de paiement")
    pages = frame.pages_of([*enumerate(paper.lines, start=1)], _ROWS_ABOVE_END)
    with Document(output, title=title, language=document_language(translations)) as document:
        for number, page in enumerate(pages, start=1):
            drawing = blank_page(document)
            frame.draw_heading(drawing, title, paper, _of_claim(paper, translations), translations)
            rows = _rows(page, translations)
            bottom = frame.draw_table(drawing, _table(translations), frame.TABLE_TOP, rows)
            if number == len(pages):
                _draw_end(drawing, bottom, paper, translations)
            draw_journal_foot(drawing, paper, f"{number}/{len(pages)}", translations)
            document.add_page(A4, drawing.operators())
    return len(pages)


def _of_claim(paper: ClaimPaper, translations: NullTranslations) -> tuple[Pair, ...]:
    _ = translations.gettext
    invoice = f"{paper.invoice} · {frame.day(paper.invoiced_on)}" if paper.invoice else "–"
    return (
        Pair(_("Période"), frame.period(paper, translations)),
        Pair(_("Facture"), invoice),
        Pair(_("Réclamé"), f"{shown_text(paper.claimed)} MAD"),
        Pair(_("Approuvé"), f"{shown_text(paper.approved)} MAD"),
        Pair(_("Établi le"), frame.local_day(paper.made_at)),
    )


def _table(translations: NullTranslations) -> Table:
    _ = translations.gettext
    return frame.table_of(
        (_("N°"), 12.0, Align.RIGHT),
        (_("Bon"), 36.0, Align.LEFT),
        (_("Date"), 24.0, Align.LEFT),
        (_("Réclamé (MAD)"), 27.0, Align.RIGHT),
        (_("Décision"), 35.0, Align.LEFT),
        (_("Motif"), 52.0, Align.LEFT),
        codes=frozenset({1}),
    )


def _rows(
    page: Sequence[tuple[int, ClaimPaperLine]], translations: NullTranslations
) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            line.serial,
            frame.local_day(line.at),
            shown_text(line.amount),
            word_of(line.state, translations),
            word_of(line.reason, translations) if line.reason and line.state not in GRANTED else "",
        )
        for number, line in page
    ]


def _draw_end(drawing: Drawing, bottom: float, paper: ClaimPaper, translations: NullTranslations) -> None:
    _ = translations.gettext
    open_states = (LineState.DISALLOWED, LineState.DISPUTED)
    sums = (
        (_("Accepté"), paper.sum_of(*GRANTED)),
        (_("Écarté ou contesté"), paper.sum_of(*open_states)),
        (_("Écarté définitivement"), paper.sum_of(LineState.REJECTED_FINAL)),
        *_payments(paper, translations),
        (_("Reste à payer"), paper.approved - paper.paid),
    )
    line = frame.draw_sums(drawing, bottom, [(name, shown_text(sum_)) for name, sum_ in sums]) - _GAP
    frame.draw_amount(drawing, line, _("Payé en tout"), paper.paid, translations)


def _payments(paper: ClaimPaper, translations: NullTranslations) -> list[tuple[str, int]]:
    _ = translations.gettext
    earlier, latest = paper.payments[:-_MOST_PAYMENTS], paper.payments[-_MOST_PAYMENTS:]
    said = _("Payé le {day} · {reference}")
    rows = [(said.format(day=frame.local_day(one.at), reference=one.reference), one.amount) for one in latest]
    before = sum(one.amount for one in earlier)
    return [(_("Payé auparavant"), before), *rows] if before else rows
