"""What a person reads about the life of a voucher, and the words for its states and reasons."""

from enum import Enum

from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.vouchers import (
    AlreadyReplaced,
    DayNotLater,
    HolderServed,
    NotPrintedYet,
    NotReplaceable,
    NotYetExpired,
    ReasonMissing,
    RemainderPolicy,
    UnknownVoucher,
    VoidNotProposed,
    VoidReason,
    VoucherState,
    VoucherStateForbids,
)
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    VoucherStateForbids: N_("Bon {serial} : {action} impossible, ce bon est {state}. Rien n'a changé."),
    UnknownVoucher: N_("Aucun bon ne porte le numéro {serial}. Vérifiez le numéro."),
    NotReplaceable: N_(
        "Le bon {serial} ne se remplace pas : il faut un bon annulé pour perte, vol, dégât ou erreur."
    ),
    AlreadyReplaced: N_("Le bon {serial} est déjà remplacé par le bon {by}. Rien n'a changé."),
    NotYetExpired: N_("Le bon {serial} est encore valable jusqu'au {expires_on}. Rien n'a changé."),
    ReasonMissing: N_("Motif obligatoire ({action}) : écrivez-le en quelques mots."),
    DayNotLater: N_("Le bon {serial} a expiré le {expires_on} : choisissez un jour qui n'est pas passé."),
    HolderServed: N_("La personne du bon {serial} a reçu depuis un autre bon du même don. Rien n'a changé."),
    NotPrintedYet: N_("Le bon {serial} n'a pas encore été imprimé : imprimez les bons de la distribution."),
    VoidNotProposed: N_(
        "Personne n'a proposé d'annuler le bon {serial}. Proposez-le ; une autre personne l'approuvera."
    ),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    VoucherState: {
        VoucherState.GENERATED: N_("préparé"),
        VoucherState.PRINTED: N_("imprimé"),
        VoucherState.SPOILED: N_("gâté"),
        VoucherState.RETURNED: N_("rendu au stock"),
        VoucherState.DESTROYED: N_("détruit"),
        VoucherState.ISSUED: N_("émis"),
        VoucherState.PART: N_("utilisé en partie"),
        VoucherState.REDEEMED: N_("utilisé"),
        VoucherState.SUSPENDED: N_("suspendu"),
        VoucherState.VOID: N_("annulé"),
        VoucherState.EXPIRED: N_("expiré"),
    },
    RemainderPolicy: {
        RemainderPolicy.KEEP: N_("le reste demeure sur le bon"),
        RemainderPolicy.FORFEIT: N_("le reste revient au don"),
    },
    VoidReason: {
        VoidReason.LOST: N_("perdu"),
        VoidReason.STOLEN: N_("volé"),
        VoidReason.DAMAGED: N_("abîmé"),
        VoidReason.ERROR: N_("erreur"),
        VoidReason.NOT_COLLECTED: N_("non retiré"),
        VoidReason.FRAUD: N_("fraude"),
    },
}
