"""What a person reads when the machine, and no rule, says no."""

from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.ports.faults import (
    ClockWentBack,
    DatabaseBusy,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    FileUnreadable,
    FileUnwritable,
    HomeInUse,
    HomeUnusable,
    NoDatabase,
    NotADatabase,
    OtherProgramsDatabase,
    PrinterUnready,
)
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    NotADatabase: N_(
        "« {place} » n'est pas une base de données, ou elle est abîmée. Restaurez une sauvegarde."
    ),
    OtherProgramsDatabase: N_("« {place} » est la base d'un autre programme ; rien n'y a été écrit."),
    DatabaseNewer: N_("« {place} » vient d'une version plus récente : mettez Voucher Desk à jour."),
    NoDatabase: N_("Aucune base dans « {place} ». Chargez un programme, ou restaurez une sauvegarde."),
    DatabaseBusy: N_("La base est occupée par un autre programme. Rien n'a été enregistré ; réessayez."),
    DiskFull: N_("Le disque est plein. Rien n'a été enregistré ; libérez de la place, puis réessayez."),
    DatabaseUnreachable: N_(
        "La base « {place} » ne répond pas. Rien n'a été enregistré ; vérifiez la connexion."
    ),
    DatabaseReadOnly: N_(
        "« {place} » ne peut pas être écrit. Rien n'a été enregistré ; vérifiez les droits sur son dossier."
    ),
    FileUnreadable: N_("Le fichier « {file} » ne peut pas être lu."),
    FileUnwritable: N_("Le fichier « {file} » ne peut pas être écrit. Choisissez un autre dossier."),
    HomeUnusable: N_("Le dossier « {folder} » ne peut pas être utilisé. Choisissez un autre dossier."),
    HomeInUse: N_("« {folder} » a déjà servi : l'exemple se joue dans un dossier neuf. Rien n'a changé."),
    ClockWentBack: N_(
        "L'horloge de l'ordinateur retarde (dernière opération : {last}). Réglez l'heure, puis réessayez."
    ),
    PrinterUnready: N_(
        "L'imprimante ne prend pas la page. Vérifiez qu'elle est allumée et en ligne, puis réessayez."
    ),
}
