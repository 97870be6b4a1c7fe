"""The 4Ws on paper: each activity with who, where and when, and its counts by sex and age."""

from collections.abc import Iterator
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.dates import written
from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.sadd import GROUPS
from voucher_desk.printing.drawing import Align
from voucher_desk.printing.report_frame import Pair
from voucher_desk.printing.report_pages import ReportPages, Sheaf, columns_of
from voucher_desk.queries.bulletin import BulletinReport
from voucher_desk.queries.papers import StatementHeading
from voucher_desk.sentences.four_ws import Activity, activities
from voucher_desk.sentences.report_words import (
    AGES,
    SEXES,
    WITHHELD,
    donation_words,
    group_word,
    masking_words,
    period_words,
)

_ROOM = 38.0
"""Millimetres an activity needs below its name."""
_SEXES: tuple[Sex | None, ...] = (*SEXES, None)
_AGES: tuple[AgeGroup | None, ...] = (*AGES, None)


def four_ws_paper(
    report: BulletinReport, heading: StatementHeading, output: BinaryIO, translations: NullTranslations
) -> int:
    """Print the activities, their codes with those to be verified; return the number of pages."""
    _ = translations.gettext
    scope = report.facts.heading.scope
    facts = (
        Pair(_("Période"), period_words(scope, translations)),
        Pair(_("Don"), donation_words(scope, translations)),
    )
    sheaf = Sheaf(_("4Ws : qui fait quoi, où et quand"), heading, facts, logos=report.facts.heading.logos)
    with ReportPages(sheaf, output, translations) as pages:
        pages.paragraph(masking_words(report.people.unmasked, translations), small=True)
        found = 0
        for activity in activities(report, translations):
            _draw(pages, activity, translations)
            found += 1
        if not found:
            pages.paragraph(_("Aucune activité dans la période."))
        return pages.count


def _draw(pages: ReportPages, activity: Activity, translations: NullTranslations) -> None:
    _ = translations.gettext
    code = activity.subcode or activity.code
    coded = f"{code} ({activity.code_verified})" if code else activity.code_verified
    pages.section(f"{activity.activity} · {activity.commune}", _ROOM)
    pages.paragraph(" · ".join(_told(activity, coded, translations)), small=True)
    headings = [(_("Personnes"), 46, Align.LEFT)]
    headings += [(group_word(None, age, translations), 26, Align.RIGHT) for age in _AGES]
    pages.table(columns_of(headings), [_counts(activity, sex, translations) for sex in _SEXES])


def _told(activity: Activity, coded: str, translations: NullTranslations) -> Iterator[str]:
    """Yield what is known of an activity beside its counts, each with its name."""
    _ = translations.gettext
    days = [written(day) for day in dict.fromkeys((activity.start, activity.end)) if day]
    places = (activity.region_code, activity.region, activity.prefecture, activity.commune)
    pairs = (
        (_("Qui"), ", ".join(filter(None, (activity.organisation, activity.focal_point)))),
        (_("Donateur"), activity.donor),
        (_("Où"), ", ".join(dict.fromkeys(filter(None, places)))),
        (_("Quand"), ", ".join((" - ".join(days), activity.status) if days else (activity.status,))),
        (_("Quoi"), f"{coded}, {activity.detail}" if activity.detail else coded),
        (_("Groupe visé"), activity.target),
        (_("Langue"), activity.language),
        (_("Coût pour la personne"), activity.fee),
    )
    for name, value in pairs:
        if value:
            yield _("{name} : {value}").format(name=name, value=value)


def _counts(activity: Activity, sex: Sex | None, translations: NullTranslations) -> tuple[str, ...]:
    told = dict(zip(GROUPS, activity.counts, strict=True))
    counts = (told[sex, age] for age in _AGES)
    return (
        group_word(sex, None, translations),
        *(WITHHELD if count is None else str(count) for count in counts),
    )
