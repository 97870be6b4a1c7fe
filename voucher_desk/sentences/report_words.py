"""How reports name their columns, rows and period, in the language of the reader."""

from collections.abc import Mapping, Sequence
from gettext import NullTranslations

from voucher_desk.domain.dates import written
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.reports import Measure, ReportScope, Unmasked
from voucher_desk.domain.sadd import NO_FAMILY, NOT_USED
from voucher_desk.domain.sessions import SessionKind
from voucher_desk.sentences.marking import N_
from voucher_desk.sentences.words import word_of

WITHHELD = "*"
"""What stands in place of a count that is not published."""
GROUPS: dict[tuple[Sex, AgeGroup], str] = {
    (Sex.FEMALE, AgeGroup.ADULT): N_("Femmes"),
    (Sex.FEMALE, AgeGroup.MINOR): N_("Filles"),
    (Sex.FEMALE, AgeGroup.UNKNOWN): N_("Sexe féminin, âge non communiqué"),
    (Sex.MALE, AgeGroup.ADULT): N_("Hommes"),
    (Sex.MALE, AgeGroup.MINOR): N_("Garçons"),
    (Sex.MALE, AgeGroup.UNKNOWN): N_("Sexe masculin, âge non communiqué"),
    (Sex.UNKNOWN, AgeGroup.ADULT): N_("Adultes, sexe non communiqué"),
    (Sex.UNKNOWN, AgeGroup.MINOR): N_("Mineurs, sexe non communiqué"),
    (Sex.UNKNOWN, AgeGroup.UNKNOWN): N_("Non communiqué"),
}
SEXES = {
    Sex.FEMALE: N_("Sexe féminin"),
    Sex.MALE: N_("Sexe masculin"),
    Sex.UNKNOWN: N_("Sexe non communiqué"),
}
AGES = {
    AgeGroup.ADULT: N_("Adultes"),
    AgeGroup.MINOR: N_("Mineurs"),
    AgeGroup.UNKNOWN: N_("Âge non communiqué"),
}
MEASURE_NOTES = {
    Measure.PEOPLE: N_(
        "Chaque personne une seule fois, dans la ville de son premier bon et au premier service utilisé."
    ),
    Measure.PARTICIPATIONS: N_("Présences et dérogations aux séances de sensibilisation."),
    Measure.EXCHANGES: N_("Bons échangés chez un prestataire, autant de fois que d'échanges."),
    Measure.APART: N_("Formations, ateliers et restitutions : jamais comptés parmi les bénéficiaires."),
}


def group_word(sex: Sex | None, age: AgeGroup | None, translations: NullTranslations) -> str:
    """Return the heading of a column of counts; None is every sex, or every age."""
    if sex and age:
        word = GROUPS[sex, age]
    elif sex:
        word = SEXES[sex]
    elif age:
        word = AGES[age]
    else:
        return translations.gettext("Total")
    return translations.gettext(word)


def family_word(
    measure: Measure, family: str | None, names: Mapping[str, str], translations: NullTranslations
) -> str:
    """Return the name of a row within a city: a service family, a kind of meeting, or all of them."""
    _ = translations.gettext
    if family is None:
        return _("Tous")
    if measure is Measure.APART:
        return word_of(SessionKind(family), translations).capitalize()
    if family == NOT_USED:
        return _("Pas encore utilisé")
    if family == NO_FAMILY:
        return _("Sans famille de services")
    return " + ".join(names.get(code, code) for code in family.split(" + "))


def period_words(scope: ReportScope, translations: NullTranslations) -> str:
    """Return the days a report covers in words."""
    _ = translations.gettext
    first, last = (written(day) if day else "" for day in (scope.first, scope.last))
    if first and last:
        return _("du {first} au {last}").format(first=first, last=last)
    if first:
        return _("depuis le {first}").format(first=first)
    return _("jusqu'au {last}").format(last=last) if last else _("depuis le début du programme")


def masking_words(unmasked: Unmasked | None, translations: NullTranslations) -> str:
    """Return the line that says what is withheld, or who answers for nothing being so (invariant 51)."""
    _ = translations.gettext
    if unmasked is None:
        return _(
            "* : effectif masqué. Les effectifs de 1 à 4 le sont, et d'autres pour qu'on ne les retrouve pas."
        )
    return _("Petits effectifs montrés par {by} : {reason}. Ne pas diffuser.").format(
        by=unmasked.by, reason=unmasked.reason
    )


def donation_words(scope: ReportScope, translations: NullTranslations) -> str:
    """Return the donation a report covers, or that it covers all."""
    return scope.donation or translations.gettext("Tous les dons")


def joined(marks: Sequence[str]) -> str:
    """Return the marks of several donors on one line."""
    return " · ".join(marks)
