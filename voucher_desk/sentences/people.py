"""The words for what the programme knows of a person."""

from enum import Enum

from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.sentences.marking import N_

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Sex: {
        Sex.FEMALE: N_("femme"),
        Sex.MALE: N_("homme"),
        Sex.UNKNOWN: N_("non communiqué"),
    },
    AgeGroup: {
        AgeGroup.ADULT: N_("adulte"),
        AgeGroup.MINOR: N_("mineur·e"),
        AgeGroup.UNKNOWN: N_("non communiqué"),
    },
}
