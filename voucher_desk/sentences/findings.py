"""What a report of exceptions found, as people read it: rules and thresholds, figures, hands, codes."""

from collections.abc import Sequence
from gettext import NullTranslations

from voucher_desk.domain.exception_rules import Measure, Rule
from voucher_desk.domain.thresholds import Thresholds
from voucher_desk.queries.exceptions import ExceptionRow
from voucher_desk.sentences.digits import figures
from voucher_desk.sentences.exceptions import LIMITS, REDUCED, RULE_WORDS, STRICT, THRESHOLD_WORDS
from voucher_desk.sentences.marking import n_
from voucher_desk.sentences.words import word_of

SHOWN_CODES = 3
_COUNTED = {
    Measure.SCANS: n_("{n} scan", "{n} scans"),
    Measure.PEOPLE: n_("{n} personne", "{n} personnes"),
    Measure.LINES: n_("{n} ligne", "{n} lignes"),
    Measure.VOUCHERS: n_("{n} bon", "{n} bons"),
}
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def rule_words(rule: Rule, limits: Thresholds, translations: NullTranslations) -> str:
    """Return a rule in words, with its thresholds in force."""
    values = {name.replace(".", "_"): value for name, value in limits.values_of(rule).items()}
    words = RULE_WORDS[rule]
    return translations.gettext(words).format(**values)


def limit_words(rule: Rule, translations: NullTranslations, *, strict: bool) -> str:
    """Return what a rule cannot know, and for R10 how the programme keeps duties apart."""
    words = LIMITS[rule]
    said = translations.gettext(words)
    if rule is not Rule.R10:
        return said
    mode = STRICT if strict else REDUCED
    return f"{translations.gettext(mode)} {said}"


def threshold_words(name: str, translations: NullTranslations) -> str:
    """Return the words for a threshold."""
    words = THRESHOLD_WORDS[name]
    return translations.gettext(words)


def figure_words(row: ExceptionRow, translations: NullTranslations) -> str:
    """Return the figure of a finding with what it counts: `5 bons`, `72 %`, `3 min`."""
    figure = row.figure
    if figure is None:
        return ""
    match row.finding.measure:
        case Measure.SECONDS:
            said = duration_words(figure, translations)
        case Measure.PERCENT:
            said = figures(f"{figure} %", translations)
        case measure:
            one, many = _COUNTED[measure]
            said = translations.ngettext(one, many, figure).format(n=figure)
    return said


def duration_words(seconds: int, translations: NullTranslations) -> str:
    """Return how long something took, in its two largest units at most."""
    _ = translations.gettext
    if seconds < _MINUTE:
        return _("{n} s").format(n=seconds)
    if seconds < _HOUR:
        return _("{n} min").format(n=seconds // _MINUTE)
    if seconds < _DAY:
        return _("{h} h {n} min").format(h=seconds // _HOUR, n=seconds % _HOUR // _MINUTE)
    return _("{d} j {h} h").format(d=seconds // _DAY, h=seconds % _DAY // _HOUR)


def hand_words(row: ExceptionRow, translations: NullTranslations) -> str:
    """Return who did it, each in their duty: `guichet (échanger les bons)`."""
    said = (f"{hand.user} ({word_of(hand.duty, translations)})" for hand in row.by)
    return translations.gettext(", ").join(said)


def code_words(codes: Sequence[str], translations: NullTranslations, shown: int = SHOWN_CODES) -> str:
    """Return the first codes of a list, and how many more there are."""
    listed = translations.gettext(", ").join(codes[:shown])
    more = len(codes) - shown
    if more <= 0:
        return listed
    return translations.ngettext("{listed} et {more} autre", "{listed} et {more} autres", more).format(
        listed=listed, more=more
    )
