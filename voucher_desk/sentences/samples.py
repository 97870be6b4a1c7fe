"""Verification samples in words: what refuses one, and how anybody draws it again."""

from enum import Enum
from gettext import NullTranslations

from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.domain.samples import Drawn, NothingToSample, SampleTermsWrong, UnknownSample
from voucher_desk.queries.samples import SampleRow
from voucher_desk.sentences.marking import N_

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    NothingToSample: N_("Aucun bon n'est encore émis pour {of} : rien à tirer au sort."),
    UnknownSample: N_("Aucun échantillon ne porte le numéro {sample}."),
    SampleTermsWrong: N_(
        "Confiance de 90, 95 ou 99 %, marge de 1 à 30 % : {confidence} % et {margin} % ne vont pas."
    ),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Drawn: {Drawn.PEOPLE: N_("personnes"), Drawn.VOUCHERS: N_("bons")},
}


def algorithm_words(row: SampleRow, translations: NullTranslations) -> str:
    """Return how a sample is drawn again with the usual tools, whatever program made it."""
    if row.drawn is Drawn.PEOPLE:
        key = translations.gettext("le code de la personne")
    else:
        key = translations.gettext("le numéro du bon")
    return translations.gettext(
        "Pour refaire le tirage : pour chacun des {population}, calculez le SHA-256 du texte « graine:clé », "
        "où la clé est {key} (printf '%s' \"graine:clé\" | sha256sum) ; triez les empreintes par ordre "
        "croissant ; les {size} premières sont l'échantillon. Taille : n0·N/(N+n0), arrondie au-dessus, avec "
        "n0 = z²·p(1-p)/e², p = 0,5."
    ).format(population=row.population, key=key, size=row.size)


def terms_words(row: SampleRow, translations: NullTranslations) -> str:
    """Return how sure a sample makes: `95 % de confiance, marge de 5 %`."""
    return translations.gettext("{confidence} % de confiance, marge de {margin} %").format(
        confidence=row.confidence, margin=row.margin
    )


def changed_words(translations: NullTranslations) -> str:
    """Return what is said where a sample cannot be drawn from the very same as then."""
    return translations.gettext(
        "Attention : ce dont l'échantillon a été tiré n'est plus le même ; l'empreinte diffère."
    )
