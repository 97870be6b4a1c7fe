"""The payment receipt (Reçu de paiement): one payment of a claim, signed for by its provider."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.money import shown_text
from voucher_desk.printing import claim_frame as frame
from voucher_desk.printing.document import Document, document_language
from voucher_desk.printing.measures import A4
from voucher_desk.printing.report_frame import Pair, blank_page, draw_journal_foot
from voucher_desk.queries.claim_papers import ClaimPaper, PaymentLine

_GAP = 8.0


def payment_receipt(
    paper: ClaimPaper, payment: PaymentLine, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print the receipt of one payment of a claim, and return its number of pages."""
    _ = translations.gettext
    title = _("Reçu de paiement")
    with Document(output, title=title, language=document_language(translations)) as document:
        drawing = blank_page(document)
        frame.draw_heading(drawing, title, paper, _of_payment(paper, payment, translations), translations)
        below = frame.TABLE_TOP - _GAP
        line = frame.draw_amount(drawing, below, _("Montant reçu"), payment.amount, translations) - 2
        said = _("Le prestataire reconnaît avoir reçu ce montant pour les bons de cette demande.")
        line = frame.draw_text(drawing, line, said)
        sums = (
            (_("Approuvé (MAD)"), shown_text(paper.approved)),
            (_("Payé avec ce reçu (MAD)"), shown_text(payment.paid)),
            (_("Reste à payer (MAD)"), shown_text(paper.approved - payment.paid)),
        )
        line = frame.draw_sums(drawing, line - 1, sums) - _GAP
        who = (_("Le prestataire, pour acquit"), _("Payé par"))
        frame.draw_signatures(drawing, line, who, translations)
        draw_journal_foot(drawing, paper, "1/1", translations)
        document.add_page(A4, drawing.operators())
    return 1


def _of_payment(paper: ClaimPaper, payment: PaymentLine, translations: NullTranslations) -> tuple[Pair, ...]:
    _ = translations.gettext
    return (
        Pair(_("Référence"), payment.reference),
        Pair(_("Payé le"), frame.local_day(payment.at)),
        Pair(_("Facture"), f"{paper.invoice} · {frame.day(paper.invoiced_on)}"),
        Pair(_("Période"), frame.period(paper, translations)),
        Pair(_("Établi le"), frame.local_day(paper.made_at)),
    )
