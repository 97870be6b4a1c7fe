"""What a person reads when a backup cannot be taken or given back."""

from voucher_desk.domain.backups import BackupExists, BackupOlder, DatabaseBehind, KeptByServer
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.ports.backup_faults import BackupDamaged, DatabaseInUse
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    KeptByServer: N_(
        "La base est sur un serveur : elle se sauvegarde et se restaure là-bas, avec pg_dump et pg_restore."
    ),
    BackupExists: N_(
        "« {file} » existe déjà : une sauvegarde n'est jamais écrasée. Choisissez un autre nom."
    ),
    BackupOlder: N_(
        "Opérations enregistrées après cette sauvegarde, depuis le {since}, et qui seraient perdues : {lost}."
        " Rien n'a changé."
    ),
    DatabaseBehind: N_(
        "La base a été remplacée par une plus ancienne."
        " Opérations de la sauvegarde du {taken_at} qui y manquent : {behind}."
        " Toutes les sauvegardes sont gardées."
    ),
    BackupDamaged: N_("La sauvegarde « {file} » est abîmée ou incomplète. Prenez-en une autre."),
    DatabaseInUse: N_(
        "« {place} » est ouverte dans un autre programme : fermez-le d'abord. Rien n'a changé."
    ),
}
