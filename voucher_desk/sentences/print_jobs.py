"""What a person reads about print jobs."""

from enum import Enum

from voucher_desk.domain.print_jobs import (
    NothingSpoiled,
    NotOfPrintJob,
    NotOnPrintJob,
    PrintJobCounted,
    PrintJobState,
    UnknownPrintJob,
    UnreadableSheets,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownPrintJob: N_("Aucune impression ne porte le numéro {job}. Vérifiez le numéro."),
    PrintJobCounted: N_("L'impression {job} est déjà comptée. Un bon se réimprime depuis sa fiche."),
    NotOfPrintJob: N_("L'impression {job} a {sheets} planches : il n'y a pas de planche {sheet}."),
    NotOnPrintJob: N_("L'impression {job} ne comprend pas le bon {serial}."),
    UnreadableSheets: N_("Nommez les planches par leurs numéros, par exemple : 2, 4-6."),
    NothingSpoiled: N_("Tout est sorti de l'impression {job} : il n'y a rien à réimprimer."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    PrintJobState: {
        PrintJobState.SENT: N_("à compter"),
        PrintJobState.CONFIRMED: N_("complète"),
        PrintJobState.SPOILED: N_("incomplète"),
    },
}
