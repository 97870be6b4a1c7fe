"""The results of a round of monitoring on paper, with what they leave out and how they are reckoned."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.dates import written
from voucher_desk.printing.drawing import Align
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.report_pages import ReportPages, Sheaf, columns_of
from voucher_desk.queries.monitoring import RoundResults
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.sentences.monitoring import (
    count_words,
    discretion_words,
    group_words,
    question_words,
    share_words,
    wellbeing_words,
)
from voucher_desk.sentences.words import word_of


def monitoring_report(
    found: RoundResults, heading: StatementHeading, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print what may be told of a round; return the number of pages."""
    _, one = translations.gettext, found.round
    facts = (
        Pair(_("Moment"), word_of(one.moment, translations)),
        Pair(_("Jours"), f"{written(one.begins)} – {written(one.ends)}"),
        Pair(_("Ville"), one.city or _("plusieurs villes")),
        Pair(_("Entretiens"), str(found.results.interviews)),
    )
    title = _("Suivi post-distribution {round}").format(round=one.code)
    with ReportPages(Sheaf(title, heading, facts), output, translations) as pages:
        _tell_answers(pages, found, translations)
        _tell_wellbeing(pages, found, translations)
        pages.paragraph(discretion_words(translations), small=True)
        pages.paragraph(wellbeing_words(translations), small=True)
        return pages.count


def _tell_answers(pages: ReportPages, found: RoundResults, translations: NullTranslations) -> None:
    _, tallies = translations.gettext, found.results.tallies
    pages.section(_("Réponses"), 12)
    if not tallies:
        pages.paragraph(_("Aucune question n'a cinq réponses : rien n'est montré."))
        return
    columns = columns_of(
        (
            (_("Question"), 88, Align.LEFT),
            (_("De"), 32, Align.LEFT),
            (_("Réponses"), 17, Align.RIGHT),
            (_("Oui"), 15, Align.RIGHT),
            (_("Non"), 15, Align.RIGHT),
            (_("Part de oui"), 19, Align.RIGHT),
        )
    )
    rows = [
        (
            question_words(tally.question, translations) if tally.group is None else "",
            group_words(tally.group, translations),
            str(tally.answered),
            count_words(tally.yes),
            count_words(tally.no),
            share_words(tally.share),
        )
        for tally in tallies
    ]
    pages.table(columns, rows)


def _tell_wellbeing(pages: ReportPages, found: RoundResults, translations: NullTranslations) -> None:
    _, wellbeing = translations.gettext, found.results.wellbeing
    pages.section(_("Indice de bien-être (0 à 100)"), 12)
    if not wellbeing:
        pages.paragraph(_("Moins de cinq personnes ont répondu aux cinq phrases : rien n'est montré."))
        return
    columns = columns_of(
        (
            (_("De"), 60, Align.LEFT),
            (_("Réponses"), 30, Align.RIGHT),
            (_("Indice moyen"), 32, Align.RIGHT),
            (_("50 ou moins"), 32, Align.RIGHT),
            (_("Part"), 32, Align.RIGHT),
        )
    )
    rows = [
        (
            group_words(index.group, translations),
            str(index.answered),
            index.mean_text.replace(".", ","),
            count_words(index.low),
            share_words(index.low_share),
        )
        for index in wellbeing
    ]
    pages.table(columns, rows)
