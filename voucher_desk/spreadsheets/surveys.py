"""A first walk over one sheet: how far it reaches and where its formulas are, before its values are read.

The reader of values gives cached results without saying so, and lays out a sheet as a full rectangle: one
stray cell in the last row would fill the memory. So extent and formulas are found here first.
"""

import re
from dataclasses import dataclass, field

from voucher_desk.domain.attendance_list.files import NotAWorkbook
from voucher_desk.spreadsheets.limits import require_inside
from voucher_desk.spreadsheets.xml_walk import Attributes, attribute, walk, whole_number

_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_VALUE_ELEMENTS = frozenset({"v", "is", "f"})
_ODS_CELLS = frozenset({"table-cell", "covered-table-cell"})
_LETTERS = 26


@dataclass(slots=True)
class Survey:
    """What one sheet holds: whether anything, and its formulas as (row, column), both from 0."""

    has_values: bool = False
    formulas: set[tuple[int, int]] = field(default_factory=set)

    def mark(self, row: int, column: int) -> None:
        """Note a cell that holds something. Raises TooManyRows or TooManyColumns beyond the limits."""
        require_inside(row, column)
        self.has_values = True


@dataclass(slots=True)
class XlsxSheetWalk:
    """Follows the rows and cells of one XLSX sheet.

    A cell's formula and value stand directly in it, before anything else could; so the next element of
    another kind ends the cell, and the formulas of filters and formats further down are nobody's.
    """

    survey: Survey = field(default_factory=Survey)
    row: int = -1
    column: int = -1
    in_cell: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Enter an element."""
        if name == "c":
            self._enter_cell(attributes.get("r"))
        elif name in _VALUE_ELEMENTS:
            self._enter_value(name)
        else:
            self.in_cell = False
            if name == "row":
                self.row = whole_number(attributes.get("r"), self.row + 2) - 1
                self.column = -1

    def _enter_value(self, name: str) -> None:
        if self.in_cell:
            self.survey.mark(self.row, self.column)
            if name == "f":
                self.survey.formulas.add((self.row, self.column))

    def _enter_cell(self, reference: str | None) -> None:
        self.in_cell = True
        if reference is None:
            self.column += 1
            return
        found = _CELL.fullmatch(reference)
        if found is None:
            raise NotAWorkbook
        self.row, self.column = int(found[2]) - 1, column_of(found[1])


@dataclass(slots=True)
class OdsWalk:
    """Follows the sheets of an ODS document, one survey for each, in order of the sheets."""

    surveys: list[tuple[str, Survey]] = field(default_factory=list)
    from_1904: bool = False
    row: int = 0
    column: int = 0
    rows_alike: int = 1
    cells_alike: int = 1
    in_cell: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Enter an element."""
        if name in _ODS_CELLS:
            self._enter_cell(attributes)
        elif name == "p" and self.in_cell:
            self._mark()
        elif name == "table-row":
            self.rows_alike = whole_number(attribute(attributes, "number-rows-repeated"), 1)
            self.column = 0
        elif name == "table":
            self.surveys.append((attribute(attributes, "name") or "", Survey()))
            self.row = 0
        elif name == "null-date":
            self.from_1904 = (attribute(attributes, "date-value") or "").startswith("1904")

    def end(self, name: str) -> None:
        """Leave an element."""
        if name in _ODS_CELLS:
            self.in_cell = False
            self.column += self.cells_alike
        elif name == "table-row":
            self.row += self.rows_alike

    def _enter_cell(self, attributes: Attributes) -> None:
        self.in_cell = True
        self.cells_alike = whole_number(attribute(attributes, "number-columns-repeated"), 1)
        formula = attribute(attributes, "formula") is not None
        if formula or attribute(attributes, "value-type") is not None:
            self._mark()
        if formula:
            self._add_formulas()

    def _mark(self) -> None:
        """Note the furthest of the cells that this one stands for."""
        if not self.surveys:
            raise NotAWorkbook
        self.surveys[-1][1].mark(self.row + self.rows_alike - 1, self.column + self.cells_alike - 1)

    def _add_formulas(self) -> None:
        rows = range(self.row, self.row + self.rows_alike)
        columns = range(self.column, self.column + self.cells_alike)
        self.surveys[-1][1].formulas.update((row, column) for row in rows for column in columns)


def survey_xlsx_sheet(xml: bytes) -> Survey:
    """Return the survey of one sheet part of an XLSX workbook.

    Raises NotAWorkbook, TooManyRows, TooManyColumns.
    """
    following = XlsxSheetWalk()
    walk(xml, following.start)
    return following.survey


def survey_ods(xml: bytes) -> OdsWalk:
    """Return the surveys of all sheets of an ODS document, with its epoch. Raises as `survey_xlsx_sheet`."""
    following = OdsWalk()
    walk(xml, following.start, following.end)
    return following


def column_of(letters: str) -> int:
    """Return a column counted from 0 by its letters: `A -> 0`, `AB -> 27`."""
    column = 0
    for letter in letters.upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1
