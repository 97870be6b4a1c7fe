"""Reading a table from outside: the file is measured, recognised by its content, and only then parsed."""

import hashlib

from voucher_desk.domain.attendance_list.table import Row, Table, Value, is_blank
from voucher_desk.spreadsheets.delimited import read_delimited
from voucher_desk.spreadsheets.formats import Container, container_of
from voucher_desk.spreadsheets.limits import BLANK_ROWS_BEFORE_END, require_small_file
from voucher_desk.spreadsheets.workbooks import read_workbook


def read_table(data: bytes, filename: str, *, sheet: str | None = None, encoding: str | None = None) -> Table:
    """Return the table in an XLSX, ODS or CSV file.

    `filename` serves to recognise a text that calls itself a workbook, nothing else. `sheet` chooses
    among the sheets of a workbook, `encoding` (such as `cp1256`) among readings of a CSV without a mark;
    without them the first sheet with content and the encoding by rule are taken. Each further sheet is a
    list of its own, with a hash of its own.
    Raises the refusals of `formats` (IMP-01, IMP-03, IMP-04), `limits` (IMP-02, IMP-22, IMP-23),
    `delimited` (IMP-10, IMP-20) and `workbooks` (IMP-21).
    """
    require_small_file(len(data))
    sha256 = hashlib.sha256(data).hexdigest()
    if container_of(data, filename) is Container.TEXT:
        text = read_delimited(data, encoding)
        rows, rest = _rows(text.values)
        return Table(
            sheet="",
            rows=rows,
            encoding=text.encoding,
            delimiter=text.delimiter,
            unread_from=rest,
            sha256=sha256,
        )
    read = read_workbook(data, None)
    if sheet not in {None, read.name}:
        read = read_workbook(data, sheet)
        sha256 = hashlib.sha256(data + read.name.encode()).hexdigest()
    rows, rest = _rows(read.values)
    return Table(
        sheet=read.name,
        other_sheets=read.others,
        rows=rows,
        epoch=read.epoch,
        unread_from=rest,
        sha256=sha256,
    )


def _rows(values: list[list[Value]]) -> tuple[tuple[Row, ...], int | None]:
    """Return the lines that are not blank, up to 200 blank ones on end, and where content starts again."""
    rows: list[Row] = []
    last = 0
    for number, line in enumerate(values, start=1):
        if all(map(is_blank, line)):
            continue
        if number - last > BLANK_ROWS_BEFORE_END:
            return tuple(rows), number
        last = number
        rows.append(Row(number, tuple(line)))
    return tuple(rows), None
