"""The papers of a claim, each shown before it is printed or saved."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtWidgets import QWidget

from ui.papers import show_paper
from ui.preview.paper import Drawing, Paper, drawn_by
from ui.workplace import Workplace
from voucher_desk.printing.claim_files import draw_claim_slip, draw_payment_receipt, draw_remittance_advice
from voucher_desk.queries.claim_papers import PaymentLine
from voucher_desk.queries.claims import ClaimRow


class ClaimPaperKind(Enum):
    """Which paper of a claim is shown; `value` begins the name of its file."""

    SLIP = "bordereau"
    ADVICE = "avis"
    RECEIPT = "recu"


def ask_paper(place: Workplace, owner: QWidget, claim: ClaimRow) -> None:
    """Ask which paper of a claim is wanted, then show it; a receipt needs a payment."""
    _ = place.wording.gettext
    answers = [
        (_("Bordereau de réclamation"), ClaimPaperKind.SLIP),
        (_("Avis de paiement"), ClaimPaperKind.ADVICE),
    ]
    if claim.paid:
        answers.append((_("Reçu d'un paiement"), ClaimPaperKind.RECEIPT))
    detail = _("Demande {claim}, telle qu'elle est maintenant.")
    kind = place.questions.ask_choice(
        _("Quel papier ?"), detail.format(claim=place.wording.isolated(claim.code)), answers
    )
    if kind is ClaimPaperKind.RECEIPT:
        now = place.desk.now()
        place.read(
            owner,
            lambda queries: queries.claim_paper(claim.code, now).payments,
            lambda payments: _ask_receipt(place, owner, claim.code, payments),
        )
    elif kind:
        name = f"{kind.value}-{claim.code}"
        show_paper(place, owner, Paper(name, _drawing(place, claim.code, kind)))


def _ask_receipt(place: Workplace, owner: QWidget, claim: str, payments: Sequence[PaymentLine]) -> None:
    """Show the receipt of a payment; of several, the one that is chosen."""
    wording, words = place.wording, place.wording.translations
    told = [
        (f"{wording.isolated(one.reference)} · {wording.date_of(one.at)} · {wording.money(one.amount)}", one)
        for one in reversed(payments)
    ]
    wanted: str | None = payments[-1].reference
    if len(payments) > 1:
        wanted = place.questions.ask_payment([(shown, one.reference) for shown, one in told])
    if wanted:
        draw = drawn_by(lambda desk, file: draw_payment_receipt(desk, claim, wanted, file, words))
        show_paper(place, owner, Paper(f"{ClaimPaperKind.RECEIPT.value}-{claim}", draw))


def _drawing(place: Workplace, claim: str, kind: ClaimPaperKind) -> Drawing:
    words = place.wording.translations
    drawings = {
        ClaimPaperKind.SLIP: drawn_by(lambda desk, file: draw_claim_slip(desk, claim, file, words)),
        ClaimPaperKind.ADVICE: drawn_by(lambda desk, file: draw_remittance_advice(desk, claim, file, words)),
    }
    return drawings[kind]
