"""The papers of a claim as they stand now, drawn into a file."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.desk import Desk
from voucher_desk.domain.claims import UnknownPayment
from voucher_desk.printing.claim_slip import claim_slip
from voucher_desk.printing.payment_receipt import payment_receipt
from voucher_desk.printing.remittance_advice import remittance_advice
from voucher_desk.queries.claim_papers import ClaimPaper


def draw_claim_slip(desk: Desk, claim: str, file: BinaryIO, translations: NullTranslations) -> int:
    """Draw a claim's slip and return its number of pages. Raises UnknownClaim."""
    return claim_slip(_paper(desk, claim), file, translations)


def draw_remittance_advice(desk: Desk, claim: str, file: BinaryIO, translations: NullTranslations) -> int:
    """Draw what was decided and paid of a claim and return its number of pages. Raises UnknownClaim."""
    return remittance_advice(_paper(desk, claim), file, translations)


def draw_payment_receipt(
    desk: Desk, claim: str, reference: str | None, file: BinaryIO, translations: NullTranslations
) -> int:
    """Draw the receipt of a payment, the last where no reference is given, and return its number of pages.

    Raises UnknownClaim, UnknownPayment.
    """
    paper = _paper(desk, claim)
    found = [one for one in paper.payments if reference in {None, one.reference}]
    if not found:
        raise UnknownPayment(claim=claim, reference=reference or "")
    return payment_receipt(paper, found[-1], file, translations)


def _paper(desk: Desk, claim: str) -> ClaimPaper:
    made_at = desk.now()
    return desk.read(lambda queries: queries.claim_paper(claim, made_at))
