"""The closing certificate of a donation (Certificat de clôture): agreed, received, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.amount_in_words import in_arabic, in_french
from voucher_desk.domain.dates import written
from voucher_desk.domain.donations import DonationState
from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import Money, own_text, shown_text
from voucher_desk.domain.reconciliation import Figures, failing
from voucher_desk.printing import report_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.drawing import Align, Drawing, wrapped
from voucher_desk.printing.logos import draw_logos
from voucher_desk.printing.measures import A4, dots
from voucher_desk.printing.report_frame import Column, Pair
from voucher_desk.queries.donations import AgreedDonation, ReturnRow
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.queries.programme import TrancheRow
from voucher_desk.sentences.words import figure_word

ROWS_PER_PAGE = 30
"""How many tranches and returns stand on one page; figures and signatures take the last page's lower half."""

_WIDTH = frame.RIGHT - frame.LEFT
_HEADING = 268.0
_TABLE_TOP = 240.0
_ROW = 5.1
_HEAD = 6.0
_FIGURES_TOP = 128.0
_ROWS_ON_LAST = 19
_SIGNATURE = (90.5, 19.0)
_SIGNATURE_STEP = 95.5
_FLOWS = ("received", "issued", "redeemed", "paid", "void", "expired", "forfeited", "returned", "available")
_COUNTS = ("first_issues", "replacements", "issued_count")


@dataclass(frozen=True, slots=True)
class ClosingPaper:
    """What a certificate is drawn from, all of one reading."""

    heading: StatementHeading
    agreed: AgreedDonation
    tranches: Sequence[TrancheRow]
    returns: Sequence[ReturnRow]
    figures: Figures


def closing_certificate(paper: ClosingPaper, output: BinaryIO, translations: NullTranslations) -> int:
    """Print the certificate; return the number of pages. Before the donation is closed it says so."""
    _ = translations.gettext
    closed = paper.agreed.state is DonationState.CLOSED
    title = _("Certificat de clôture") if closed else _("Projet de certificat de clôture")
    pages = _pages(_movements(paper, translations))
    with Document(output, title=title, language=document_language(translations)) as document:
        for number, rows in enumerate(pages, start=1):
            drawing = frame.blank_page(document)
            _draw_heading(drawing, title, paper, translations)
            _draw_movements(drawing, rows, translations)
            if number == len(pages):
                _draw_figures(drawing, paper, translations)
                _draw_end(drawing, paper, translations)
            frame.draw_journal_foot(drawing, paper.heading, f"{number}/{len(pages)}", translations)
            document.add_page(A4, drawing.operators())
    return len(pages)


Row = tuple[str, str, str, str]


