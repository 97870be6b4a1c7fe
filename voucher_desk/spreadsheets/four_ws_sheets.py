"""The 4Ws workbook of the MHPSS group: who does what, where and when, with counts by sex and age.

One line for each meeting, and one for each service family in each city. Codes come from the editable lists; a
code that nobody verified says so.
"""

from collections.abc import Iterator
from datetime import datetime
from gettext import NullTranslations
from typing import BinaryIO, NamedTuple

from voucher_desk.domain.local_time import local_date
from voucher_desk.domain.report_lists import ActivityCode, said
from voucher_desk.domain.reports import Measure
from voucher_desk.domain.sadd import GROUPS, NOT_USED
from voucher_desk.domain.sessions import ENTITLING_KINDS
from voucher_desk.queries.bulletin import BulletinReport, MeetingRow
from voucher_desk.sentences.marking import N_
from voucher_desk.sentences.report_words import (
    WITHHELD,
    family_word,
    group_word,
    masking_words,
    period_words,
)
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.report_heading import heading_sheet
from voucher_desk.spreadsheets.sadd_sheets import GROUP_KEYS
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook


class FourWsColumn(NamedTuple):
    """A column before the counts: its key for machines, its heading for people."""

    key: str
    heading: str


BEFORE = (
    FourWsColumn("organisation", N_("Qui : organisation")),
    FourWsColumn("focal_point", N_("Qui : point focal")),
    FourWsColumn("donor", N_("Donateur")),
    FourWsColumn("region_code", N_("Où : code de la région")),
    FourWsColumn("region", N_("Où : région")),
    FourWsColumn("prefecture", N_("Où : préfecture")),
    FourWsColumn("commune", N_("Où : commune")),
    FourWsColumn("start", N_("Quand : début")),
    FourWsColumn("end", N_("Quand : fin")),
    FourWsColumn("status", N_("Quand : état")),
    FourWsColumn("code", N_("Quoi : code")),
    FourWsColumn("subcode", N_("Quoi : sous-code")),
    FourWsColumn("code_verified", N_("Code vérifié")),
    FourWsColumn("activity", N_("Quoi : activité")),
    FourWsColumn("detail", N_("Quoi : précision")),
    FourWsColumn("target", N_("Groupe visé")),
)
AFTER = (FourWsColumn("language", N_("Langue")), FourWsColumn("fee", N_("Coût pour la personne")))


def write_four_ws(report: BulletinReport, output: BinaryIO, translations: NullTranslations) -> None:
    """Write the workbook: what it covers, the activities, the codes with those to be verified."""
    _ = translations.gettext
    right_to_left = translations.info().get("language") == "ar"
    heading = report.facts.heading
    masked = (_("Petits effectifs"), masking_words(report.people.unmasked, translations))
    note = (_("Codes"), _("À vérifier dans le guide du groupe avant l'envoi, où la colonne le dit."))
    activities = four_ws_table(report, translations)
    codes = Sheet(
        name=_("Codes"),
        header=((_("Activité"), _("Code"), _("Sous-code"), _("Code vérifié")),),
        rows=tuple(_code_rows(report, translations)),
        right_to_left=right_to_left,
    )
    write_workbook((heading_sheet(heading, (masked, note), translations), activities, codes), output)


def four_ws_table(report: BulletinReport, translations: NullTranslations) -> Sheet:
    """Return the activities as a sheet."""
    return Sheet(
        name=translations.gettext("Activités"),
        header=_header(translations),
        rows=tuple(_rows(report, translations)),
        right_to_left=translations.info().get("language") == "ar",
    )


def write_four_ws_csv(report: BulletinReport, output: BinaryIO, translations: NullTranslations) -> None:
    """Write the activities as CSV."""
    write_csv((*_header(translations), *_rows(report, translations)), output)


