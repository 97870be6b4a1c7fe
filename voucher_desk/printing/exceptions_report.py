"""The exceptions on paper: each rule in words, what it cannot know, and what it found."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.exception_rules import Rule
from voucher_desk.domain.local_time import local
from voucher_desk.domain.money import shown_text
from voucher_desk.printing.drawing import Align
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.report_pages import ReportPages, Sheaf, columns_of
from voucher_desk.queries.exceptions import Examination, ExceptionRow
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.sentences.findings import code_words, figure_words, hand_words, limit_words, rule_words
from voucher_desk.sentences.words import word_of

_ROOM = 24.0
"""Millimetres a rule needs below its name: its words and the head of a table."""


def exceptions_report(
    found: Examination, heading: StatementHeading, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print the reports, rule by rule; return the number of pages."""
    _ = translations.gettext
    facts = (
        Pair(_("Constats"), str(len(found.rows()))),
        Pair(_("À lire"), _("un constat pose une question, il n'accuse personne")),
    )
    with ReportPages(Sheaf(_("Anomalies"), heading, facts), output, translations) as pages:
        for rule, rows in found.found.items():
            _draw_rule(pages, found, rule, rows, translations)
        return pages.count


def _draw_rule(
    pages: ReportPages,
    found: Examination,
    rule: Rule,
    rows: tuple[ExceptionRow, ...],
    translations: NullTranslations,
) -> None:
    _ = translations.gettext
    said = _("{code} · {title} : {count}").format(
        code=rule.value, title=word_of(rule, translations), count=len(rows) or _("rien trouvé")
    )
    pages.section(said, _ROOM if rows else _ROOM / 2)
    pages.paragraph(rule_words(rule, found.thresholds, translations))
    pages.paragraph(limit_words(rule, translations, strict=found.strict), small=True)
    if rows:
        columns = columns_of(
            (
                (_("Constat"), 42, Align.LEFT),
                (_("Où"), 26, Align.LEFT),
                (_("Quand"), 23, Align.LEFT),
                (_("Qui"), 36, Align.LEFT),
                (_("Concerne"), 34, Align.LEFT),
                (_("Mesure"), 16, Align.RIGHT),
                (_("MAD"), 15, Align.RIGHT),
            )
        )
        pages.table(columns, [_texts(row, translations) for row in rows])


def _texts(row: ExceptionRow, translations: NullTranslations) -> tuple[str, ...]:
    return (
        word_of(row.finding, translations),
        " · ".join(text for text in (row.place, row.reference) if text),
        f"{local(row.at):%d/%m/%Y %H:%M}" if row.at else "",
        hand_words(row, translations),
        code_words(row.serials or row.claims or row.people, translations, 1),
        figure_words(row, translations),
        "" if row.amount is None else shown_text(row.amount),
    )