def _pages(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Return rows by page; the last leaves its lower half to the figures."""
    pages = [rows[start : start + ROWS_PER_PAGE] for start in range(0, len(rows), ROWS_PER_PAGE)] or [()]
    if len(pages[-1]) > _ROWS_ON_LAST:
        pages.append(())
    return pages


def _movements(paper: ClosingPaper, translations: NullTranslations) -> list[Row]:
    _ = translations.gettext
    received = [
        (written(row.received_on), _tranche_words(row, translations), row.reference, shown_text(row.booked))
        for row in paper.tranches
    ]
    donor = paper.agreed.donor_name
    returned = [
        (
            written(local(row.at).date()),
            _("Rendu : {to}").format(to=row.target or donor),
            row.reference,
            shown_text(-row.amount),
        )
        for row in paper.returns
    ]
    return received + returned


def _tranche_words(tranche: TrancheRow, translations: NullTranslations) -> str:
    _ = translations.gettext
    if tranche.rate is None:
        return _("Tranche {number}").format(number=tranche.number)
    return _("Tranche {number} : {amount} au taux de {rate} ({source}, {day})").format(
        number=tranche.number,
        amount=_foreign(tranche.amount),
        rate=f"{tranche.rate.normalize():f}".replace(".", ","),
        source=tranche.rate_source,
        day=written(tranche.rate_on) if tranche.rate_on else "",
    )


def _foreign(amount: Money) -> str:
    return f"{own_text(amount)} {amount.currency}"


def _draw_heading(drawing: Drawing, title: str, paper: ClosingPaper, translations: NullTranslations) -> None:
    _ = translations.gettext
    agreed, heading = paper.agreed, paper.heading
    if heading.training:
        frame.draw_training(drawing, _("EXERCICE"))
    taken = draw_logos(drawing, (agreed.logo.logo,), frame.RIGHT) if agreed.logo else 0.0
    mark = agreed.mark if agreed.mark_on_lists else ""
    frame.draw_title(drawing, f"{title} · {agreed.code}", mark, _WIDTH - taken)
    day = written(agreed.agreed_on) if agreed.agreed_on else ""
    left = (
        Pair(_("Projet"), heading.project),
        Pair(_("Donateur"), agreed.donor_name),
        Pair(_("Association"), agreed.association_name),
    )
    right = (
        Pair(_("Convention"), " · ".join(part for part in (agreed.agreement, day) if part)),
        Pair(_("Somme convenue"), _foreign(agreed.pledged) if agreed.pledged else ""),
        Pair(_("Établi le"), f"{local(heading.made_at):%d/%m/%Y %H:%M}"),
    )
    half = _WIDTH / 2
    frame.draw_pairs(drawing, (frame.LEFT, _HEADING), half, left)
    frame.draw_pairs(drawing, (frame.LEFT + half, _HEADING), half, right)


def _draw_movements(drawing: Drawing, rows: Sequence[Row], translations: NullTranslations) -> None:
    _ = translations.gettext
    columns = (
        Column(_("Date"), frame.LEFT, 22),
        Column(_("Mouvement"), frame.LEFT + 22, 94),
        Column(_("Référence"), frame.LEFT + 116, 40),
        Column(_("MAD"), frame.LEFT + 156, 30, Align.RIGHT),
    )
    if not rows:
        return
    frame.draw_column_heads(drawing, columns, _TABLE_TOP, _HEAD)
    top = _TABLE_TOP - _HEAD
    for row in rows:
        for column, text in zip(columns, row, strict=True):
            frame.draw_cell(drawing, column, top, _ROW, text, frame.CELL)
        top -= _ROW


def _draw_figures(drawing: Drawing, paper: ClosingPaper, translations: NullTranslations) -> None:
    _ = translations.gettext
    sums = [(figure_word(name, translations), shown_text(_sum(paper.figures, name))) for name in _FLOWS]
    counts = [(figure_word(name, translations), str(getattr(paper.figures, name))) for name in _COUNTS]
    half = _WIDTH / 2 - 3
    for x, heading, lines in (
        (frame.LEFT, _("Montants en MAD"), sums),
        (frame.LEFT + half + 6, _("Bons"), counts),
    ):
        columns = (Column(heading, x, half - 32), Column("", x + half - 32, 32, Align.RIGHT))
        frame.draw_column_heads(drawing, columns, _FIGURES_TOP, _HEAD)
        top = _FIGURES_TOP - _HEAD
        for line in lines:
            for column, text in zip(columns, line, strict=True):
                frame.draw_cell(drawing, column, top, _ROW, text, frame.CELL)
            top -= _ROW


def _sum(figures: Figures, name: str) -> int:
    """Return a figure; what was redeemed stands net of what was reversed, as it was paid."""
    amount: int = getattr(figures, name)
    return amount - figures.reversed if name == "redeemed" else amount


def _draw_end(drawing: Drawing, paper: ClosingPaper, translations: NullTranslations) -> None:
    _ = translations.gettext
    say = in_arabic if document_language(translations) == "ar" else in_french
    figures = paper.figures
    fails = ", ".join(equation.name for equation in failing(figures))
    sentences = [
        _("Reçu : {figures} MAD, soit {words}.").format(
            figures=shown_text(figures.received), words=say(figures.received)
        ),
        _("Toutes les équations sont justes, au centime près.")
        if not fails
        else _("Équations fausses : {fails}.").format(fails=fails),
        _outcome(paper, translations),
    ]
    line = 66.0
    for sentence in sentences:
        for part in wrapped(sentence, frame.VALUE, dots(_WIDTH)):
            drawing.text(frame.at(frame.LEFT, line), part, frame.VALUE)
            line -= 5
    for place, (who, name) in enumerate(
        (
            (_("Proposé par"), paper.agreed.closing_proposed_by),
            (_("Clos par"), paper.agreed.closed_by),
        )
    ):
        corner = (frame.LEFT + place * _SIGNATURE_STEP, 19)
        heading = f"{who} {name}" if name else who
        frame.draw_signature(drawing, corner, _SIGNATURE, Pair(heading, _("Nom, date, signature")))


def _outcome(paper: ClosingPaper, translations: NullTranslations) -> str:
    _ = translations.gettext
    if paper.agreed.closed_at:
        return _("Don clos le {day} : rien n'est en attente, rien ne reste disponible.").format(
            day=written(local(paper.agreed.closed_at).date())
        )
    figures = paper.figures
    out = figures.outstanding + figures.unclaimed + figures.in_review + figures.disputed + figures.payable
    return _("Le don n'est pas clos : {out} MAD en attente, {available} MAD disponibles.").format(
        out=shown_text(out), available=shown_text(figures.available)
    )
