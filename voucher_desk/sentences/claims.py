"""What a person reads about a claim, and the words for its states and reasons."""

from enum import Enum

from voucher_desk.domain.claims import (
    ClaimState,
    ClaimStateForbids,
    DisallowReason,
    InvoiceUsed,
    LineNotOfClaim,
    LineState,
    NothingToClaim,
    NumberMissing,
    PaymentReferenceUsed,
    PaymentTooLarge,
    TrainingIsNotPaid,
    UnknownClaim,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownClaim: N_("Aucune demande de remboursement ne porte le code {claim}. Vérifiez le code."),
    ClaimStateForbids: N_("Demande {claim} : {action} impossible, elle est {state}. Rien n'a changé."),
    NothingToClaim: N_(
        "Rien à rembourser au prestataire {provider} sur le don {donation} : aucun échange non réclamé."
    ),
    LineNotOfClaim: N_("Le bon {serial} n'est pas sur la demande {claim}. Vérifiez le numéro."),
    PaymentTooLarge: N_("Demande {claim} : il reste {left} MAD à payer, pas davantage."),
    InvoiceUsed: N_("Le prestataire {provider} a déjà utilisé la facture n° {invoice}. Vérifiez le numéro."),
    PaymentReferenceUsed: N_("La référence {reference} est celle d'un autre paiement. Vérifiez-la."),
    NumberMissing: N_("Demande {claim} : écrivez le numéro de la facture ou la référence du paiement."),
    TrainingIsNotPaid: N_("La demande {claim} est un exercice : elle ne se paie pas."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    ClaimState: {
        ClaimState.DRAFT: N_("en préparation"),
        ClaimState.SUBMITTED: N_("déposée"),
        ClaimState.IN_REVIEW: N_("en examen"),
        ClaimState.APPROVED: N_("approuvée"),
        ClaimState.PARTLY_APPROVED: N_("approuvée en partie"),
        ClaimState.REJECTED: N_("rejetée"),
        ClaimState.PAID: N_("payée"),
    },
    LineState: {
        LineState.CLAIMED: N_("réclamée"),
        LineState.ACCEPTED: N_("acceptée"),
        LineState.DISALLOWED: N_("écartée"),
        LineState.UPHELD: N_("rétablie"),
        LineState.REJECTED_FINAL: N_("écartée définitivement"),
    },
    DisallowReason: {
        DisallowReason.NO_PAPER: N_("bon papier absent"),
        DisallowReason.PAPER_WITHOUT_REDEMPTION: N_("bon papier sans échange"),
        DisallowReason.DUPLICATE: N_("en double"),
        DisallowReason.AFTER_EXPIRY: N_("après l'expiration"),
        DisallowReason.OUT_OF_CONTRACT: N_("hors contrat"),
        DisallowReason.WRONG_SERVICE: N_("service non couvert"),
        DisallowReason.ILLEGIBLE: N_("illisible"),
    },
}
