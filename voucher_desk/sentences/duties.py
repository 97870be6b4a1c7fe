"""What a person reads when an act is not theirs to do, and the words for posts and duties."""

from enum import Enum

from voucher_desk.domain.duties import (
    Duty,
    DutyMissing,
    NotYourProvider,
    Role,
    SamePerson,
    UnknownUser,
    UserNotNamed,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    DutyMissing: N_("La tâche « {duty} » n'est pas confiée à {user}. Demandez à qui en est chargé."),
    SamePerson: N_(
        "Il faut deux personnes : {user} a déjà fait une étape ({first}),"
        " une autre personne doit faire la suivante ({second})."
    ),
    UnknownUser: N_("Aucun utilisateur ne s'appelle {user}. Vérifiez le nom."),
    UserNotNamed: N_("Ce poste a des utilisateurs : dites qui travaille."),
    NotYourProvider: N_("{user} travaille pour un autre prestataire que {provider}."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Duty: {
        Duty.DESIGN: N_("décrire les dons et les prestataires"),
        Duty.PRINT: N_("imprimer les bons"),
        Duty.STOCK: N_("tenir le stock"),
        Duty.ATTENDANCE: N_("noter les présences"),
        Duty.LOCK: N_("verrouiller les présences"),
        Duty.DISTRIBUTE: N_("conduire la distribution"),
        Duty.ISSUE: N_("émettre les bons"),
        Duty.PROPOSE_VOID: N_("proposer une annulation"),
        Duty.APPROVE_VOID: N_("approuver une annulation"),
        Duty.REDEEM: N_("échanger les bons"),
        Duty.CLAIM: N_("demander le remboursement"),
        Duty.REVIEW: N_("contrôler les demandes"),
        Duty.APPROVE: N_("approuver les demandes"),
        Duty.PAY: N_("payer les demandes"),
        Duty.PROPOSE_CLOSING: N_("proposer la clôture d'un don"),
        Duty.CLOSE: N_("clore un don"),
        Duty.ORIENT: N_("tenir l'annuaire des services"),
        Duty.EXAMINE: N_("chercher les anomalies"),
        Duty.BANK: N_("rapprocher la banque"),
        Duty.MONITOR: N_("conduire le suivi post-distribution"),
        Duty.ADMINISTER: N_("administrer le poste"),
        Duty.UNMASK: N_("montrer les petits effectifs"),
    },
    Role: {
        Role.STOCK_KEEPER: N_("gestionnaire de stock"),
        Role.SESSION_HOST: N_("animation de séance"),
        Role.DISTRIBUTOR: N_("distribution"),
        Role.COORDINATOR: N_("coordination"),
        Role.PROVIDER: N_("prestataire"),
        Role.RECONCILER: N_("rapprochement"),
        Role.FINANCE: N_("finance"),
        Role.ADMINISTRATOR: N_("administration"),
        Role.AUDITOR: N_("audit"),
    },
}
