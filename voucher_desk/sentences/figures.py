"""The words for the accounts of a donation and the figures of a reconciliation."""

from enum import Enum

from voucher_desk.domain.ledger import Account
from voucher_desk.domain.reconciliation import Level
from voucher_desk.sentences.marking import N_

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Account: {
        Account.EXTERNAL: N_("donateur"),
        Account.AVAILABLE: N_("disponible"),
        Account.OUTSTANDING: N_("en circulation"),
        Account.UNCLAIMED: N_("échangé, non réclamé"),
        Account.IN_REVIEW: N_("en examen"),
        Account.DISPUTED: N_("contesté"),
        Account.PAYABLE: N_("à payer"),
        Account.PAID: N_("payé"),
        Account.RETURNED: N_("rendu au donateur"),
    },
    Level: {
        Level.DONATION: N_("don"),
        Level.ASSOCIATION: N_("association"),
        Level.CITY: N_("ville"),
        Level.DISTRIBUTION: N_("distribution"),
    },
}

FIGURES: dict[str, str] = {
    "received": N_("reçu"),
    "issued": N_("émis"),
    "reinstated": N_("rétabli"),
    "void": N_("annulé"),
    "redeemed": N_("échangé"),
    "reversed": N_("échange annulé"),
    "forfeited": N_("reliquat abandonné"),
    "expired": N_("expiré"),
    "outstanding": N_("en circulation"),
    "available": N_("disponible"),
    "unclaimed": N_("échangé, non réclamé"),
    "in_review": N_("en examen"),
    "disputed": N_("contesté"),
    "payable": N_("à payer"),
    "paid": N_("payé"),
    "returned": N_("rendu au donateur"),
    "rejected": N_("rejeté"),
    "settled": N_("admis, payé ou à payer"),
    "claim_lines": N_("somme des lignes"),
    "claimed": N_("demandé"),
    "accepted": N_("accepté"),
    "disallowed": N_("écarté"),
    "pending": N_("à décider"),
    "printed": N_("bons imprimés"),
    "spoiled": N_("bons gâtés"),
    "returned_stock": N_("bons rendus"),
    "in_custody": N_("bons en garde"),
    "issued_count": N_("bons émis"),
    "replacements": N_("remplacements"),
    "first_issues": N_("premières émissions"),
    "additional": N_("émissions supplémentaires"),
    "papers": N_("papiers comptés"),
    "papers_accepted": N_("papiers acceptés"),
    "papers_disallowed": N_("papiers écartés"),
    "present": N_("présences"),
    "waived": N_("dérogations"),
    "withdrawn": N_("présences retirées après annulation"),
    "persons": N_("personnes"),
    "women": N_("femmes"),
    "girls": N_("filles"),
    "men": N_("hommes"),
    "boys": N_("garçons"),
    "unknown": N_("sexe ou âge inconnu"),
    "everyone": N_("personnes, chacune une fois"),
    "participations": N_("participations"),
}
"""Figure names of `voucher_desk.domain.reconciliation`, amounts first, then counts."""
