"""The 4Ws workbook of the MHPSS group: who does what, where and when, with counts by sex and age.

One line for each meeting, and one for each service family in each city. Codes come from the editable lists; a
code that nobody verified says so.
"""

from collections.abc import Iterator
from gettext import NullTranslations
from typing import BinaryIO, NamedTuple

from voucher_desk.domain.sadd import GROUPS
from voucher_desk.queries.bulletin import BulletinReport
from voucher_desk.sentences.four_ws import activities, what
from voucher_desk.sentences.marking import N_
from voucher_desk.sentences.report_words import WITHHELD, group_word, masking_words
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
    for one in activities(report, translations):
        yield (
            *(getattr(one, column.key) for column in BEFORE),
            *map(_count, one.counts),
            *(getattr(one, column.key) for column in AFTER),
        )


def _count(count: int | None) -> Cell:
    return WITHHELD if count is None else count


def _code_rows(report: BulletinReport, translations: NullTranslations) -> Iterator[tuple[Cell, ...]]:
    for code in report.lists.activities:
        name = word_of(code.kind, translations).capitalize() if code.kind else code.service
        number, subcode, verified, _words = what(code, name, translations)
        yield name, number, subcode, verified
