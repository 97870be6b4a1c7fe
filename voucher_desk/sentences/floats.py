"""What a person reads when blanks are handed to a desk."""

from voucher_desk.domain.floats import AlreadyReceived, UnknownMove
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownMove: N_("Aucune remise de bons vierges ne porte le numéro {move}. Vérifiez le numéro."),
    AlreadyReceived: N_("La remise {move} est déjà reçue et comptée par {by}. Rien n'a changé."),
}
