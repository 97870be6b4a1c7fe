"""Writing XLSX workbooks; the only place that calls XlsxWriter."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import cell_autofit_width
from xlsxwriter.worksheet import Worksheet

from voucher_desk.domain.names import without_invisible
from voucher_desk.spreadsheets.sheets import Amount, Cell, Line, Sheet

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LINES_OF_A_SHEET = 1_000_000
"""Excel takes 48 576 more."""
_SAMPLE = 500
_FILTER_ARROW = 16
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


def write_workbook(sheets: Sequence[Sheet], output: BinaryIO, folder: Path | None = None) -> None:
    """Write an XLSX workbook of these sheets, in their order; a full one is followed by another.

    Text is never taken for a formula, a link or a number; money is a number of two decimals made from its
    centimes without floats; days are dates. The header is frozen, repeated in print, and can be filtered.
    Given the `folder` the workbook itself belongs in, rows wait there as they come, so that no more than a
    few are held, and are gone from there whatever happens; without it nothing but `output` is written to.
    """
    with _workbook(output, folder) as workbook:
        styles, taken = _styles(workbook), set[str]()
        for sheet in sheets:
            for rows in _parts(sheet.rows):
                _fill(workbook.add_worksheet(_sheet_name(sheet.name, taken)), sheet, rows, styles)


@contextmanager
def _workbook(output: BinaryIO, folder: Path | None) -> Iterator[xlsxwriter.Workbook]:
    if folder is None:
        with xlsxwriter.Workbook(output, {**_OPTIONS, "in_memory": True}) as workbook:
            yield workbook
        return
    with TemporaryDirectory(prefix=".", dir=folder) as waiting:
        workbook = xlsxwriter.Workbook(output, {**_OPTIONS, "constant_memory": True, "tmpdir": waiting})
        try:
            yield workbook
        except BaseException:
            for worksheet in workbook.worksheets():
                worksheet.row_data_fh.close()  # unfinished rows are let go of before their folder
            raise
        workbook.close()


def _parts(rows: Iterable[Line]) -> Iterator[Iterator[Line]]:
    """Yield lines in parts that a sheet can take; one without any where there are none."""
    coming = iter(rows)
    first: tuple[Line, ...] = ()
    while True:
        yield islice(chain(first, coming), _LINES_OF_A_SHEET)
        first = tuple(islice(coming, 1))
        if not first:
            return


def _fill(worksheet: Worksheet, sheet: Sheet, rows: Iterator[Line], styles: _Styles) -> None:
    """Fill a sheet line by line, its columns as wide as its first lines ask for."""
    sample = tuple(islice(rows, _SAMPLE))
    _set_widths(worksheet, sheet.header, sample)
    for row, headings in enumerate(sheet.header):
        for column, heading in enumerate(headings):
            worksheet.write_string(row, column, _text(heading), styles.header)
    last = len(sheet.header) - 1
    for last, cells in enumerate(chain(sample, rows), start=len(sheet.header)):
        for column, cell in enumerate(cells):
            _put(worksheet, last, column, cell, styles)
    _lay_out(worksheet, (len(sheet.header), last, len(sheet.header[-1])), right_to_left=sheet.right_to_left)


def _set_widths(worksheet: Worksheet, header: Sequence[Sequence[str]], sample: Sequence[Line]) -> None:
    for column, heading in enumerate(header[-1]):
        shown = (*(line[column] for line in header), *(cells[column] for cells in sample))
        widest = max(_pixels(heading) + _FILTER_ARROW, *map(_pixels, shown))
        worksheet.set_column_pixels(column, column, min(widest, _WIDEST_COLUMN))


def _pixels(cell: Cell) -> int:
    """Return how wide a column must be to show a cell."""
    match cell:
        case None:
            shown = ""
        case Amount(centimes):
            shown = f"{centimes:,}."
        case datetime():
            shown = "00/00/0000 00:00"
        case _:
            shown = str(cell)
    return max(map(cell_autofit_width, shown.splitlines()), default=0)


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


def _lay_out(worksheet: Worksheet, size: tuple[int, int, int], *, right_to_left: bool) -> None:
    """Lay out a sheet of so many header lines and columns, with the number of its last line."""
    lines, last, columns = size
    worksheet.freeze_panes(lines, 0)
    worksheet.repeat_rows(0, lines - 1)
    worksheet.autofilter(lines - 1, 0, last, columns - 1)
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    if right_to_left:
        worksheet.right_to_left()


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
