"""The word that people read for each state, kind and reason of the field."""

from collections import ChainMap
from enum import Enum
from gettext import NullTranslations

from voucher_desk.sentences import (
    bank,
    claims,
    columns,
    count_back,
    directory,
    distributions,
    donations,
    duties,
    events,
    exceptions,
    figures,
    monitoring,
    people,
    pieces,
    print_jobs,
    providers,
    redemptions,
    reports,
    samples,
    sessions,
    signed_lists,
    vouchers,
)

WORDS: ChainMap[type[Enum], dict[Enum, str]] = ChainMap(
    bank.WORDS,
    claims.WORDS,
    columns.WORDS,
    count_back.WORDS,
    directory.WORDS,
    distributions.WORDS,
    donations.WORDS,
    duties.WORDS,
    events.WORDS,
    exceptions.WORDS,
    figures.WORDS,
    monitoring.WORDS,
    people.WORDS,
    pieces.WORDS,
    print_jobs.WORDS,
    providers.WORDS,
    redemptions.WORDS,
    samples.WORDS,
    reports.WORDS,
    sessions.WORDS,
    signed_lists.WORDS,
    vouchers.WORDS,
)
"""The French words of every enumeration that people read, by its class: members of two may be equal texts."""


def word_of(member: Enum, translations: NullTranslations) -> str:
    """Return the word for a member of an enumeration. Raises KeyError for one that people never read."""
    word = WORDS[type(member)][member]
    return translations.gettext(word)


def figure_word(name: str, translations: NullTranslations) -> str:
    """Return the word for a figure of the reconciliation, by its name in `FIGURE_NAMES`."""
    word = figures.FIGURES[name]
    return translations.gettext(word)
