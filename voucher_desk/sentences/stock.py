"""What a person reads about lots, print runs and the count-back."""

from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.stock import (
    BatchExpired,
    CountDiffers,
    PrintRunTooLarge,
    StockShort,
    TermsDiffer,
    UnknownBatch,
)
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownBatch: N_("Aucun lot ne porte le code {batch}. Vérifiez le code."),
    StockShort: N_("Lot {batch} : bons demandés {wanted}, bons en main {held}. Faites venir d'autres bons."),
    PrintRunTooLarge: N_("On imprime de 1 à {largest} bons à la fois (demandés : {wanted})."),
    CountDiffers: N_(
        "Bons attendus : {expected}, bons comptés : {counted}. Recomptez, ou expliquez la différence."
    ),
    BatchExpired: N_("Les bons du lot {batch} ont expiré le {expires_on} : on n'en donne plus."),
    TermsDiffer: N_("Le lot {batch} a déjà des bons : ses conditions y sont imprimées et ne changent plus."),
}
