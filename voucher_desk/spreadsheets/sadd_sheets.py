"""Counts by sex and age as sheets: one for each measure, headings for people above keys for machines."""

from collections.abc import Iterator
from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.domain.people import AgeGroup, Sex
from voucher_desk.domain.reports import SADD_MEASURES, Measure
from voucher_desk.domain.sadd import GROUPS, Line
from voucher_desk.queries.sadd import SaddReport
from voucher_desk.sentences.report_words import (
    MEASURE_NOTES,
    WITHHELD,
    family_word,
    group_word,
    masking_words,
)
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.report_heading import heading_sheet
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

SEX_KEYS = {Sex.FEMALE: "f", Sex.MALE: "m", Sex.UNKNOWN: "u", None: "total"}
AGE_KEYS = {AgeGroup.ADULT: "adult", AgeGroup.MINOR: "minor", AgeGroup.UNKNOWN: "unknown", None: "total"}
GROUP_KEYS = tuple(
    "total" if (sex, age) == (None, None) else f"{SEX_KEYS[sex]}_{AGE_KEYS[age]}" for sex, age in GROUPS
)
ROW_KEYS = ("measure", "city", "service")


def write_sadd(report: SaddReport, output: BinaryIO, translations: NullTranslations) -> None:
    """Write the report as an XLSX workbook: what it covers, then one sheet for each measure."""
    right_to_left = translations.info().get("language") == "ar"
    masked = (translations.gettext("Petits effectifs"), masking_words(report.unmasked, translations))
    notes = [
        masked,
        *(
            (_title(measure, translations), translations.gettext(note))
            for measure, note in MEASURE_NOTES.items()
        ),
    ]
    sheets = [
        Sheet(
            name=_title(measure, translations),
            header=(_headings(translations), (*ROW_KEYS, *GROUP_KEYS)),
            rows=tuple(_rows(report, measure, translations)),
            right_to_left=right_to_left,
        )
        for measure in SADD_MEASURES
    ]
    write_workbook((heading_sheet(report.heading, notes, translations), *sheets), output)


def sadd_table(report: SaddReport, translations: NullTranslations) -> Sheet:
    """Return all measures one after the other on one sheet."""
    return Sheet(
        name=translations.gettext("Données par sexe et âge"),
        header=(_headings(translations), (*ROW_KEYS, *GROUP_KEYS)),
        rows=tuple(row for measure in SADD_MEASURES for row in _rows(report, measure, translations)),
    )


def write_sadd_csv(report: SaddReport, output: BinaryIO, translations: NullTranslations) -> None:
    """Write all measures one after the other as CSV: people's headings, keys, lines."""
    table = sadd_table(report, translations)
    write_csv((*table.header, *table.rows), output)


def _title(measure: Measure, translations: NullTranslations) -> str:
    word = word_of(measure, translations)
    return word[:1].upper() + word[1:]


def _headings(translations: NullTranslations) -> tuple[str, ...]:
    _ = translations.gettext
    groups = (group_word(sex, age, translations) for sex, age in GROUPS)
    return (_("Mesure"), _("Ville"), _("Service"), *groups)


def _rows(report: SaddReport, measure: Measure, translations: NullTranslations) -> Iterator[tuple[Cell, ...]]:
    for line in report.tables[measure].lines():
        yield _row(line, report, translations)


def _row(line: Line, report: SaddReport, translations: NullTranslations) -> tuple[Cell, ...]:
    cells = (WITHHELD if cell is None else cell for cell in line.cells)
    return (
        _title(line.measure, translations),
        translations.gettext("Toutes") if line.city is None else line.city,
        family_word(line.measure, line.family, report.families, translations),
        *cells,
    )
