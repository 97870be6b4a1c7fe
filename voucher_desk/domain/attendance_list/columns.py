"""Which line is the header, and which column answers which field."""

import hashlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from voucher_desk.domain.attendance_list.answers import read_sex
from voucher_desk.domain.attendance_list.fields import AGE_FIELDS, Field
from voucher_desk.domain.attendance_list.heading_row import heading_row
from voucher_desk.domain.attendance_list.headings import Fate, Heading, heading_of
from voucher_desk.domain.attendance_list.problems import (
    AgeColumnMissing,
    ColumnTwice,
    ForbiddenColumn,
    ListProblem,
    MappedColumnUnknown,
    SexColumnMissing,
)
from voucher_desk.domain.attendance_list.table import Row, Table, Value, address, column_of, letters
from voucher_desk.domain.attendance_list.wording import bare

Choice = str | int | None
"""The column a person chose for a field: its heading or letters, its place from 0, or None for no column."""
_HEADER_WITHIN = 10
_MOST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet: those chosen by field, all headings, and what is wrong with them.

    `header_row` is the header's row number, 0 where the sheet has none; `refused` are the forbidden
    columns, whose cells nobody looks at.
    """

    header_row: int
    headings: tuple[Heading, ...]
    chosen: dict[Field, Heading]
    refused: tuple[ForbiddenColumn, ...]
    problems: tuple[ListProblem, ...]

    @property
    def signature(self) -> str:
        """Return a hash by which lists with the same headings are known, empty where there are none."""
        words = [bare(heading.text) for heading in self.headings]
        return hashlib.sha256("\n".join(words).encode()).hexdigest() if any(words) else ""


def find_columns(table: Table, mapping: Mapping[Field, Choice]) -> Columns:
    """Return the columns of a table: by the person's own mapping first, else by their headings."""
    header = _header(table.rows, mapping)
    headings = _headings(header)
    row = max(header.number, 1)
    refused = tuple(
        ForbiddenColumn(cell=address(heading.column, row), column=heading.text)
        for heading in headings
        if heading.fate is Fate.FORBIDDEN
    )
    mapped, wrong = _mapped(headings, mapping, row)
    left_out = {field for field, column in mapping.items() if column is None}
    named = {**_by_heading(headings), **mapped}
    chosen = {field: heading for field, heading in named.items() if field not in left_out}
    problems = (*wrong, *_doubled(headings, {*mapped, *left_out}, row), *_missing(headings, chosen, row))
    return Columns(header.number, headings, chosen, refused, problems)


def header_again(columns: Columns, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the lines that repeat the header among the people, as pasted lists have them.

    The column of sexes, without which nothing is read, shows it: a word like "Sexe" is nobody's sex.
    """
    sex = columns.chosen[Field.SEX]
    return tuple(row for row in rows if heading_of(sex.column, row.value(sex.column)).field is Field.SEX)


def _header(rows: Sequence[Row], mapping: Mapping[Field, Choice]) -> Row:
    """Return the line that names most fields, within the first ten; an empty row 0 where there is none.

    Where no heading is known but a person mapped the columns by letters, the first line counts as the header
    unless its column of sexes already holds one.
    """
    wanted = {bare(column) for column in mapping.values() if isinstance(column, str)}
    near = [row for row in rows if row.number <= _HEADER_WITHIN] or list(rows[:1])
    if best := heading_row(near, lambda at, value: at if _is_heading(value, wanted) else None):
        return best.row
    first = near[0] if near else Row(0, ())
    sex = _position(mapping.get(Field.SEX), ())
    answers = sex is not None and read_sex(first.value(sex)) is not None
    return Row(0, (None,) * len(first.values)) if answers else first


def _is_heading(value: Value, wanted: set[str]) -> bool:
    return isinstance(value, str) and (heading_of(0, value).field is not None or bare(value) in wanted)


def _headings(header: Row) -> tuple[Heading, ...]:
    return tuple(heading_of(column, value) for column, value in enumerate(header.values))


def _by_heading(headings: Sequence[Heading]) -> dict[Field, Heading]:
    return {heading.field: heading for heading in reversed(headings) if heading.field is not None}


def _mapped(
    headings: Sequence[Heading], mapping: Mapping[Field, Choice], row: int
) -> tuple[dict[Field, Heading], list[ListProblem]]:
    """Return the headings a person chose; a choice that is not there or is forbidden is a problem."""
    chosen: dict[Field, Heading] = {}
    wrong: list[ListProblem] = []
    for field, column in mapping.items():
        position = _position(column, headings)
        if column is None:
            continue
        if position is None or position >= len(headings):
            name = letters(column) if isinstance(column, int) else column
            wrong.append(MappedColumnUnknown(cell=address(0, row), field=field, column=name))
        elif headings[position].fate is Fate.FORBIDDEN:
            wrong.append(ForbiddenColumn(cell=address(position, row), column=headings[position].text))
        else:
            chosen[field] = headings[position]
    return chosen, wrong


def _position(column: Choice, headings: Sequence[Heading]) -> int | None:
    """Return the place of a column given by heading, letters or the place itself, counted from 0."""
    if not isinstance(column, str):
        return column
    same = [heading.column for heading in headings if bare(heading.text) == bare(column) != ""]
    if same:
        return same[0]
    name = column.strip().upper()
    if not (name.isascii() and name.isalpha() and len(name) <= _MOST_LETTERS):
        return None
    return column_of(name)


def _doubled(headings: Sequence[Heading], decided: Container[Field], row: int) -> list[ListProblem]:
    """Return a problem for each field that two columns announce and no mapping decides."""
    first: dict[Field, Heading] = {}
    doubled: list[ListProblem] = []
    for heading in headings:
        field = heading.field
        if field is None or field in decided or field is Field.SESSION_DATE:
            continue
        before = first.setdefault(field, heading)
        if before is not heading:
            cells = address(before.column, row), address(heading.column, row)
            doubled.append(ColumnTwice(cell=cells[0], second_cell=cells[1], column=before.text))
    return doubled


def _missing(headings: Sequence[Heading], chosen: Mapping[Field, Heading], row: int) -> list[ListProblem]:
    """Return a problem for each required field without a column.

    The headings read are named only if one of them is a heading at all: else the line may be a person's.
    """
    known = any(heading.fate is not Fate.IGNORED for heading in headings)
    texts = tuple(heading.text for heading in headings if heading.text) if known else ()
    missing: list[ListProblem] = []
    if Field.SEX not in chosen:
        missing.append(SexColumnMissing(cell=address(0, row), columns=texts))
    if not any(field in chosen for field in AGE_FIELDS):
        missing.append(AgeColumnMissing(cell=address(0, row), columns=texts))
    return missing
