"""What a person reads about a claim, and the words for its states and reasons."""

from enum import Enum

from voucher_desk.domain.claim_disputes import ArgumentMissing, LineStateForbids
from voucher_desk.domain.claim_lists import AmountNotUnderstood, NoVoucherColumn, VoucherMissing
from voucher_desk.domain.claim_matching import Cell
from voucher_desk.domain.claim_sheets import (
    LineWithoutAmount,
    LineWithoutVoucher,
    PapersMissing,
    SheetEmpty,
    SheetKind,
    SheetTooLong,
)
from voucher_desk.domain.claims import (
    ClaimState,
    ClaimStateForbids,
    DisallowReason,
    InvoiceAmountWrong,
    InvoiceDateWrong,
    InvoiceUsed,
    LineNotOfClaim,
    LineState,
    NothingLeft,
    NothingToClaim,
    NumberMissing,
    PaymentReferenceUsed,
    PaymentTooLarge,
    PeriodWrong,
    TrainingIsNotPaid,
    UnknownClaim,
    UnknownPayment,
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
    UnknownPayment: N_("La demande {claim} n'a pas de paiement {reference}. Vérifiez la référence."),
    InvoiceDateWrong: N_(
        "Demande {claim} : une facture du {dated} est impossible, la date tombe avant la période ou après"
        " aujourd'hui."
    ),
    InvoiceAmountWrong: N_(
        "Demande {claim} : une facture demande plus que zéro, et un papier au moins y est joint."
    ),
    PeriodWrong: N_("La période du {since} au {until} finit avant de commencer."),
    NothingLeft: N_("Demande {claim} : il faut y laisser une ligne au moins."),
    LineStateForbids: N_("Demande {claim} : la ligne du bon {serial} est {state}. Rien n'a changé."),
    ArgumentMissing: N_("Demande {claim} : dites pourquoi, en quelques mots et sans nom."),
    SheetEmpty: N_("Demande {claim} : il n'y a aucune ligne à enregistrer."),
    SheetTooLong: N_("Demande {claim} : {most} lignes au plus."),
    LineWithoutAmount: N_("Demande {claim} : la ligne {line} n'a pas de montant. Rien n'a été enregistré."),
    AmountNotUnderstood: N_(
        "Cellule {cell} : écrivez un montant en MAD, deux décimales au plus. Rien n'a été enregistré."
    ),
    VoucherMissing: N_("Cellule {cell} : la ligne ne nomme aucun bon. Rien n'a été enregistré."),
    NoVoucherColumn: N_("Cellule {cell} : aucune ligne ne nomme un bon. Vérifiez le fichier."),
    PapersMissing: N_(
        "Demande {claim} : aucun papier compté pour {serials}, pourtant acceptés."
        " Comptez les papiers de nouveau, ou contrôlez en écartant ces bons."
    ),
    LineWithoutVoucher: N_("Demande {claim} : la ligne {line} ne nomme aucun bon. Rien n'a été enregistré."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    ClaimState: {
        ClaimState.DRAFT: N_("en préparation"),
        ClaimState.SUBMITTED: N_("déposée"),
        ClaimState.IN_REVIEW: N_("en examen"),
        ClaimState.RETURNED: N_("renvoyée"),
        ClaimState.APPROVED: N_("approuvée"),
        ClaimState.PARTLY_APPROVED: N_("approuvée en partie"),
        ClaimState.REJECTED: N_("rejetée"),
        ClaimState.PAID: N_("payée"),
    },
    LineState: {
        LineState.CLAIMED: N_("réclamée"),
        LineState.ACCEPTED: N_("acceptée"),
        LineState.DISALLOWED: N_("écartée"),
        LineState.DISPUTED: N_("contestée"),
        LineState.UPHELD: N_("rétablie"),
        LineState.REJECTED_FINAL: N_("écartée définitivement"),
    },
    SheetKind: {
        SheetKind.INVOICE: N_("facture"),
        SheetKind.PAPERS: N_("papiers comptés"),
    },
    Cell: {
        Cell.REDEEMED_AND_INVOICED: N_("échangé et facturé"),
        Cell.REDEEMED_NOT_INVOICED: N_("échangé, non facturé"),
        Cell.INVOICED_NOT_REDEEMED: N_("présenté, sans échange dans la demande"),
        Cell.TWICE: N_("en double"),
        Cell.VOID: N_("annulé"),
        Cell.EXPIRED: N_("expiré"),
        Cell.UNKNOWN: N_("inconnu"),
        Cell.OTHER_PROVIDER: N_("d'un autre prestataire"),
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
