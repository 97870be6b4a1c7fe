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
from xlsxwriter.worksheet import Worksheet

from voucher_desk.domain.names import without_invisible
from voucher_desk.spreadsheets.sheets import Amount, Cell, LongSheet, Sheet

_OPTIONS = {
    "in_memory": True,  # no personal data in temporary files
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LINES_OF_A_SHEET = 1_000_000
"""Excel takes 48 576 more."""
_SAMPLE = 200
_LETTER = 1.2
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
            rows = _fill(worksheet, sheet, styles)
            size = (len(sheet.header), rows, len(sheet.header[-1]))
            _lay_out(worksheet, size, right_to_left=sheet.right_to_left)
            worksheet.autofit(_WIDEST_COLUMN)


def write_long_workbook(
    head: LongSheet, rows: Iterable[Sequence[Cell]], output: BinaryIO, folder: Path
) -> None:
    """Write an XLSX workbook of rows as they come, one after the other; a full sheet is followed by another.

    Rows wait in `folder`, where the workbook itself belongs, and are gone from there whatever happens.
    """
    coming = iter(rows)
    with TemporaryDirectory(prefix=".", dir=folder) as waiting, _long_workbook(output, waiting) as workbook:
        styles, taken = _styles(workbook), set[str]()
        first = list(islice(coming, 1))
        while True:
            worksheet = workbook.add_worksheet(_sheet_name(head.name, taken))
            _fill_long(worksheet, head, islice(chain(first, coming), _LINES_OF_A_SHEET), styles)
            first = list(islice(coming, 1))
            if not first:
                break
        workbook.close()


@contextmanager
def _long_workbook(output: BinaryIO, waiting: str) -> Iterator[xlsxwriter.Workbook]:
    """Yield a workbook whose rows wait in a folder; given up, it lets go of them unfinished."""
    options = {**_OPTIONS, "in_memory": False, "constant_memory": True, "tmpdir": waiting}
    workbook = xlsxwriter.Workbook(output, options)
    try:
        yield workbook
    except BaseException:
        for worksheet in workbook.worksheets():
            worksheet.row_data_fh.close()
        raise


def _fill_long(
    worksheet: Worksheet, head: LongSheet, rows: Iterable[Sequence[Cell]], styles: _Styles
) -> None:
    """Fill a sheet line by line, its columns as wide as its first lines ask for."""
    sample = list(islice(rows, _SAMPLE))
    for column, heading in enumerate(head.headings):
        longest = max(map(_letters, (heading, *(cells[column] for cells in sample))))
        worksheet.set_column(column, column, longest * _LETTER + 2)
    for column, heading in enumerate(head.headings):
        worksheet.write_string(0, column, _text(heading), styles.header)
    number = 0
    for number, cells in enumerate(chain(sample, rows), start=1):
        for column, cell in enumerate(cells):
            _put(worksheet, number, column, cell, styles)
    _lay_out(worksheet, (1, number, len(head.headings)), right_to_left=head.right_to_left)


def _letters(cell: Cell) -> int:
    """Return about how many letters wide a cell is."""
    return len(f"{cell.centimes:,}.") if isinstance(cell, Amount) else len(str(cell or ""))


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
    """Lay out a sheet of so many header lines, lines below and columns."""
    lines, below, columns = size
    worksheet.freeze_panes(lines, 0)
    worksheet.repeat_rows(0, lines - 1)
    worksheet.autofilter(lines - 1, 0, lines - 1 + below, columns - 1)
    worksheet.set_paper(_A4)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    if right_to_left:
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
