"""Writing XLSX workbooks; the only place that calls XlsxWriter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from voucher_desk.domain.names import without_invisible
from voucher_desk.spreadsheets.sheets import Amount, Cell, Sheet

_OPTIONS = {
    "in_memory": True,  # no personal data in temporary files
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LONGEST_TEXT = 32_767
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
# Excel keeps 15 digits of a number; a longer one is a code and stays text.
_LARGEST_NUMBER = 10**15
_A4 = 9
_WIDEST_COLUMN = 320


@dataclass(frozen=True, slots=True)
class _Styles:
    header: Format
    amount: Format
    count: Format
    rate: Format
    day: Format
    instant: Format


def write_workbook(sheets: Sequence[Sheet], output: BinaryIO) -> None:
    """Write an XLSX workbook of these sheets, in their order.

    Text is never taken for a formula, a link or a number; money is a number of two decimals made from its
    centimes without floats; days are dates. The header is frozen, repeated in print, and can be filtered.
    """
    with xlsxwriter.Workbook(output, _OPTIONS) as workbook:
        styles = _styles(workbook)
        taken: set[str] = set()
        for sheet in sheets:
            worksheet = workbook.add_worksheet(_sheet_name(sheet.name, taken))
            _lay_out(worksheet, sheet)
            rows = _fill(worksheet, sheet, styles)
            last = len(sheet.header) - 1
            worksheet.autofilter(last, 0, last + rows, len(sheet.header[-1]) - 1)
            worksheet.autofit(_WIDEST_COLUMN)


def _styles(workbook: xlsxwriter.Workbook) -> _Styles:
    header = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E4E9EE", "bottom": 1}
    return _Styles(
        header=workbook.add_format(header),
        amount=workbook.add_format({"num_format": "#,##0.00"}),
        count=workbook.add_format({"num_format": "0"}),
        rate=workbook.add_format({"num_format": "General"}),
        day=workbook.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
        instant=workbook.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"}),
    )


def _lay_out(worksheet: Worksheet, sheet: Sheet) -> None:
    lines = len(sheet.header)
    worksheet.freeze_panes(lines, 0)
    worksheet.repeat_rows(0, lines - 1)
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    if sheet.right_to_left:
        worksheet.right_to_left()


def _fill(worksheet: Worksheet, sheet: Sheet, styles: _Styles) -> int:
    """Write the header and the rows; return how many rows there are."""
    for row, headings in enumerate(sheet.header):
        for column, heading in enumerate(headings):
            worksheet.write_string(row, column, _text(heading), styles.header)
    rows = 0
    for rows, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells):
            _put(worksheet, len(sheet.header) - 1 + rows, column, cell, styles)
    return rows


def _put(worksheet: Worksheet, row: int, column: int, cell: Cell, styles: _Styles) -> None:
    """Write one cell by its kind, with the method for that kind alone."""
    match cell:
        case None:
            pass
        case Amount(centimes):
            worksheet.write_number(row, column, Decimal(centimes).scaleb(-2), styles.amount)
        case int() if abs(cell) < _LARGEST_NUMBER:
            worksheet.write_number(row, column, cell, styles.count)
        case Decimal():
            worksheet.write_number(row, column, cell, styles.rate)
        case datetime():
            worksheet.write_datetime(row, column, cell, styles.instant)
        case date():
            worksheet.write_datetime(row, column, cell, styles.day)
        case _:
            worksheet.write_string(row, column, _text(str(cell)))


def _text(text: str) -> str:
    """Return text as a cell can hold it: nothing that no XML can say, not too long for Excel."""
    return without_invisible(text)[:_LONGEST_TEXT]


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name Excel allows, not yet taken, as near to the wanted one as can be."""
    allowed = _text(name).translate(_NOT_IN_SHEET_NAMES).strip(" '")[:_LONGEST_SHEET_NAME] or "-"
    unique, number = allowed, 2
    while unique.casefold() in taken:
        ending = f" {number}"
        unique, number = allowed[: _LONGEST_SHEET_NAME - len(ending)] + ending, number + 1
    taken.add(unique.casefold())
    return unique
