"""What a person reads about the programme file."""

from voucher_desk.domain.programme import (
    CodeWrong,
    DeclarationUnknown,
    DeclarationWrong,
    NoProgramme,
    OtherProgrammeLoaded,
    ProgrammeUnreadable,
    UnknownAssociation,
    UnknownDonor,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    NoProgramme: N_("Aucun programme sur ce poste. Chargez d'abord le fichier du programme."),
    ProgrammeUnreadable: N_("Fichier du programme illisible : {detail}. Rien n'a été chargé."),
    CodeWrong: N_("Un code a de 1 à {longest} caractères. Rien n'a changé."),
    DeclarationWrong: N_(
        "Fichier du programme : « {key} » manque ou est faux (attendu : {expected}). Rien n'a été chargé."
    ),
    DeclarationUnknown: N_(
        "Fichier du programme : « {key} » nomme « {value} », qui n'y est pas déclaré. Rien n'a été chargé."
    ),
    UnknownDonor: N_("Aucun donateur ne porte le code {donor}. Vérifiez le code."),
    UnknownAssociation: N_("Aucune association ne porte le code {association}. Vérifiez le code."),
    OtherProgrammeLoaded: N_(
        "Ce poste sert déjà le programme {programme}. Un autre programme demande un autre dossier."
    ),
}
