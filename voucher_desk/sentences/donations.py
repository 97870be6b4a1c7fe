"""What a person reads about a donation, and the words for its states."""

from enum import Enum

from voucher_desk.domain.allocations import (
    AllocationExceeded,
    AlreadyIssued,
    NotOfThisDonation,
    SetAsideForOthers,
)
from voucher_desk.domain.donations import (
    DonationNotActive,
    DonationState,
    DonationStateForbids,
    MoneyStillAvailable,
    MoneyStillOut,
    RateMissing,
    ReferenceMissing,
    ReturnReferenceUsed,
    SameDonation,
    TrancheDiffers,
    UnknownDonation,
)
from voucher_desk.domain.gifts import GiftIncomplete, GiftInTheFuture, UnknownGift
from voucher_desk.domain.logos import LogoMissing, LogoTooHeavy, LogoTooLarge, LogoUnreadable
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
    DonationStateForbids: N_("Le don {donation} est {state} : {action} impossible."),
    MoneyStillOut: N_(
        "Le don {donation} a encore {out} MAD chez les bénéficiaires ou les prestataires."
        " Attendez les échanges, les expirations et les paiements, puis recommencez."
    ),
    MoneyStillAvailable: N_(
        "Le don {donation} a encore {available} MAD disponibles."
        " Rendez-les au donateur ou réaffectez-les, puis recommencez."
    ),
    ReturnReferenceUsed: N_(
        "La référence {reference} a déjà servi à rendre de l'argent. Vérifiez le virement."
    ),
    ReferenceMissing: N_("Indiquez la référence du virement qui rend l'argent du don {donation}."),
    SameDonation: N_("Le don {donation} ne peut pas être réaffecté à lui-même. Choisissez un autre don."),
    AllocationExceeded: N_(
        "Il ne reste que {left} MAD affectés à la distribution {distribution}."
        " Rien n'a été émis : augmentez l'affectation ou servez moins de personnes."
    ),
    SetAsideForOthers: N_(
        "Le don {donation} n'a que {free} MAD libres : le reste est affecté à d'autres distributions."
    ),
    NotOfThisDonation: N_("La distribution {distribution} ne donne pas de bons du don {donation}."),
    AlreadyIssued: N_(
        "La distribution {distribution} a déjà émis {issued} MAD : on ne peut pas affecter moins."
    ),
    GiftIncomplete: N_("Indiquez ce qui a été donné et en quelle quantité."),
    GiftInTheFuture: N_("Le {given_on} est à venir : notez le don en nature une fois remis."),
    LogoTooHeavy: N_("Le fichier {file} est trop lourd pour un logo : {most} octets au plus."),
    LogoTooLarge: N_(
        "L'image {file} a {width} × {height} points : trop pour un logo."
        " Réduisez-la à {side} points de côté au plus, neuf millions en tout."
    ),
    LogoUnreadable: N_(
        "Le fichier {file} n'est pas une image PNG ou JPEG comme son nom le dit, ou il est abîmé."
        " Rien n'a changé."
    ),
    LogoMissing: N_("Le don {donation} n'a pas de logo. Choisissez d'abord une image."),
    UnknownGift: N_("Aucun don en nature ne porte le numéro {number}, ou il est déjà corrigé."),
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
