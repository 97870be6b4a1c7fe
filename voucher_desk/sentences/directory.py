"""What a person reads about the directory of services, and the words for kinds of care."""

from enum import Enum

from voucher_desk.domain.directory import (
    CareKind,
    DirectoryCellWrong,
    DirectoryColumnMissing,
    EntryIncomplete,
    UnknownEntry,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    EntryIncomplete: N_("Indiquez le code, le nom et la ville du service {entry}."),
    UnknownEntry: N_("L'annuaire n'a pas de service {entry}. Vérifiez le code."),
    DirectoryColumnMissing: N_("La liste des services n'a pas de colonne « {column} ». Rien n'a été repris."),
    DirectoryCellWrong: N_("Cellule {cell} : {expected}. Rien n'a été repris."),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    CareKind: {
        CareKind.VOUCHER: N_("service contre un bon"),
        CareKind.PSYCHOSOCIAL: N_("soutien psychosocial"),
        CareKind.FIRST_AID: N_("premiers secours psychologiques"),
        CareKind.NON_SPECIALISED: N_("soins non spécialisés"),
        CareKind.SPECIALISED: N_("soins spécialisés"),
        CareKind.OTHER: N_("autre service"),
    },
}

COLUMNS: dict[str, str] = {
    "code": N_("Code"),
    "name": N_("Service"),
    "city": N_("Ville"),
    "kind": N_("Soins"),
    "services": N_("Ce qui s'y fait"),
    "place": N_("Lieu"),
    "opening": N_("Ouverture"),
    "languages": N_("Langues"),
    "contact": N_("Contact"),
    "referral": N_("Orientation"),
    "provider": N_("Prestataire"),
    "open_now": N_("Ouvert"),
}
"""The heading of each part of an entry, on screens, papers and sheets alike."""
