"""What a person reads about sessions and attendance; people are told by their codes alone."""

from enum import Enum

from voucher_desk.domain.attendance_imports import (
    ImportCorrectedSince,
    ImportHoldsVoucher,
    ImportHoldsWaiver,
    ImportListedAgain,
    ImportOnFrozenList,
    UnknownImport,
)
from voucher_desk.domain.international_days import InternationalDay
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.sessions import (
    AlreadyImported,
    AttendanceHoldsVoucher,
    NothingToWaive,
    PersonDiffers,
    Presence,
    SessionExists,
    SessionKind,
    SessionState,
    SessionStateForbids,
    UnknownAttendance,
    UnknownPerson,
    UnknownSession,
    WaiverReason,
)
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownSession: N_("Aucune séance ne porte le code {session}. Vérifiez le code."),
    SessionStateForbids: N_("Séance {session} : {action} impossible, elle est {state}. Rien n'a changé."),
    SessionExists: N_("Le code {session} est déjà celui d'une autre séance. Choisissez un autre code."),
    AlreadyImported: N_(
        "Liste déjà importée le {at} dans la séance {session} (lignes : {rows}). Rien n'a changé."
    ),
    AttendanceHoldsVoucher: N_("La personne {person} a reçu un bon à cette séance : annulez d'abord ce bon."),
    UnknownAttendance: N_("La personne {person} n'est pas sur la liste de la séance {session}."),
    NothingToWaive: N_(
        "Séance {session}, personne {person} : aucune dérogation à donner."
        " La présence suffit déjà, ou personne n'a proposé de dérogation."
    ),
    PersonDiffers: N_(
        "Ligne {row} : le code {person} est déjà connu avec un autre sexe ou une autre année de naissance."
        " Vérifiez le code."
    ),
    UnknownPerson: N_(
        "Ce code n'est celui de personne dans le programme. Vérifiez-le, ou ajoutez la personne à la séance."
    ),
    UnknownImport: N_("Séance {session} : aucune liste importée à annuler."),
    ImportHoldsVoucher: N_(
        "Import conservé : la personne {person} a reçu un bon depuis. Corrigez les présences une à une."
    ),
    ImportOnFrozenList: N_(
        "Import conservé : la personne {person} figure sur une liste de distribution figée."
        " Corrigez les présences une à une."
    ),
    ImportHoldsWaiver: N_(
        "Import conservé : une dérogation a été proposée pour la personne {person}."
        " Corrigez les présences une à une."
    ),
    ImportListedAgain: N_(
        "Import conservé : une liste importée depuis nomme la personne {person}."
        " Annulez d'abord l'import de cette liste."
    ),
    ImportCorrectedSince: N_(
        "Import conservé : la présence de la personne {person} a été corrigée depuis."
        " Corrigez les présences une à une."
    ),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    InternationalDay: {
        InternationalDay.WOMEN: N_("journée internationale des droits des femmes"),
        InternationalDay.REFUGEES: N_("journée mondiale des réfugiés"),
        InternationalDay.MENTAL_HEALTH: N_("journée mondiale de la santé mentale"),
        InternationalDay.MIGRANTS: N_("journée internationale des migrants"),
    },
    SessionKind: {
        SessionKind.AWARENESS: N_("séance de sensibilisation"),
        SessionKind.TRAINING: N_("formation"),
        SessionKind.WORKSHOP: N_("atelier"),
        SessionKind.RESTITUTION: N_("restitution"),
    },
    SessionState: {
        SessionState.PLANNED: N_("prévue"),
        SessionState.OPEN: N_("ouverte"),
        SessionState.LOCKED: N_("verrouillée"),
        SessionState.REOPENED: N_("rouverte"),
        SessionState.CANCELLED: N_("annulée"),
    },
    Presence: {
        Presence.EXPECTED: N_("attendu·e"),
        Presence.PRESENT: N_("présent·e"),
        Presence.ABSENT: N_("absent·e"),
        Presence.WAIVED: N_("dérogation"),
    },
    WaiverReason: {
        WaiverReason.HEALTH: N_("santé"),
        WaiverReason.URGENT: N_("urgence"),
        WaiverReason.MINOR: N_("personne mineure"),
    },
}