def _header(translations: NullTranslations) -> tuple[tuple[str, ...], ...]:
    before = (translations.gettext(column.heading) for column in BEFORE)
    after = (translations.gettext(column.heading) for column in AFTER)
    groups = (group_word(sex, age, translations) for sex, age in GROUPS)
    keys = (column.key for column in BEFORE), GROUP_KEYS, (column.key for column in AFTER)
    return (*before, *groups, *after), tuple(key for part in keys for key in part)


def _rows(report: BulletinReport, translations: NullTranslations) -> Iterator[tuple[Cell, ...]]:
    for meeting in report.facts.meetings:
        yield _meeting(report, meeting, translations)
    table = report.people.tables[Measure.EXCHANGES]
    for city in table.cities:
        for family in table.families:
            if family != NOT_USED and table.counts.get((city, family, None, None)):
                yield _service(report, city, family, translations)


def _meeting(report: BulletinReport, meeting: MeetingRow, translations: NullTranslations) -> tuple[Cell, ...]:
    _ = translations.gettext
    awareness = meeting.kind in ENTITLING_KINDS
    table = report.people.tables[Measure.SESSIONS if awareness else Measure.MEETINGS]
    code = report.lists.activity(meeting.kind)
    return (
        *_who(report, meeting.association),
        *_where(report, meeting.city),
        local_date(meeting.at),
        local_date(meeting.until),
        _status(meeting.until, report.facts.heading.made_at, translations),
        *_what(code, word_of(meeting.kind, translations).capitalize(), translations),
        meeting.theme,
        _("Bénéficiaires du programme") if awareness else _("Personnel et partenaires"),
        *(_count(table.cell(meeting.city, meeting.code, sex, age)) for sex, age in GROUPS),
        report.lists.language,
        _("Gratuit"),
    )


def _service(
    report: BulletinReport, city: str, family: str, translations: NullTranslations
) -> tuple[Cell, ...]:
    _ = translations.gettext
    table, scope = report.people.tables[Measure.EXCHANGES], report.facts.heading.scope
    name = family_word(Measure.EXCHANGES, family, report.people.families, translations)
    return (
        *_who(report, _("Prestataires sous contrat")),
        *_where(report, city),
        scope.first,
        scope.last,
        _("en cours") if scope.last is None else _("terminée"),
        *_what(report.lists.activity(None, family), name, translations),
        _("Services échangés contre un bon, {period}").format(period=period_words(scope, translations)),
        _("Bénéficiaires du programme"),
        *(_count(table.cell(city, family, sex, age)) for sex, age in GROUPS),
        report.lists.language,
        _("Gratuit"),
    )


def _who(report: BulletinReport, organisation: str) -> tuple[Cell, ...]:
    donors = dict.fromkeys(account.donor for account in report.facts.accounts)
    return organisation, report.lists.focal_point, ", ".join(donors)


def _where(report: BulletinReport, city: str) -> tuple[Cell, ...]:
    place = report.lists.place(city)
    if place is None:
        return "", "", "", city
    return place.region_code, place.region, place.prefecture, city


def _what(code: ActivityCode | None, name: str, translations: NullTranslations) -> tuple[Cell, ...]:
    _ = translations.gettext
    if code is None:
        return "", "", _("à vérifier"), name
    verified = _("vérifié") if code.verified else _("à vérifier")
    return code.code, code.subcode, verified, said(code.texts, translations.info().get("language", "fr"))


def _status(until: datetime, now: datetime, translations: NullTranslations) -> str:
    return translations.gettext("terminée") if until <= now else translations.gettext("en cours")


def _count(count: int | None) -> Cell:
    return WITHHELD if count is None else count


def _code_rows(report: BulletinReport, translations: NullTranslations) -> Iterator[tuple[Cell, ...]]:
    for code in report.lists.activities:
        name = word_of(code.kind, translations).capitalize() if code.kind else code.service
        number, subcode, verified, _words = _what(code, name, translations)
        yield name, number, subcode, verified
