"""The signed list beside the desk as a sheet: every line in its cell, and the counts."""

from gettext import NullTranslations
from typing import BinaryIO

from voucher_desk.queries.signed_lists import SignedLine, SignedList
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook


def write_difference(found: SignedList, output: BinaryIO, translations: NullTranslations) -> None:
    """Write how a signed list differs from what was noted, as XLSX: the counts, then the lines."""
    _ = translations.gettext
    right_to_left = translations.info().get("language") == "ar"
    counts = Sheet(
        name=_("Écart"),
        header=((_("Quoi"), _("Lignes")),),
        rows=_counts(found, translations),
        right_to_left=right_to_left,
    )
    lines = Sheet(
        name=_("Lignes"),
        header=(_headings(translations),),
        rows=tuple(_row(line, translations) for line in found.lines),
        right_to_left=right_to_left,
    )
    write_workbook((counts, lines), output)


def write_difference_csv(found: SignedList, output: BinaryIO, translations: NullTranslations) -> None:
    """Write the lines of a signed list, each with where it stands, as CSV."""
    rows = (_row(line, translations) for line in found.lines)
    write_csv((_headings(translations), *rows), output)


def _counts(found: SignedList, translations: NullTranslations) -> tuple[tuple[Cell, ...], ...]:
    _ = translations.gettext
    cells = tuple((word_of(cell, translations), count) for cell, count in found.cells.items())
    marks = tuple((word_of(mark, translations), count) for mark, count in found.marks.items())
    pages = (
        (_("Pages de la liste"), found.current.pages),
        (_("Pages revenues"), len(found.back)),
    )
    return (*cells, (_("Total"), len(found.lines)), *marks, *pages)


def _headings(translations: NullTranslations) -> tuple[str, ...]:
    _ = translations.gettext
    return (
        _("N°"),
        _("Personne"),
        _("Bon"),
        _("Remise notée"),
        _("Papier"),
        _("Version de la liste"),
        _("Écart"),
    )


def _row(line: SignedLine, translations: NullTranslations) -> tuple[Cell, ...]:
    _ = translations.gettext
    return (
        line.number,
        line.person,
        line.serial,
        _("oui") if line.noted else _("non"),
        word_of(line.mark, translations) if line.mark else None,
        line.version,
        word_of(line.cell, translations),
    )
