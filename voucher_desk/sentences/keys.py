"""What a person reads when something is wrong with the key folder."""

from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.ports.key_faults import (
    CurrentKeyUnknown,
    KeyMissing,
    KeyNotSaved,
    KeyStaysOpen,
    KeyUnreadable,
    KeyWasOpen,
)
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    KeyUnreadable: N_("La clé de signature « {file} » est illisible : restaurez le dossier des clés."),
    KeyMissing: N_("La clé de signature « {key} » manque sur ce poste : restaurez le dossier des clés."),
    CurrentKeyUnknown: N_(
        "Plusieurs clés de signature, sans celle à utiliser : restaurez le dossier des clés."
    ),
    KeyNotSaved: N_("La clé de signature « {file} » n'a pas pu être enregistrée."),
    KeyWasOpen: N_("« {file} » pouvait être lu par d'autres utilisateurs de l'ordinateur ; c'est corrigé."),
    KeyStaysOpen: N_(
        "« {file} » peut être lu par d'autres utilisateurs de l'ordinateur : changez de disque."
    ),
}
