"""Reading CSV: its encoding and delimiter are found by rule, never by statistics, and are shown."""

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from voucher_desk.domain.attendance_list.files import BrokenQuotes, EncodingNotRecognised
from voucher_desk.domain.attendance_list.table import Unread, Value
from voucher_desk.spreadsheets.limits import require_inside

_DELIMITERS = (";", ",", "\t")
_LINES_TRIED = 20
_SEPARATOR_HINT = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Accented Latin letters and Arabic letters in UTF-8: one of them anywhere means the file claims to be UTF-8.
_UTF8_LETTER = re.compile(rb"\xc3[\x80-\xbf]|[\xd8-\xdb][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class ReadText:
    """The lines of a CSV with the encoding and delimiter they were read by."""

    values: list[list[Value]]
    encoding: str
    delimiter: str


def read_delimited(data: bytes, encoding: str | None) -> ReadText:
    """Return the lines of a CSV with `;`, `,` or tab.

    Without a chosen `encoding` a mark at the start decides, then strict UTF-8, then cp1252. A cell that
    starts with `=` is a formula to whichever program opens the file next, and is marked as one.
    Raises EncodingNotRecognised, BrokenQuotes, TooManyRows, TooManyColumns.
    """
    text, found = _decoded(data, encoding)
    hint = _SEPARATOR_HINT.match(text)
    if hint:
        text = text[hint.end() :]
    delimiter = hint[1] if hint else _delimiter(text)
    return ReadText(_rows(text, delimiter), found, delimiter)


def _decoded(data: bytes, chosen: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    if chosen is not None:
        return _strictly(data, chosen), chosen
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = "utf-8" if _UTF8_LETTER.search(data) else "cp1252"
        return _strictly(data, encoding), encoding


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        raise EncodingNotRecognised(line=before.count("\n") + 1) from None


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the first lines into the most columns, evenly."""
    lines = text.splitlines()[:_LINES_TRIED]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> int:
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _rows(text: str, delimiter: str) -> list[list[Value]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[Value]] = []
    try:
        for row in reader:
            values = [_value(cell) for cell in row]
            _require_inside(len(rows), values)
            rows.append(values)
    except csv.Error:
        raise BrokenQuotes(line=reader.line_num) from None
    return rows


def _require_inside(row: int, values: list[Value]) -> None:
    for column, value in enumerate(values):
        if value is not None:
            require_inside(row, column)


def _value(cell: str) -> Value:
    if cell.startswith("="):
        return Unread.FORMULA
    return cell or None
