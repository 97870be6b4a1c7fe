"""How sex and age brackets are said on lists: short words for narrow columns."""

from gettext import NullTranslations

from voucher_desk.domain.people import AgeGroup, Sex


def sex_name(sex: Sex, translations: NullTranslations) -> str:
    """Return the short word for a sex; not to say it is an answer of its own."""
    _ = translations.gettext
    return {Sex.FEMALE: _("F"), Sex.MALE: _("H"), Sex.UNKNOWN: _("n. c.")}[sex]


def age_name(age_group: AgeGroup, translations: NullTranslations) -> str:
    """Return the word for an age bracket."""
    _ = translations.gettext
    return {
        AgeGroup.ADULT: _("adulte"),
        AgeGroup.MINOR: _("mineur·e"),
        AgeGroup.UNKNOWN: _("n. c."),
    }[age_group]
