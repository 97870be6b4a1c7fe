"""What a person reads when a distribution is counted back, and the words for a difference and its reasons."""

from enum import Enum

from voucher_desk.domain.count_back import (
    AlreadyExplained,
    DeskNotCounted,
    ReasonUnfit,
    Side,
    UnknownDesk,
    UnknownVarianceLine,
    VarianceLeft,
    VarianceReason,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownDesk: N_(
        "La distribution {distribution} n'a pas de poste « {desk} » : aucun bon ne lui a été remis."
    ),
    DeskNotCounted: N_("Il reste des bons au poste « {desk} » de {distribution} : comptez-les aussi."),
    VarianceLeft: N_(
        "Écart de {distribution} : sans explication, bons manquants {missing}, bons en trop {excess}."
        " Expliquez chaque bon, un par un."
    ),
    ReasonUnfit: N_("Le motif « {why} » ne convient pas à ce bon. Choisissez-en un autre."),
    AlreadyExplained: N_("Le bon {serial} a déjà son explication. Retirez-la d'abord pour en changer."),
    UnknownVarianceLine: N_("La distribution {distribution} n'a pas de ligne {line} à retirer."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Side: {
        Side.MISSING: N_("bon manquant"),
        Side.EXCESS: N_("bon en trop"),
    },
    VarianceReason: {
        VarianceReason.LOST: N_("bon perdu"),
        VarianceReason.TORN: N_("bon déchiré ou gâté sur place"),
        VarianceReason.COUNTED_WRONG: N_("mal compté"),
        VarianceReason.OTHER_DESK: N_("passé à un autre poste"),
        VarianceReason.NOT_HANDED_OVER: N_("émis, pas remis à son titulaire"),
        VarianceReason.OTHER: N_("autre motif"),
    },
}
