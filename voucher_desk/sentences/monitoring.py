"""What people read of post-distribution monitoring: refusals, the questions asked, and how results are told.

The questions on wellbeing follow the WHO-5 index in words of our own: its official wording is the WHO's.
"""

from collections.abc import Mapping
from enum import Enum
from gettext import NullTranslations

from voucher_desk.domain.monitoring import (
    WELLBEING,
    AnswerWrong,
    Moment,
    NothingAnswered,
    OtherCity,
    Question,
    RoundClosed,
    RoundDaysWrong,
    RoundExists,
    RoundOpen,
    UnknownRound,
)
from voucher_desk.domain.monitoring_results import FEWEST, Group
from voucher_desk.domain.monitoring_sheet import (
    InterviewCellsWrong,
    InterviewColumnUnknown,
    NoInterviewInList,
)
from voucher_desk.domain.refusals import Notice, Refused
from voucher_desk.sentences.marking import N_
from voucher_desk.sentences.people import WORDS as PEOPLE

SENTENCES: dict[type[Refused] | type[Notice], str] = {
    UnknownRound: N_("Aucun suivi ne porte le code {round}. Vérifiez le code."),
    RoundExists: N_("Un suivi porte déjà le code {round}. Choisissez-en un autre."),
    RoundDaysWrong: N_("Le suivi doit commencer avant de finir. Vérifiez les deux jours."),
    RoundClosed: N_("Le suivi {round} est clos : il ne prend plus d'entretiens. Ouvrez-en un autre."),
    RoundOpen: N_(
        "Les résultats du suivi {round} se lisent quand il est clos : lus après chaque entretien, ils "
        "diraient ce qu'une personne a répondu."
    ),
    AnswerWrong: N_(
        "La réponse à « {question} » est un nombre entier de 0 à {highest}, si ce suivi pose la question."
    ),
    NothingAnswered: N_("Notez une réponse au moins, sur un entretien au moins."),
    OtherCity: N_(
        "Le suivi {round} se fait à {city} : un entretien d'une autre ville va dans un autre suivi."
    ),
    InterviewColumnUnknown: N_(
        "Colonne inconnue en {cell}. Un entretien n'a que le sexe, l'âge, la ville et les réponses. "
        "Rien n'a été repris."
    ),
    InterviewCellsWrong: N_("Cellules à corriger : {cells}. Rien n'a été repris."),
    NoInterviewInList: N_(
        "Aucune colonne de réponses, ou aucun entretien, dans cette liste. Rien n'a été repris."
    ),
}

WORDS: dict[type[Enum], dict[Enum, str]] = {
    Moment: {Moment.BEFORE: N_("avant la distribution"), Moment.AFTER: N_("après la distribution")},
    Question: {
        Question.RECEIVED: N_("bon reçu"),
        Question.UNDERSTOOD: N_("séance comprise"),
        Question.HELPED: N_("séance utile"),
        Question.USED: N_("bon utilisé"),
        Question.REFUSED: N_("refus d'un prestataire"),
        Question.ASKED_MORE: N_("supplément demandé"),
        Question.EXCHANGED_FOR_MONEY: N_("échangé contre de l'argent"),
        Question.RESPECTED: N_("traitement respectueux"),
        Question.SAFE: N_("trajet sûr"),
        Question.COMPLAINT: N_("sait à qui se plaindre"),
        Question.CHEERFUL: N_("bien-être 1 : humeur"),
        Question.CALM: N_("bien-être 2 : calme"),
        Question.ACTIVE: N_("bien-être 3 : énergie"),
        Question.RESTED: N_("bien-être 4 : repos"),
        Question.INTERESTED: N_("bien-être 5 : intérêt"),
    },
}

ASKED: Mapping[Question, str] = {
    Question.RECEIVED: N_("Avez-vous reçu votre bon ?"),
    Question.UNDERSTOOD: N_("Avez-vous compris ce qui a été dit à la séance ?"),
    Question.HELPED: N_("La séance vous a-t-elle été utile ?"),
    Question.USED: N_("Avez-vous utilisé votre bon ?"),
    Question.REFUSED: N_("Un prestataire a-t-il refusé votre bon ?"),
    Question.ASKED_MORE: N_("Vous a-t-on demandé de payer en plus du bon ?"),
    Question.EXCHANGED_FOR_MONEY: N_("Avez-vous échangé votre bon contre de l'argent ?"),
    Question.RESPECTED: N_("Vous a-t-on traité·e avec respect ?"),
    Question.SAFE: N_("Vous êtes-vous senti·e en sécurité sur le chemin ?"),
    Question.COMPLAINT: N_("Savez-vous à qui vous plaindre si quelque chose ne va pas ?"),
    Question.CHEERFUL: N_("J'avais le moral, j'étais de bonne humeur."),
    Question.CALM: N_("J'étais au calme, sans tension."),
    Question.ACTIVE: N_("J'avais de l'énergie pour agir."),
    Question.RESTED: N_("Au réveil, j'avais bien récupéré."),
    Question.INTERESTED: N_("Mes journées étaient faites de choses qui comptent pour moi."),
}
"""Each question as it is asked; those on wellbeing are of the last two weeks."""

LAST_WEEKS = N_("Ces deux dernières semaines, combien de temps ?")
SCALE = (
    N_("jamais"),
    N_("rarement"),
    N_("moins de la moitié du temps"),
    N_("plus de la moitié du temps"),
    N_("la plupart du temps"),
    N_("tout le temps"),
)
"""What each number from 0 to 5 means."""

COLUMNS: Mapping[str, str] = {
    "sex": N_("Sexe"),
    "age_group": N_("Âge"),
    "city": N_("Ville"),
}
"""The headings of what an interview holds beside its answers."""


def question_words(question: Question, translations: NullTranslations) -> str:
    """Return a question as it is asked."""
    words = ASKED[question]
    return translations.gettext(words)


def group_words(group: Group, translations: NullTranslations) -> str:
    """Return whom a result is of."""
    _ = translations.gettext
    if group is None:
        return _("ensemble")
    word = PEOPLE[type(group)][group]
    return _(word)


def count_words(count: int | None) -> str:
    """Return a count, or that it is of one to four people, who are not counted aloud."""
    return f"1–{FEWEST - 1}" if count is None else str(count)


def share_words(share: int | None) -> str:
    """Return a share in per cent, or a dash where it is not told."""
    return "—" if share is None else f"{share} %"


def scale_words(translations: NullTranslations) -> str:
    """Return what the numbers from 0 to 5 mean, on one line."""
    return " · ".join(f"{number} {translations.gettext(word)}" for number, word in enumerate(SCALE))


def discretion_words(translations: NullTranslations) -> str:
    """Return what results leave out, and why."""
    return translations.gettext(
        "Aucun résultat de moins de {fewest} réponses n'est montré, ni un nombre de 1 à {most} personnes "
        "(1–{most}), ni une répartition par sexe ou âge d'où il se déduirait."
    ).format(fewest=FEWEST, most=FEWEST - 1)


def wellbeing_words(translations: NullTranslations) -> str:
    """Return how the wellbeing index is reckoned."""
    return translations.gettext(
        "Indice de bien-être d'après le WHO-5 de l'OMS : somme des {items} réponses de 0 à 5, multipliée "
        "par 4 ; 50 ou moins : bien-être faible. Les phrases sont les nôtres."
    ).format(items=len(WELLBEING))
