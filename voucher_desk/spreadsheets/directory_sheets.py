"""The directory of services as a sheet, written and read: what is written comes back the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from gettext import NullTranslations
from typing import BinaryIO

from resources.catalogues import LANGUAGES, catalogue
from voucher_desk.domain.attendance_list.heading_row import heading_row
from voucher_desk.domain.attendance_list.table import Row, Table, address, is_blank
from voucher_desk.domain.directory import (
    CareKind,
    DirectoryCellWrong,
    DirectoryColumnMissing,
    DirectoryEntry,
)
from voucher_desk.sentences.directory import COLUMNS
from voucher_desk.sentences.words import word_of
from voucher_desk.spreadsheets.csv_writing import write_csv
from voucher_desk.spreadsheets.sheets import Cell, Sheet
from voucher_desk.spreadsheets.workbook_writing import write_workbook

KEYS = tuple(field.name for field in fields(DirectoryEntry))
NEEDED = ("code", "name", "city")
CLOSED = frozenset({"0", "non", "no", "لا"})
HEAD_ROWS = 10
"""How far down a list the row of its headings may stand."""


def write_directory(
    entries: Sequence[DirectoryEntry], output: BinaryIO, translations: NullTranslations
) -> None:
    """Write the directory as an XLSX sheet: people's headings, the keys below them, one line a service."""
    sheet = Sheet(
        name=translations.gettext("Annuaire"),
        header=(_headings(translations), KEYS),
        rows=tuple(_cells(entry) for entry in entries),
        right_to_left=translations.info().get("language") == "ar",
    )
    write_workbook((sheet,), output)


def write_directory_csv(
    entries: Sequence[DirectoryEntry], output: BinaryIO, translations: NullTranslations
) -> None:
    """Write the directory as CSV, laid out alike."""
    write_csv((_headings(translations), KEYS, *(_cells(entry) for entry in entries)), output)


def read_directory(table: Table) -> tuple[DirectoryEntry, ...]:
    """Return the services of a list: columns by their key or heading in any of our languages, in any order.

    A line without a code is no service. Raises DirectoryColumnMissing, DirectoryCellWrong.
    """
    head, columns = _columns(table)
    lines = [row for row in table.rows if row.number > head]
    return tuple(_entry(row, columns) for row in lines if _text(row, columns["code"]) not in {"", "code"})


def _headings(translations: NullTranslations) -> tuple[str, ...]:
    return tuple(translations.gettext(heading) for heading in map(COLUMNS.__getitem__, KEYS))


def _cells(entry: DirectoryEntry) -> tuple[Cell, ...]:
    texts = (str(getattr(entry, key)) for key in KEYS if key != "open_now")
    return (*texts, "1" if entry.open_now else "0")


def _columns(table: Table) -> tuple[int, Mapping[str, int]]:
    """Return the number of the row of headings, and where each part of an entry stands."""
    known = {heading.casefold(): key for heading, key in _known_headings()}
    found = heading_row(table.rows[:HEAD_ROWS], lambda _at, value: known.get(str(value).strip().casefold()))
    columns = {part: at for at, part in found.named} if found else {}
    for key in NEEDED:
        if found is None or key not in columns:
            raise DirectoryColumnMissing(column=key)
    return found.row.number if found else 0, columns


def _known_headings() -> Iterable[tuple[str, str]]:
    for key in KEYS:
        yield key, key
        for language in LANGUAGES:
            heading = COLUMNS[key]
            yield catalogue(language).gettext(heading), key


def _entry(row: Row, columns: Mapping[str, int]) -> DirectoryEntry:
    texts = {key: _text(row, at) for key, at in columns.items() if key not in {"kind", "open_now"}}
    kind = _kind(row, columns["kind"]) if "kind" in columns else CareKind.OTHER
    is_closed = "open_now" in columns and _text(row, columns["open_now"]).casefold() in CLOSED
    return DirectoryEntry(kind=kind, open_now=not is_closed, **texts)


def _kind(row: Row, at: int) -> CareKind:
    text = _text(row, at).casefold()
    if not text:
        return CareKind.OTHER
    for kind in CareKind:
        words = {kind.value.casefold(), *(word_of(kind, catalogue(one)).casefold() for one in LANGUAGES)}
        if text in words:
            return kind
    raise DirectoryCellWrong(cell=address(at, row.number), expected=" | ".join(CareKind))


def _text(row: Row, at: int) -> str:
    value = row.values[at] if at < len(row.values) else None
    return "" if is_blank(value) else str(value).strip()
