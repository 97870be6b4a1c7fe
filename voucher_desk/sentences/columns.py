"""The words for the facts that an attendance list may tell."""

from enum import Enum

from voucher_desk.domain.attendance_list.fields import Field
from voucher_desk.sentences.marking import N_

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Field: {
        Field.CODE: N_("code"),
        Field.SEX: N_("sexe"),
        Field.BIRTH_DATE: N_("date de naissance"),
        Field.BIRTH_YEAR: N_("année de naissance"),
        Field.AGE: N_("âge"),
        Field.MINOR: N_("mineur"),
        Field.ADULT: N_("adulte"),
        Field.PRESENCE: N_("présence"),
        Field.SESSION_DATE: N_("date de séance"),
    },
}
