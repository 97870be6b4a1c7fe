"""What a person reads about a distribution, and the words for its states."""

from enum import Enum

from voucher_desk.domain.distributions import (
    BatchElsewhere,
    DistributionExists,
    DistributionState,
    DistributionStateForbids,
    NobodyEntitled,
    NothingToPrint,
    PrintMode,
    SessionEntitlesNobody,
    Standing,
    TakesNoBlanks,
    UnknownDistribution,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownDistribution: N_("Aucune distribution ne porte le code {distribution}. Vérifiez le code."),
    DistributionStateForbids: N_(
        "Distribution {distribution} : {action} impossible, elle est {state}. Rien n'a changé."
    ),
    DistributionExists: N_(
        "Le code {distribution} est déjà celui d'une autre distribution. Choisissez un autre code."
    ),
    BatchElsewhere: N_(
        "La séance {session} et le lot {batch} n'ont pas la même association ou la même ville."
        " Choisissez un autre lot."
    ),
    SessionEntitlesNobody: N_(
        "La séance {session} ne donne pas droit à des bons : il faut une séance de sensibilisation tenue."
    ),
    NobodyEntitled: N_(
        "Personne n'est noté présent à la séance {session}. Enregistrez d'abord les présences."
    ),
    TakesNoBlanks: N_("La distribution {distribution} imprime ses bons sur place, sans bons du stock."),
    NothingToPrint: N_(
        "Rien à imprimer dans la distribution {distribution} : ce qui y est émis est déjà imprimé."
        " Pour un bon abîmé, réimprimez-le avec son motif."
    ),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    DistributionState: {
        DistributionState.DRAFT: N_("en préparation"),
        DistributionState.FROZEN: N_("figée"),
        DistributionState.OPEN: N_("ouverte"),
        DistributionState.CLOSED: N_("close"),
        DistributionState.RECONCILED: N_("rapprochée"),
        DistributionState.ARCHIVED: N_("archivée"),
        DistributionState.CANCELLED: N_("annulée"),
    },
    PrintMode: {
        PrintMode.ON_THE_SPOT: N_("impression sur place"),
        PrintMode.FROM_STOCK: N_("bons du stock"),
    },
    Standing: {
        Standing.DUE: N_("reçoit un bon"),
        Standing.SERVED: N_("a déjà son bon de ce don"),
        Standing.WAIVER_PENDING: N_("dérogation en attente"),
        Standing.NOT_PRESENT: N_("pas noté présent"),
    },
}
