"""What a person reads about months closed."""

from voucher_desk.domain.periods import (
    ClosingDamaged,
    ClosingNotProposed,
    ClosingProposedAlready,
    EquationsFail,
    MonthNotNext,
    MonthNotOver,
    MonthUnreadable,
    UnknownClosing,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    MonthUnreadable: N_("« {text} » n'est pas un mois. Écrivez-le 2026-10."),
    MonthNotOver: N_("Le mois {month} n'est pas fini : il se clôt à partir du premier jour du suivant."),
    MonthNotNext: N_(
        "Les mois se closent dans l'ordre, une fois chacun : le prochain est {upcoming}, pas {month}."
    ),
    ClosingProposedAlready: N_("La clôture de {month} est déjà proposée : une autre personne l'approuve."),
    ClosingNotProposed: N_("Personne n'a proposé la clôture de {month}. Faites-la d'abord proposer."),
    EquationsFail: N_(
        "Rien ne se clôt tant qu'une égalité est fausse : {failing}."
        " Voyez le rapprochement, puis recommencez."
    ),
    UnknownClosing: N_("Le mois {month} n'est pas clos. Voyez la liste des clôtures."),
    ClosingDamaged: N_(
        "Le texte gardé de la clôture de {month} n'a plus son empreinte : quelqu'un l'a changé."
        " Prévenez le support et gardez le papier signé."
    ),
}
