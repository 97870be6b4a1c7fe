"""Reading XLSX and ODS workbooks; the only place that calls calamine."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

from python_calamine import CalamineError, CalamineWorkbook

from voucher_desk.domain.attendance_list.files import NotAWorkbook, ProtectedWorkbook, SheetUnknown
from voucher_desk.domain.attendance_list.table import Unread, Value
from voucher_desk.domain.dates import Epoch
from voucher_desk.spreadsheets.archives import Archive, open_archive
from voucher_desk.spreadsheets.surveys import Survey, survey_ods, survey_xlsx_sheet
from voucher_desk.spreadsheets.xlsx_parts import SHARED_PARTS, xlsx_parts

_ODS_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_ODS_CONTENT = "content.xml"
_ODS_MANIFEST = "META-INF/manifest.xml"
_ODS_PARTS = ("mimetype", _ODS_MANIFEST, _ODS_CONTENT)
_ODS_ENCRYPTION = b"encryption-data"

Part = TypeVar("Part")

_RawValue = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet of a workbook: its name, the others' names, its values from A1 on, its epoch."""

    name: str
    others: tuple[str, ...]
    values: list[list[Value]]
    epoch: Epoch


def read_workbook(data: bytes, sheet: str | None) -> ReadSheet:
    """Return a sheet of an XLSX or ODS workbook: the named one, else the first visible one with content.

    Raises NotAWorkbook, ProtectedWorkbook, FormatNotAccepted, SheetUnknown, and every refusal of `limits`.
    """
    archive = open_archive(data)
    if "mimetype" in archive.members:
        return _read_ods(archive, sheet)
    return _read_xlsx(archive, sheet)


def _read_xlsx(archive: Archive, wanted: str | None) -> ReadSheet:
    parts = xlsx_parts(archive)
    names = [name for name, _part in parts.sheets]
    for name, part in _candidates(parts.sheets, wanted):
        survey = survey_xlsx_sheet(archive.read(part))
        if survey.has_values or name == wanted:
            values = _values(archive.repacked((*SHARED_PARTS, part)), name, survey)
            return ReadSheet(name, _others(names, name), values, parts.epoch)
    return ReadSheet(names[0] if names else "", tuple(names[1:]), [], parts.epoch)


def _read_ods(archive: Archive, wanted: str | None) -> ReadSheet:
    if archive.read("mimetype").strip() != _ODS_MIMETYPE:
        raise NotAWorkbook
    if _ODS_ENCRYPTION in archive.read(_ODS_MANIFEST):
        raise ProtectedWorkbook
    found = survey_ods(archive.read(_ODS_CONTENT))
    epoch = Epoch.FROM_1904 if found.from_1904 else Epoch.FROM_1900
    names = [name for name, _survey in found.surveys]
    for name, survey in _candidates(found.surveys, wanted):
        if survey.has_values or name == wanted:
            values = _values(archive.repacked(_ODS_PARTS), name, survey)
            return ReadSheet(name, _others(names, name), values, epoch)
    return ReadSheet(names[0] if names else "", tuple(names[1:]), [], epoch)


def _candidates(sheets: Sequence[tuple[str, Part]], wanted: str | None) -> Iterable[tuple[str, Part]]:
    """Return the sheets to look at: the wanted one alone, or all in order."""
    if wanted is None:
        return sheets
    chosen = [(name, part) for name, part in sheets if name == wanted]
    if not chosen:
        raise SheetUnknown(sheet=wanted, sheets=tuple(name for name, _part in sheets))
    return chosen


def _others(names: Iterable[str], name: str) -> tuple[str, ...]:
    return tuple(other for other in names if other != name)


def _values(workbook: io.BytesIO, sheet: str, survey: Survey) -> list[list[Value]]:
    try:
        with CalamineWorkbook.from_filelike(workbook) as opened:
            rows = opened.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except CalamineError:
        raise NotAWorkbook from None
    values = [[_value(raw) for raw in row] for row in rows]
    for row, column in survey.formulas:
        _put_formula(values, row, column)
    return values


def _put_formula(values: list[list[Value]], row: int, column: int) -> None:
    """Mark a cell as a formula, widening the sheet where it had no cached value."""
    values.extend([] for _missing in range(row + 1 - len(values)))
    values[row].extend(None for _missing in range(column + 1 - len(values[row])))
    values[row][column] = Unread.FORMULA


def _value(raw: _RawValue) -> Value:
    """Return a cell as the domain knows it: no floats, midnights as days, truth values as words."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() else Decimal(repr(raw))
    if isinstance(raw, datetime):
        return raw.date() if raw.time() == time.min else raw
    if isinstance(raw, time | timedelta):
        return str(raw)
    return None if raw == "" else raw
