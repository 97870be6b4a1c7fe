"""A verification sample as a sheet: what was drawn, in the order of the draw, with room for the answer."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.queries.samples import Sample
from voucher_desk.sentences.samples import algorithm_words, terms_words
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook


def write_sample(found: Sample, output: BinaryIO, translations: NullTranslations, *, people: bool) -> None:
    """Write a sample as an XLSX workbook: the list, and how it was drawn; codes only where `people`."""
    _ = translations.gettext
    right_to_left = translations.info().get("language") == "ar"
    listed = Sheet(
        name=_("Échantillon"),
        header=(_headings(translations, people=people),),
        rows=_rows(found, people=people),
        right_to_left=right_to_left,
    )
    drawn = Sheet(
        name=_("Tirage"),
        header=((_("Quoi"), _("Valeur")),),
        rows=_terms(found, translations),
        right_to_left=right_to_left,
    )
    write_workbook((listed, drawn), output)


def write_sample_csv(
    found: Sample, output: BinaryIO, translations: NullTranslations, *, people: bool
) -> None:
    """Write the list of a sample as CSV; codes only where `people`."""
    write_csv((_headings(translations, people=people), *_rows(found, people=people)), output)


def _headings(translations: NullTranslations, *, people: bool) -> tuple[str, ...]:
    _ = translations.gettext
    return (_("N°"), _("Bon"), *((_("Personne"),) if people else ()), _("Vérifié le"), _("Résultat"))


def _rows(found: Sample, *, people: bool) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (line.place, line.serial, *((line.person,) if people else ()), None, None) for line in found.lines
    )


def _terms(found: Sample, translations: NullTranslations) -> tuple[tuple[Cell, ...], ...]:
    _, row = translations.gettext, found.row
    return (
        (_("Échantillon"), row.number),
        (_("De"), row.of or _("tout le programme")),
        (_("Population"), row.population),
        (_("Taille"), row.size),
        (_("Sûreté"), terms_words(row, translations)),
        (_("Graine"), row.seed),
        (_("Empreinte de la population"), row.population_sha256),
        (_("Comment refaire le tirage"), algorithm_words(row, translations)),
    )
