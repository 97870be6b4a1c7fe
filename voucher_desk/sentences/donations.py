"""What a person reads about a donation, and the words for its states."""

from enum import Enum

from voucher_desk.domain.donations import (
    DonationNotActive,
    DonationState,
    RateMissing,
    TrancheDiffers,
    UnknownDonation,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownDonation: N_("Aucun don ne porte le code {donation}. Vérifiez le code."),
    DonationNotActive: N_("Le don {donation} est {state} : aucun bon ne peut être émis."),
    RateMissing: N_("Don {donation}, tranche {tranche} : indiquez le taux de change, sa date et sa source."),
    TrancheDiffers: N_(
        "Don {donation}, tranche {tranche} : déjà reçue avec un autre montant."
        " Corrigez par une nouvelle tranche."
    ),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    DonationState: {
        DonationState.DRAFT: N_("en projet"),
        DonationState.AGREED: N_("convenu"),
        DonationState.ACTIVE: N_("actif"),
        DonationState.CLOSING: N_("en clôture"),
        DonationState.CLOSED: N_("clos"),
        DonationState.ARCHIVED: N_("archivé"),
    },
}
