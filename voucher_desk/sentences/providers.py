"""What a person reads about a provider; the sentences of a scan can be said aloud at a counter."""

from enum import Enum

from voucher_desk.domain.ice import IceOfAnother, IceWrong
from voucher_desk.domain.providers import (
    CapReached,
    NotContracted,
    ProviderNotNamed,
    ProviderState,
    ScopeForbids,
    ScopeKind,
    ServiceNotOffered,
    UnknownProvider,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownProvider: N_("Aucun prestataire ne porte le code {provider}. Vérifiez le code."),
    IceWrong: N_("ICE du prestataire {provider} : clé de contrôle fausse (15 chiffres attendus)."),
    IceOfAnother: N_("L'ICE de la facture n'est pas celui du prestataire {provider}. Vérifiez-le."),
    NotContracted: N_("Le contrat du prestataire {provider} n'est pas en cours. Appelez la coordination."),
    CapReached: N_("Plafond du mois atteint : il reste {left} MAD. Le bon reste valable."),
    ProviderNotNamed: N_("Un bon s'échange chez un prestataire : choisissez lequel."),
    ServiceNotOffered: N_("Le contrat du prestataire {provider} ne couvre pas le service {service}."),
    ScopeForbids: N_("Ce bon n'est pas valable chez ce prestataire."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    ProviderState: {
        ProviderState.CANDIDATE: N_("candidat"),
        ProviderState.VETTED: N_("vérifié"),
        ProviderState.CONTRACTED: N_("sous contrat"),
        ProviderState.SUSPENDED: N_("contrat suspendu"),
        ProviderState.ENDED: N_("contrat terminé"),
    },
    ScopeKind: {
        ScopeKind.ANYWHERE: N_("tous les prestataires"),
        ScopeKind.CITY: N_("une ville"),
        ScopeKind.PROVIDER: N_("un prestataire"),
        ScopeKind.SERVICE: N_("une famille de services"),
    },
}
