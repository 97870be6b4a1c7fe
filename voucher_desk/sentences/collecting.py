"""What a person reads when a voucher is handed over to its holder."""

from voucher_desk.domain.collecting import (
    AlreadyCollected,
    HandingNotNoted,
    NotCollected,
    OfOtherDistribution,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    OfOtherDistribution: N_(
        "Le bon {serial} n'est pas de la distribution {distribution}. Gardez-le à part. Rien n'a changé."
    ),
    AlreadyCollected: N_("Le bon {serial} est déjà remis, le {at}. Rien n'a changé."),
    HandingNotNoted: N_(
        "Aucune remise n'est notée à la distribution {distribution} : "
        "rien ne dit qui n'a pas retiré son bon. Annulez-les un par un, d'après la liste signée."
    ),
    NotCollected: N_("La remise du bon {serial} n'est pas notée. Rien n'a changé."),
}
