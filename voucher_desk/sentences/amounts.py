"""What a person reads about an amount they typed or asked for."""

from voucher_desk.domain.money import (
    AmbiguousAmount,
    AmountAboveRest,
    DonationExhausted,
    InvalidAmount,
    TooManyDecimals,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    AmbiguousAmount: N_("Écrivez 1234,00 ou 1,234 ? Utilisez la virgule pour les centimes."),
    InvalidAmount: N_("Montant invalide."),
    TooManyDecimals: N_("Deux décimales au plus."),
    AmountAboveRest: N_("Maximum {rest} MAD restant sur ce bon."),
    DonationExhausted: N_("Solde du don insuffisant : {available} MAD."),
}
